// Keeps a spreadsheet from running a cell of ours as a formula, in a way that can be undone without loss.

/** What a spreadsheet would run, and what already carries our mark before such a text. */
const RISKY = /^'*[=+\-@\t\r]/;
const MARKED = /^'+[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Puts a `'` before what a spreadsheet would run; a plain number stays one: `-5.00` is text to nobody.
 * A cell that already looks marked gets one mark more, so that {@link unguarded} gives back every cell as it was.
 */
export function guarded(cell: string): string {
  return RISKY.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Takes exactly one mark off. */
export function unguarded(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell;
}
