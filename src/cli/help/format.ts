// What --help says of a command, read off its declaration.
import { Help, type Argument, type Command, type Option } from 'commander';
import { HELP_COLUMNS, TOPIC_LIST, TOPIC_NAMES, layOut, type HelpItem, type HelpList, type HelpPage } from './page.js';
import { EXIT_MEANINGS, ExitCode, type ExitKind } from '../errors/exit-codes.js';

type HelpPlace = Parameters<Help['prepareContext']>[0];

export class ScripHelp extends Help {
  /** Shown because a command is missing: what there is to type, without the flags. */
  private isShort = false;

  override prepareContext(place: HelpPlace): void {
    super.prepareContext(place);
    this.isShort = place.error === true;
  }

  override subcommandTerm(command: Command): string {
    return command.name();
  }

  /** --help is a flag of all commands, and who reads this has found it. */
  override visibleOptions(command: Command): Option[] {
    if (this.isShort) return [];
    return super.visibleOptions(command).filter(({ long }) => isProgram(command) || long !== '--help');
  }

  override optionDescription(option: Option): string {
    return withChoices(option, isDefaultShown(option));
  }

  override argumentDescription(argument: Argument): string {
    return withChoices(argument, argument.defaultValue !== undefined);
  }

  override formatHelp(command: Command): string {
    return layOut(this.page(command), this.helpWidth ?? HELP_COLUMNS);
  }

  page(command: Command): HelpPage {
    const options = this.visibleOptions(command);
    return {
      usage: this.commandUsage(command),
      description: command.description(),
      examples: examplesOf(command).map((example) => `scrip ${example}`),
      words: this.words(command),
      flags: [...new Set(options.map(groupOf))].map((group): HelpList => {
        const members = options.filter((option) => groupOf(option) === group);
        return [group, members.map((option): HelpItem => [this.optionTerm(option), this.optionDescription(option)])];
      }),
      pointers: pointersOf(command, this.isShort),
    };
  }

  /** Arguments, commands and topics, in the order in which they are shown. */
  private words(command: Command): HelpList[] {
    const args = this.visibleArguments(command).map((argument): HelpItem => [
      this.argumentTerm(argument),
      this.argumentDescription(argument),
    ]);
    const commands = this.visibleCommands(command).map((child): HelpItem => [
      this.subcommandTerm(child),
      this.subcommandDescription(child),
    ]);
    const topics = isProgram(command) && !this.isShort ? Object.entries(TOPIC_NAMES) : [];
    return [
      ['Arguments:', args],
      ['Commands:', commands],
      ['Topics, behind scrip help:', topics],
    ];
  }
}

function groupOf(option: Option): string {
  return option.helpGroupHeading ?? 'Options:';
}

interface Described {
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
  readonly defaultValue?: unknown;
  readonly defaultValueDescription?: string | undefined;
}

/** The description with what may be written there and what is taken otherwise, unless it says so itself. */
function withChoices(what: object, showDefault: boolean): string {
  const { description, argChoices: choices = [], defaultValue, defaultValueDescription } = what as Described;
  const unsaid = choices.filter((choice) => !description.includes(choice));
  return [
    unsaid.length === 0 ? description : `${description}: ${orList(choices)}`,
    ...(showDefault ? [`(default: ${defaultValueDescription ?? String(defaultValue)})`] : []),
  ].join(' ');
}

function isDefaultShown(option: Option): boolean {
  return option.defaultValue !== undefined && (option.required || option.optional);
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function isProgram(command: Command): boolean {
  return command.parent === null;
}

function pointersOf(command: Command, isShort: boolean): string[] {
  if (!isProgram(command)) return ['Flags of all commands: scrip --help', 'Exit codes: scrip help exit-codes'];
  const ofCommand = 'Help of a command: scrip help <command>, or --help behind it';
  return isShort ? [ofCommand, `Topics: scrip help with one of ${TOPIC_LIST}`] : [ofCommand];
}

// A command as data: what `--help --json` prints, and what the man pages are made from.

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

interface ExitRow {
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

// Which examples a command is shown with.

/** Examples of a group: the first of each of its commands, and no more than these. */
const EXAMPLES_OF_A_GROUP = 3;

/** A command's own examples; those of a group come from its commands. */
function examplesOf(command: Command): string[] {
  const own = 'examples' in command ? (command.examples as readonly string[]) : [];
  if (own.length > 0) return own.map(onOneLine);
  return command.commands.flatMap((child) => examplesOf(child).slice(0, 1)).slice(0, EXAMPLES_OF_A_GROUP);
}

function onOneLine(example: string): string {
  return example.replaceAll(/\s*\\\n\s*/g, ' ');
}

// The environment variables that scrip reads, for `scrip help environment`, --help --json and the man pages.

export const ENVIRONMENT: readonly (readonly [name: string, what: string])[] = [
  ['SCRIP_MODE', 'sandbox or live, like --mode'],
  ['SCRIP_PROFILE', 'the profile to use, like --profile'],
  ['SCRIP_API_KEY', 'the API key of live mode; it does not choose live by itself'],
  ['SCRIP_BASE_URL', 'where the live API is (default: https://api.scrip.dev)'],
  ['SCRIP_HOME', "one folder for all files (default: the platform's own)"],
  ['SCRIP_TIMEOUT', 'seconds that one attempt at a request may take: 30 or 0.5'],
  ['SCRIP_MAX_RETRIES', 'attempts after the first, 0 to 10 (default: 2)'],
  ['SCRIP_LOCALE', 'grouping of amounts for reading, such as de-DE; not in JSON'],
  ['SCRIP_ACCESSIBLE', '1: plain numbered questions, and progress as lines'],
  ['NO_COLOR', 'set to anything: no colour'],
  ['FORCE_COLOR', 'colour even where there is no terminal; wins over NO_COLOR'],
  ['CI', 'set to anything: never ask, like --no-input'],
];

export function environmentText(): string {
  const width = Math.max(...ENVIRONMENT.map(([name]) => name.length)) + 2;
  const lines = ENVIRONMENT.map(([name, what]) => `  ${name.padEnd(width)}${what}\n`).join('');
  return `Environment variables\n\nA flag wins over its variable. An empty variable counts as one that is not set.\n\n${lines}`;
}
