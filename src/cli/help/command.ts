// How commands are declared: a name, a summary, examples. Help, man pages and completion all read the same tree.
import {
  Command,
  InvalidArgumentError,
  type Argument,
  type ErrorOptions,
  type Help,
  type HelpContext,
  type Option,
} from 'commander';
import { ScripHelp, helpDocument } from './format.js';
import { didYouMean, suggest } from '../errors/suggest.js';

/** The redemption of the documentation's example, which the demo data has. */
export const DEMO_REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';

export interface CommandText {
  /** Lower-case, without a point at its end. */
  readonly summary: string;
  /** Without the program's name; a remark goes behind three blanks and a "#". */
  readonly examples: readonly string[];
}

/** A command that knows its examples, and the manner of our help. */
export class ScripCommand extends Command {
  examples: readonly string[] = [];
  /** Where --json was given, help is one document too. Looked at on the program itself only. */
  helpAsJson = false;

  override createHelp(): Help {
    return new ScripHelp();
  }

  override outputHelp(context?: HelpContext | ((text: string) => string)): void {
    const isError = typeof context === 'object' && context.error;
    if (!isError && programOf(this).helpAsJson === true) {
      this.configureOutput().writeOut?.(`${JSON.stringify(helpDocument(this))}\n`);
      return;
    }
    super.outputHelp(context as HelpContext);
  }

  override error(message: string, options?: ErrorOptions): never {
    const mistake = explainMistake({ message, code: options?.code }, this, programOf(this).rawArgs ?? []);
    return super.error(mistake.message, { ...options, ...(mistake.code !== undefined && { code: mistake.code }) });
  }
}

/** A command with its line in the list and its examples. */
export function describedCommand(name: string, { summary, examples }: CommandText): Command {
  const command = group(name, summary);
  command.examples = examples;
  return command;
}

/** A word that only groups other commands. Its examples are theirs. */
export function group(name: string, summary: string): ScripCommand {
  const command = new ScripCommand(name);
  command.summary(summary).description(sentence(summary));
  return command;
}

/** What is true of a whole run is kept by the command at the top. */
interface Program {
  readonly helpAsJson?: boolean;
  /** Set by commander when it begins; not among its types. */
  readonly rawArgs?: readonly string[];
}

function programOf(command: Command): Program {
  return command.parent ? programOf(command.parent) : (command as Program);
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

// What was probably meant by a word that a command does not know. It is suggested in the hint and never run.

/** A mistake as commander tells it: in brackets on a line of its own is what it suggests. */
export interface Mistake {
  readonly message: string;
  readonly code: string | undefined;
}

/**
 * The same mistake with a better suggestion, where commander has a poor one or none.
 *
 * @param words - the command line as it was typed
 */
export function explainMistake(mistake: Mistake, command: Command, words: readonly string[]): Mistake {
  const [message = ''] = mistake.message.split('\n');
  if (mistake.code === 'commander.unknownCommand' || mistake.code === 'commander.excessArguments') {
    const meant = meantCommand(command, command.args[0] ?? '');
    return meant === undefined ? mistake : { ...mistake, message: `${message}\n(${meant})` };
  }
  if (mistake.code === 'commander.unknownOption') return explainFlag(mistake, command, words);
  // What is missing may be there, but misspelled.
  if (mistake.code === 'commander.missingMandatoryOptionValue') return meantFlag(command, words) ?? mistake;
  return mistake;
}

/** Said without its value: a key that was typed there must not be repeated on the screen as well. */
function explainFlag(mistake: Mistake, command: Command, words: readonly string[]): Mistake {
  const message = mistake.message.replace(/^(.*'[^'=\n]*)=.*'/s, "$1'");
  return meantFlag(command, words) ?? { ...mistake, message };
}

/** The first flag that the command does not know and that is nearly one it knows. */
function meantFlag(command: Command, words: readonly string[]): Mistake | undefined {
  const end = words.indexOf('--');
  const known = flagsOf(command);
  for (const word of end === -1 ? words : words.slice(0, end)) {
    const [flag = ''] = word.split('=');
    const meant = word.startsWith('--') && !known.includes(flag) ? didYouMean(flag, known) : undefined;
    if (meant !== undefined)
      return { code: 'commander.unknownOption', message: `unknown option '${flag}'\n(${meant})` };
  }
  return undefined;
}

/** By its name, even if what was typed is nearer to what it is called otherwise. */
function meantCommand(command: Command, word: string): string | undefined {
  const nameOf = new Map<string, string>();
  for (const child of command.createHelp().visibleCommands(command)) {
    for (const name of [child.name(), ...child.aliases()]) nameOf.set(name, child.name());
  }
  const nearest = suggest(word, nameOf.keys());
  return nearest === undefined ? undefined : `Did you mean ${nameOf.get(nearest) ?? nearest}?`;
}

function flagsOf(command: Command): string[] {
  const own = command.options.filter((option) => !option.hidden).map((option) => option.long ?? '');
  return [...own, '--help', ...(command.parent ? flagsOf(command.parent) : [])];
}

/** A value that is nearly one that may be written gets that one as a hint. */
export function suggestChoice(value: Option | Argument): void {
  const { argChoices: choices, parseArg: parse } = value;
  if (choices === undefined || parse === undefined) return;
  value.parseArg = (text, previous) => {
    try {
      return parse.call(value, text, previous) as typeof previous;
    } catch (error) {
      const meant = didYouMean(text, choices);
      if (!(error instanceof InvalidArgumentError) || meant === undefined) throw error;
      throw new InvalidArgumentError(`${error.message}\n(${meant})`);
    }
  };
}

// Reads the values of flags. What the documentation would allow is never refused here.

/** A decimal as the API writes amounts. Whether it is too large or too small is for the API to say. */
export function plainDecimal(text: string): string {
  if (/^\d+(\.\d+)?$/.test(text)) return text;
  throw new InvalidArgumentError('Write a plain decimal such as 12.50: digits and a point, no sign, comma or blank.');
}

export function wholeNumber(text: string): number {
  const value = /^\d{1,15}$/.test(text) ? parseInt(text, 10) : undefined;
  if (value === undefined) throw new InvalidArgumentError('Write a whole number.');
  return value;
}

export function positiveNumber(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('Write a whole number of at least 1.');
  return value;
}

/** @param most - the largest value that is taken */
export function atMost(value: number, most: number): number {
  if (value > most) throw new InvalidArgumentError(`At most ${most}.`);
  return value;
}

export function portNumber(text: string): number {
  const value = wholeNumber(text);
  if (value > 65_535) throw new InvalidArgumentError('Ports end at 65535; 0 picks a free one.');
  return value;
}

export function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}
