// How commands are declared: a name, a summary, examples. Help, man pages and completion all read the same tree.
import {
  Command,
  Argument,
  InvalidArgumentError,
  Option,
  type ErrorOptions,
  type Help,
  type HelpContext,
} from 'commander';
import type { CliContext } from '../context.js';
import { ScripHelp, helpDocument } from './format.js';
import { RepeatableOption, lostValue } from './lost-values.js';
import { didYouMean, suggest } from '../errors/suggest.js';

/** The redemption of the documentation's example, which the demo data has. */
export const DEMO_REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';

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
    if (!isError && asksForJson(this)) {
      this.configureOutput().writeOut?.(`${JSON.stringify(helpDocument(this))}\n`);
      return;
    }
    super.outputHelp(context as HelpContext);
  }

  override error(message: string, options?: ErrorOptions): never {
    const words = programOf(this).rawArgs ?? [];
    const lost = lostValue(this, words);
    if (lost !== undefined) throw lost;
    const mistake = explainMistake({ message, code: options?.code }, this, words);
    return super.error(mistake.message, { ...options, ...(mistake.code !== undefined && { code: mistake.code }) });
  }
}

/** A command that is declared once it is known what it runs with. */
export type Declare = (ctx: CliContext) => ScripCommand;

/** What a command is: how it is called, what may be said to it, and what it does then. */
interface CommandSpec<A extends readonly ArgumentSpec[], F extends readonly Flag[]> {
  readonly name: string;
  /** Lower-case, without a point at its end. */
  readonly summary: string;
  /** Without the program's name; a remark goes behind three blanks and a "#". */
  readonly examples: readonly string[];
  readonly arguments?: A;
  readonly flags?: F;
  /** Commands below this one, which can be run itself too. */
  readonly commands?: readonly Declare[];
  readonly run: (ctx: CliContext, said: Said<A, F>) => void | Promise<void>;
}

/** What was said on a command line, read and named. */
export interface Said<A extends readonly ArgumentSpec[], F extends readonly Flag[]> {
  readonly args: { readonly [K in keyof A]: A[K] extends ArgumentSpec<infer V> ? V : never };
  readonly flags: FlagsOf<F>;
  /** Knows the flags that all commands take. */
  readonly command: Command;
}

/** The flags of a command, by name. */
export type FlagsOf<F extends readonly Flag[]> = Intersection<
  F[number] extends infer E ? (E extends Flag<infer V> ? V : never) : never
>;

export function command<const A extends readonly ArgumentSpec[] = [], const F extends readonly Flag[] = []>(
  spec: CommandSpec<A, F>,
): Declare {
  return (ctx) => {
    const declared = group({ commands: [], ...spec })(ctx);
    declared.examples = spec.examples;
    for (const each of spec.arguments ?? []) declared.addArgument(declareArgument(each));
    for (const each of spec.flags ?? []) declared.addOption(declareFlag(each));
    declared.action((...words: unknown[]) => {
      const [flags, self] = words.slice(-2);
      return spec.run(ctx, { args: words.slice(0, -2), flags, command: self } as unknown as Said<A, F>);
    });
    return declared;
  };
}

export interface GroupSpec {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  /** In the order of help. */
  readonly commands: readonly Declare[];
}

/** A word that only groups other commands. Its examples are theirs. */
export function group({ name, alias, summary, commands }: GroupSpec): Declare {
  return (ctx) => {
    const declared = new ScripCommand(name);
    declared.summary(summary).description(sentence(summary));
    if (alias !== undefined) declared.alias(alias);
    for (const child of commands) declared.addCommand(child(ctx));
    return declared;
  };
}

/** A flag; `V` is what it adds to the flags that a command is given. */
export interface Flag<V = object> {
  /** As help shows it: "--times <n>". */
  readonly words: string;
  readonly about: string;
  readonly reading: Reading;
  /** The group in help that it belongs to. */
  readonly heading?: string;
  /** Of types only; never there. */
  readonly value?: V;
}

/** An argument; `V` is what a command is given. */
interface ArgumentSpec<V = unknown> {
  /** "<id>"; "[id]" may be left out, "[id...]" may be several. */
  readonly words: string;
  readonly about: string;
  readonly reading: Reading;
  /** Of types only; never there. */
  readonly value?: V;
}

type Parse<T> = (text: string, before?: T) => T;

/** How what was typed is read; without any of it, as text. */
interface Reading {
  readonly parse?: (text: string, before?: never) => unknown;
  /** What may be written; with `parse` only what completion offers. */
  readonly choices?: readonly string[];
  readonly default?: unknown;
  readonly isMandatory?: boolean;
  /** May be given more than once. */
  readonly isRepeatable?: boolean;
  /** Another flag, without its dashes, that it does not go with. */
  readonly conflicts?: string;
}

type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
type NameOf<W extends string> = W extends `--no-${infer N}`
  ? Camel<N>
  : W extends `--${infer N} <${string}`
    ? Camel<N>
    : W extends `--${infer N}`
      ? Camel<N>
      : never;
type Read<R> = R extends { parse: (...words: never[]) => infer T }
  ? T
  : R extends { choices: readonly (infer C)[] }
    ? C
    : string;
type ValueOf<W extends string, R> = W extends `${string}<${string}` ? Read<R> : boolean;
type FlagValue<W extends string, R> = W extends `--no-${string}`
  ? Readonly<Record<NameOf<W>, boolean>>
  : R extends { default: unknown } | { isMandatory: true }
    ? Readonly<Record<NameOf<W>, ValueOf<W, R>>>
    : Readonly<Partial<Record<NameOf<W>, ValueOf<W, R>>>>;
type ArgumentValue<W extends string, R> = W extends `${string}...${string}`
  ? readonly Read<R>[]
  : W extends `[${string}`
    ? R extends { default: unknown }
      ? Read<R>
      : Read<R> | undefined
    : Read<R>;

/** @param words - as help shows it: "--times <n>"; its name is what it is called among the flags: times */
export function flag<const W extends string>(words: W, about: string): Flag<FlagValue<W, object>>;
export function flag<const W extends string, T>(
  words: W,
  about: string,
  parse: Parse<T>,
): Flag<FlagValue<W, { parse: Parse<T> }>>;
export function flag<const W extends string, const R extends Reading>(
  words: W,
  about: string,
  reading: R,
): Flag<FlagValue<W, R>>;
export function flag(words: string, about: string, reading: Reading['parse'] | Reading = {}): Flag {
  return { words, about, reading: typeof reading === 'function' ? { parse: reading } : reading };
}

/** @param words - "<id>", "[id]" or "[id...]" */
export function argument<const W extends string>(words: W, about: string): ArgumentSpec<ArgumentValue<W, object>>;
export function argument<const W extends string, T>(
  words: W,
  about: string,
  parse: Parse<T>,
): ArgumentSpec<ArgumentValue<W, { parse: Parse<T> }>>;
export function argument<const W extends string, const R extends Reading>(
  words: W,
  about: string,
  reading: R,
): ArgumentSpec<ArgumentValue<W, R>>;
export function argument(words: string, about: string, reading: Reading['parse'] | Reading = {}): ArgumentSpec {
  return { words, about, reading: typeof reading === 'function' ? { parse: reading } : reading };
}

/** The same flags, below a heading of their own in help. */
export function headed<const F extends readonly Flag[]>(heading: string, flags: F): F {
  return flags.map((each) => ({ ...each, heading })) as unknown as F;
}

function declareFlag({ words, about, reading, heading }: Flag): Option {
  const isRepeatable = reading.isRepeatable === true;
  const option = read(isRepeatable ? new RepeatableOption(words, about) : new Option(words, about), reading);
  if (heading !== undefined) option.helpGroup(heading);
  if (reading.isMandatory === true) option.makeOptionMandatory();
  if (reading.conflicts !== undefined) option.conflicts(reading.conflicts);
  return option;
}

function declareArgument({ words, about, reading }: ArgumentSpec): Argument {
  return read(new Argument(words, about), reading);
}

function read<T extends Option | Argument>(value: T, { choices, parse, ...reading }: Reading): T {
  if (choices !== undefined) value.choices(choices);
  if (reading.default !== undefined) value.default(reading.default);
  if (parse !== undefined) value.argParser(parse as Parse<unknown>);
  return value;
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

/** Whether what is printed is to be one JSON document. */
export function asksForJson(command: Command): boolean {
  return programOf(command).helpAsJson === true;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

// What was probably meant by a word that a command does not know. It is suggested in the hint and never run.

/** A mistake as commander tells it: in brackets on a line of its own is what it suggests. */
interface Mistake {
  readonly message: string;
  readonly code: string | undefined;
}

/**
 * The same mistake with a better suggestion, where commander has a poor one or none.
 *
 * @param words - the command line as it was typed
 */
function explainMistake(mistake: Mistake, command: Command, words: readonly string[]): Mistake {
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
