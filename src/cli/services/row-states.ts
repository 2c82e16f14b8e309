// What the states of a row mean for money.

/** A reversal was made. */
export const DONE: readonly string[] = ['applied', 'replayed'];

/** A reversal may have been made. */
export const IN_DOUBT: readonly string[] = ['sent', 'unknown'];
