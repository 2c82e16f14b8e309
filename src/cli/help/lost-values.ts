// Flags that did not get the value that was meant: a variable that was empty leaves the next flag in its place, and of a flag
// that stands twice only one value would count. Source: decision D48.
// A file of its own because it reads the command line as it was typed, which commander has forgotten by then.
import { Option, type Command } from 'commander';
import { UsageError } from '../errors/errors.js';
import { suggest } from '../errors/suggest.js';

/** A flag that takes a value each time it is given. */
export class RepeatableOption extends Option {}

/**
 * The first flag of a command line without a value of its own.
 *
 * @param command - the command that was found; the flags of those above it count too
 * @param words - the command line as it was typed
 */
export function lostValue(command: Command, words: readonly string[]): UsageError | undefined {
  const options = optionsOf(command);
  const names = [...options.flatMap(({ long, short }) => [long, short]), '--help'].filter((name) => name !== undefined);
  const seen = new Set<Option>();
  for (const { option, flag, value, isNextWord } of givenValues(options, words)) {
    const other = isNextWord ? flagIn(value, names) : undefined;
    if (other !== undefined) return takenForValue(flag, other);
    if (value === '') {
      return new UsageError(`${flag} has an empty value`, 'give it a value, or leave the flag out');
    }
    if (seen.has(option) && !(option instanceof RepeatableOption)) {
      return new UsageError(`${flag} is given twice, and takes one value`, 'leave one of them out');
    }
    seen.add(option);
  }
  return undefined;
}

interface GivenValue {
  readonly option: Option;
  readonly flag: string;
  readonly value: string;
  /** Not written behind a "=". */
  readonly isNextWord: boolean;
}

function* givenValues(options: readonly Option[], words: readonly string[]): Generator<GivenValue> {
  for (let at = 0; at < words.length && words[at] !== '--'; at += 1) {
    const [flag = '', ...rest] = (words[at] ?? '').split('=');
    const option = options.find((known) => known.required && (known.long === flag || known.short === flag));
    if (option === undefined) continue;
    const isNextWord = rest.length === 0;
    if (isNextWord) at += 1;
    const value = isNextWord ? words[at] : rest.join('=');
    if (value !== undefined) yield { option, flag, value, isNextWord };
  }
}

/** One dash and a word, and the long dashes that programs make of two hyphens: `-dry-run`, `—yes`. */
const OTHER_DASHES = /^[-\u2010-\u2015\u2212]+(?=\p{L}[\p{L}-]+$)/u;
const ONE_LETTER = /^-\p{L}$/u;

/** The flag that a word is, or is nearly; `--` ends the flags and is no value either. */
function flagIn(word: string, names: readonly string[]): string | undefined {
  const [name = ''] = word.split('=');
  if (name === '--' || names.includes(name) || ONE_LETTER.test(name)) return name;
  if (name.startsWith('--')) return suggest(name, names);
  const long = name.replace(OTHER_DASHES, '--');
  return names.includes(long) ? long : undefined;
}

function takenForValue(flag: string, other: string): UsageError {
  return new UsageError(
    `${flag} has no value: what follows it is ${other}`,
    `write a value behind ${flag}; if it is to be exactly that: ${flag}=${other}`,
  );
}

function optionsOf(command: Command): Option[] {
  return [...command.options, ...(command.parent ? optionsOf(command.parent) : [])];
}
