// What a rule answers: nothing, or its refusal in one line.
import { Refusal } from '../../src/local-engine/rules/refusal.js';

/** `code: message` of the refusal; undefined when the rule lets it pass. */
export function refusalOf<Args extends unknown[]>(rule: (...args: Args) => unknown, ...args: Args): string | undefined {
  try {
    rule(...args);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`;
    throw error;
  }
}
