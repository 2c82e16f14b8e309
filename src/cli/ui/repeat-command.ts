// The command to type again when the outcome of a write is unknown.
import { quoteCommand } from './shell-quote.js';

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
