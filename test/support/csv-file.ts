// Reads bytes in chunks of any size and tells what came out of it, in the words of the table of nasty files.
import {
  CsvError,
  readCsv,
  type CsvEnd,
  type CsvHead,
  type CsvOptions,
  type CsvRow,
} from '../../src/cli/csv/read-csv.js';

export interface ReadFile {
  readonly head: CsvHead | undefined;
  readonly rows: readonly CsvRow[];
  readonly end?: CsvEnd;
  readonly error?: CsvError;
}

/** Reads a whole file; faults of the file are given back, any other error is thrown. */
export async function readAll(
  bytes: Uint8Array | string,
  options: CsvOptions = {},
  chunk = Infinity,
): Promise<ReadFile> {
  const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const rows: CsvRow[] = [];
  let head: CsvHead | undefined;
  const sink = {
    head: (found: CsvHead): void => {
      head = found;
    },
    rows: (group: readonly CsvRow[]): void => {
      rows.push(...group);
    },
  };
  try {
    const end = await readCsv(inChunks(whole, chunk), options, sink);
    return { head, rows, end };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { head, rows, error };
  }
}

/** What a person would be told: one line for each fault, or how many rows are fine. */
export function told({ rows, end, error }: ReadFile): string {
  if (error !== undefined) return `file${faultText(error)}`;
  const faults = rows.flatMap(({ line, faults: found }) => found.map((fault) => faultText({ ...fault, line })));
  return faults.length === 0 ? `fine, rows: ${end?.rows ?? 0}` : faults.map((text) => text.slice(2)).join('\n');
}

function faultText(fault: { line?: number; column?: string; message: string; hint?: string }): string {
  const line = fault.line === undefined ? '' : `, line ${fault.line}`;
  const column = fault.column === undefined ? '' : `, ${fault.column}`;
  return `${line}${column}: ${fault.message}${fault.hint === undefined ? '' : ` (${fault.hint})`}`;
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is read is asynchronous, these bytes are here
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}
