// What a fuzz target is: a grammar of inputs, and an oracle that says of each what must be true of our answer to it.
import type fc from 'fast-check';

/** An input is JSON, so that it can be kept in a file. */
export interface Target<Input> {
  readonly name: string;
  /** Valid inputs, nearly valid ones, and what nobody would send. */
  readonly grammar: fc.Arbitrary<Input>;
  /** Inputs near to two that reached something new. */
  readonly near: (one: Input, other: Input) => fc.Arbitrary<Input>;
  /** Does it, and throws what is wrong with the outcome. */
  readonly run: (input: Input) => Promise<void>;
  /** Lets go of what runs share. */
  readonly stop?: () => void;
  /** The sources that it is to reach. */
  readonly covers: RegExp;
}

// Targets of different inputs lie in one list; each is only ever given its own.
export type AnyTarget = Target<any>;

/** An error as it is told: with where it came from, if it knows. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}

/** What an oracle found. */
export class Finding extends Error {
  constructor(message: string, seen?: unknown) {
    super(seen === undefined ? message : `${message}: ${shown(seen)}`);
    this.name = 'Finding';
  }
}

/** @throws Finding */
export function holds(isTrue: boolean, message: string, seen?: unknown): asserts isTrue {
  if (!isTrue) throw new Finding(message, seen);
}

/** @throws Finding when the two are not alike, as JSON */
export function same(found: unknown, expected: unknown, message: string): void {
  const [is, should] = [shown(found), shown(expected)];
  if (is !== should) throw new Finding(`${message}\n  found    ${is}\n  expected ${should}`);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value, (_name, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) as
    string | undefined;
  return (text ?? 'undefined').slice(0, 2000);
}
