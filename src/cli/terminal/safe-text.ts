// Makes text from outside safe for a terminal: what would be obeyed, or would reorder the line, is shown instead.
import type { ResponseEvent } from '../../sdk/index.js';

/**
 * Control characters (C0, DEL, C1), line and paragraph separators, marks that reorder text, characters without any
 * width that can hide text, and halves of surrogate pairs. The joiners U+200C and U+200D stay: words need them.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line, with unsafe characters written out: U+202E becomes `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (unsafe) => SHORT[unsafe] ?? `\\u{${codePoint(unsafe)}}`);
}

/** JSON in which unsafe characters are escaped: the same document, but nothing in it is obeyed by a terminal. */
export function visibleJson(document: unknown): string {
  return JSON.stringify(document).replace(UNSAFE, (unsafe) =>
    unsafe
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/**
 * A field of an answer as text for the screen, whatever the API put there: a missing one is empty. What a live API leaves
 * out or changes must never keep a done reversal from being told.
 */
export function shown(field: unknown): string {
  if (field === undefined || field === null) return '';
  return visible(typeof field === 'string' ? field : JSON.stringify(field));
}

/** Whether a text would change on its way through {@link visible}. */
export function isUnsafe(text: string): boolean {
  return visible(text) !== text;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

// Commands that a person can copy from the screen into a shell.

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word for a POSIX shell. A word that would act on the terminal is written in the `$'…'` form of bash and zsh. */
export function quoteWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!isUnsafe(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  return `$'${Array.from(word, escapeInDollarQuotes).join('')}'`;
}

export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function escapeInDollarQuotes(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  if (!isUnsafe(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  return point <= 0xffff ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}

// The command to type again when the outcome of a write is unknown.

/**
 * The same command with the key it used, so that running it again can act only once.
 *
 * Leaves --expect-remaining out: if the write was done, what remains has moved because of it, and the check would
 * stand between the user and the answer. The key protects instead.
 *
 * @param argv - as it was typed, without the program's name
 */
export function repeatCommand(argv: readonly string[], idempotencyKey: string): string {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  const operands = end === -1 ? [] : argv.slice(end);
  const kept = without(without(flags, '--expect-remaining'), '--idempotency-key');
  return quoteCommand(['scrip', ...kept, '--idempotency-key', idempotencyKey, ...operands]);
}

/** The words without a flag and its value, in either spelling. */
function without(words: readonly string[], flag: string): string[] {
  return words.filter((word, at) => word !== flag && words[at - 1] !== flag && !word.startsWith(`${flag}=`));
}

// One request in one line, for --verbose. The SDK has taken the secrets out already.

export function traceLine(event: ResponseEvent): string {
  const { method, url, attempt, status, error, durationMs, requestId } = event;
  const outcome = status === undefined ? `no answer: ${visible(error ?? 'unknown')}` : `HTTP ${status}`;
  const again = attempt > 1 ? ` (attempt ${attempt})` : '';
  const request = requestId === undefined ? '' : ` ${visible(requestId)}`;
  return `${method} ${visible(url)}${again}: ${outcome} in ${Math.round(durationMs)} ms${request}`;
}
