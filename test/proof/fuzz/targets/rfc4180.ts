// RFC 4180 and nothing else, one character after the other: the oracle of the CSV reader. It shares nothing with it.

export interface Parsed {
  readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** The first place that is not CSV, and the line on which its record starts. */
  readonly bad?: { readonly what: Bad; readonly line: number };
}

export type Bad = 'bare_carriage_return' | 'quote_in_cell' | 'text_after_quote' | 'quote_not_closed';

type State = 'begins' | 'plain' | 'quoted' | 'closed';

/** A bare carriage return is told by its own line, as no record ends there for those who look. */
export function parseCsv(text: string, delimiter: string): Parsed {
  const records: { line: number; cells: string[] }[] = [];
  let [cells, cell, state]: [string[], string, State] = [[], '', 'begins'];
  let [line, start] = [1, 1];
  const bad = (what: Bad, where = start): Parsed => ({ records, bad: { what, line: where } });
  const endCell = (): void => {
    cells.push(cell);
    [cell, state] = ['', 'begins'];
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (unit === '\n') line += 1;
    if (state === 'quoted') {
      if (unit !== '"') cell += unit;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else state = 'closed';
      continue;
    }
    const isBreak = unit === '\n' || (unit === '\r' && text.charAt(at + 1) === '\n');
    if (isBreak) {
      if (unit === '\r') {
        at += 1;
        line += 1;
      }
      endCell();
      records.push({ line: start, cells });
      [cells, start] = [[], line];
    } else if (unit === delimiter) endCell();
    else if (unit === '\r') return bad('bare_carriage_return', line);
    // csv-parse takes it for the end of its text. A row with one is refused all the same, whatever stands around it.
    else if (state === 'closed' && unit !== '\0') return bad('text_after_quote');
    else if (unit !== '"') {
      cell += unit;
      state = 'plain';
    } else if (state === 'plain') return bad('quote_in_cell');
    else state = 'quoted';
  }
  if (state === 'quoted') return bad('quote_not_closed');
  if (cells.length > 0 || cell !== '' || state === 'closed') {
    endCell();
    records.push({ line: start, cells });
  }
  return { records };
}

/** The text of a file, or undefined for what is none. */
export function decodeFile(bytes: Uint8Array): { readonly encoding: string; readonly text: string } | undefined {
  const [a, b, c] = bytes;
  const [encoding, bom] =
    a === 0xef && b === 0xbb && c === 0xbf
      ? ['utf-8', 3]
      : a === 0xff && b === 0xfe
        ? ['utf-16le', 2]
        : a === 0xfe && b === 0xff
          ? ['utf-16be', 2]
          : ['utf-8', 0];
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    return { encoding, text: decoder.decode(bytes.subarray(bom)) };
  } catch {
    return undefined;
  }
}
