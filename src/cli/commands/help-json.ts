// A command as data: what `--help --json` prints, and what the man pages are made from.
import type { Argument, Command, Option } from 'commander';
import { EXIT_MEANINGS, ExitCode, type ExitKind } from '../exit-codes.js';
import { ENVIRONMENT } from './help-environment.js';
import { examplesOf } from './help-example.js';
import { TOPIC_NAMES } from './help-topic-names.js';

export interface CommandDocument {
  /** As it is typed: "scrip redemptions reverse". */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly string[];
  readonly arguments: readonly ArgumentDocument[];
  readonly options: readonly OptionDocument[];
  readonly subcommands: readonly CommandDocument[];
}

interface ArgumentDocument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly repeatable: boolean;
  readonly choices?: readonly string[] | undefined;
  readonly default?: unknown;
}

interface OptionDocument {
  readonly flags: string;
  readonly description: string;
  readonly required: boolean;
  readonly group?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly default?: unknown;
}

export interface ProgramDocument extends CommandDocument {
  readonly topics: readonly { readonly name: string; readonly summary: string }[];
  readonly environment: readonly { readonly name: string; readonly description: string }[];
  readonly exit_codes: readonly ExitRow[];
}

export interface ExitRow {
  readonly code: number;
  readonly kind: ExitKind;
  readonly when: string;
  readonly again: string;
}

/** The whole surface, of the program itself; else the command and what is below it. */
export function helpDocument(command: Command): CommandDocument | ProgramDocument {
  const document = describeCommand(command);
  if (command.parent) return document;
  const topics = Object.entries(TOPIC_NAMES).map(([name, summary]) => ({ name, summary }));
  return { ...document, topics, environment: environment(), exit_codes: exitCodes() };
}

export function environment(): ProgramDocument['environment'] {
  return ENVIRONMENT.map(([name, description]) => ({ name, description }));
}

export function exitCodes(): ExitRow[] {
  const kinds = Object.keys(EXIT_MEANINGS) as ExitKind[];
  return kinds.map((kind) => ({ code: ExitCode[kind], kind, ...EXIT_MEANINGS[kind] }));
}

/** The command and everything below it; absent fields are left out when it is written as JSON. */
function describeCommand(command: Command): CommandDocument {
  const helper = command.createHelp();
  return {
    name: nameOf(command),
    aliases: command.aliases(),
    summary: command.summary() || command.description(),
    usage: helper.commandUsage(command),
    examples: examplesOf(command).map((example) => `scrip ${example}`),
    arguments: command.registeredArguments.map(describeArgument),
    options: helper.visibleOptions(command).map(describeOption),
    subcommands: helper.visibleCommands(command).map(describeCommand),
  };
}

/** The words to type, without what they are called otherwise. */
export function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function describeArgument(argument: Argument): ArgumentDocument {
  return {
    name: argument.name(),
    description: argument.description,
    required: argument.required,
    repeatable: argument.variadic,
    choices: argument.argChoices,
    default: argument.defaultValue as unknown,
  };
}

function describeOption(option: Option): OptionDocument {
  return {
    flags: option.flags,
    description: option.description,
    required: option.mandatory,
    group: option.helpGroupHeading?.replace(/:$/, ''),
    choices: option.argChoices,
    // What --no-... switches off is on by default; saying so would only confuse.
    default: option.negate ? undefined : (option.defaultValue as unknown),
  };
}
