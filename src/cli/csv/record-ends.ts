// Finds where records end without splitting them into cells: outside quotes, in any file whose quotes are sound.
// In one whose quotes are not, the parser reports the first bad quote, and up to there everything found here is right.

/** How much text is gathered before it is cut, in UTF-16 units, and how much at most while no record ends in it. */
const BLOCK = 65_536;
const LONGEST_WAIT = 4_194_304;

/** Gathers text and gives it back in blocks of whole records. */
export interface RecordCutter {
  /** Adds text; what is given back holds whole records, and is empty until there is enough. */
  add(text: string): string;
  /** What is left of whole records. */
  whole(): string;
  /** Everything that is left. */
  rest(): string;
  /** So much text without the end of a record that waiting for it would cost memory for nothing. */
  isStuck(): boolean;
}

/** Makes an empty cutter. */
export function createRecordCutter(): RecordCutter {
  let pending = '';
  let enough = BLOCK;

  const cut = (end: number): string => {
    const block = pending.slice(0, end);
    pending = pending.slice(end);
    return block;
  };
  const whole = (): string => cut(lastRecordEnd(pending));
  return {
    add(text) {
      pending += text;
      if (pending.length < enough) return '';
      const block = whole();
      // Twice as much the next time, or a long record would be searched over and over.
      enough = block === '' ? pending.length * 2 : BLOCK;
      return block;
    },
    whole,
    rest: () => cut(pending.length),
    isStuck: () => pending.length > LONGEST_WAIT,
  };
}

/** The stretches of a text that are outside quotes, when the text starts where a record does. */
export function* outsideQuotes(text: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (;;) {
    const open = text.indexOf('"', from);
    if (open === -1) break;
    yield [from, open];
    const close = text.indexOf('"', open + 1);
    if (close === -1) return;
    from = close + 1;
  }
  yield [from, text.length];
}

/** Where the first record of a text ends, its line end included; the whole text when it has none. */
export function firstRecordEnd(text: string): number {
  for (const [from, to] of outsideQuotes(text)) {
    const lineEnd = text.slice(from, to).indexOf('\n');
    if (lineEnd !== -1) return from + lineEnd + 1;
  }
  return text.length;
}

/** Where a carriage return stands outside quotes without a line feed behind it, or -1. */
export function bareReturn(text: string): number {
  if (!/\r(?!\n)/.test(text)) return -1;
  for (const [from, to] of outsideQuotes(text)) {
    const found = text.slice(from, to + 1).search(/\r(?!\n)/);
    if (found !== -1) return from + found;
  }
  return -1;
}

/** How many line feeds a text has. */
export function lineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function lastRecordEnd(text: string): number {
  let end = 0;
  for (const [from, to] of outsideQuotes(text)) {
    const lineEnd = text.slice(from, to).lastIndexOf('\n');
    if (lineEnd !== -1) end = from + lineEnd + 1;
  }
  return end;
}
