// Bytes to text, strictly: UTF-8, or UTF-16 with a byte order mark. Nothing is ever replaced by U+FFFD.
// A file of its own because encodings are decided before there are records.
import { CsvError, type CsvHead } from './types.js';

type Encoding = CsvHead['encoding'];

/** Some of the text; with `invalidBytes` (in hex) when right behind it stands what is no text, and nothing follows. */
export interface TextPiece {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasBom: boolean;
  readonly invalidBytes?: string;
}

interface Part {
  readonly text: string;
  readonly rest: Uint8Array;
  readonly invalidBytes?: string;
}

/** How many bytes are looked at before the encoding is decided, and how many are decoded at once. */
const SAMPLE_BYTES = 64;
const PART_BYTES = 65_536;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const NOTHING = new Uint8Array(0);
const LONE_SURROGATE = /\p{Cs}/u;

const ENCODING_HINT = 'save it as UTF-8, which spreadsheets call "CSV UTF-8"';

/** Files that are often given in place of a CSV file, told by how they begin. */
const NOT_CSV: ReadonlyArray<readonly [start: readonly number[], what: string]> = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or another zip file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook'],
  [[0x1f, 0x8b], 'a gzip file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file'],
];

/**
 * Decodes chunks of any size; a character may be spread over several. The outcome does not depend on how the bytes are cut.
 *
 * @throws CsvError when the file is in no encoding that is read
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextPiece> {
  let rest: Uint8Array = NOTHING;
  let start: ReturnType<typeof readStart> | undefined;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += PART_BYTES) {
      rest = joined(rest, chunk.subarray(from, from + PART_BYTES));
      if (start === undefined && rest.length < SAMPLE_BYTES) continue;
      if (start === undefined) {
        start = readStart(rest);
        rest = rest.subarray(start.bomBytes);
      }
      const { rest: left, ...part } = decodePart(start.encoding, rest, false);
      yield { ...part, encoding: start.encoding, hasBom: start.bomBytes > 0 };
      rest = left;
    }
  }
  const { encoding, bomBytes } = start ?? readStart(rest);
  const { text, invalidBytes } = decodePart(encoding, start === undefined ? rest.subarray(bomBytes) : rest, true);
  yield { text, encoding, hasBom: bomBytes > 0, ...(invalidBytes !== undefined && { invalidBytes }) };
}

function readStart(bytes: Uint8Array): { readonly encoding: Encoding; readonly bomBytes: number } {
  const startsWith = (start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
  const found = NOT_CSV.find(([start]) => startsWith(start));
  if (found !== undefined) {
    throw new CsvError('not_csv', `this is ${found[1]}, not a CSV file`, { hint: 'export it as "CSV UTF-8"' });
  }
  if (startsWith([0xff, 0xfe, 0, 0]) || startsWith([0, 0, 0xfe, 0xff])) {
    throw new CsvError('encoding_not_read', 'the file is UTF-32', { hint: ENCODING_HINT });
  }
  if (startsWith([0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', bomBytes: 3 };
  if (startsWith([0xff, 0xfe])) return { encoding: 'utf-16le', bomBytes: 2 };
  if (startsWith([0xfe, 0xff])) return { encoding: 'utf-16be', bomBytes: 2 };
  if (bytes.subarray(0, SAMPLE_BYTES).filter((byte) => byte === 0).length * 4 > Math.min(bytes.length, SAMPLE_BYTES)) {
    const hint = `${ENCODING_HINT}, or as UTF-16 with a byte order mark`;
    throw new CsvError('encoding_not_read', 'the file looks like UTF-16 without a byte order mark', { hint });
  }
  return { encoding: 'utf-8', bomBytes: 0 };
}

function decodePart(encoding: Encoding, bytes: Uint8Array, isLast: boolean): Part {
  return encoding === 'utf-8' ? decodeUtf8(bytes, isLast) : decodeUtf16(bytes, encoding === 'utf-16be', isLast);
}

function decodeUtf8(bytes: Uint8Array, isLast: boolean): Part {
  const whole = isLast ? bytes.length : wholeCharacters(bytes);
  try {
    return { text: UTF8.decode(bytes.subarray(0, whole)), rest: bytes.slice(whole) };
  } catch (error) {
    const at = firstInvalid(bytes.subarray(0, whole));
    if (at === -1) throw error; // The decoder refused what we hold to be sound: a bug, not a fault of the file.
    return { text: UTF8.decode(bytes.subarray(0, at)), rest: NOTHING, invalidBytes: hex(bytes[at] ?? 0, 2) };
  }
}

function decodeUtf16(bytes: Uint8Array, isBigEndian: boolean, isLast: boolean): Part {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (isBigEndian ? even.swap16() : even).toString('utf16le');
  const lastUnit = text.charCodeAt(text.length - 1);
  // The first half of a pair waits for its second.
  const units = !isLast && lastUnit >= 0xd800 && lastUnit <= 0xdbff ? text.length - 1 : text.length;
  const lone = text.slice(0, units).search(LONE_SURROGATE);
  if (lone !== -1) {
    return { text: text.slice(0, lone), rest: NOTHING, invalidBytes: hex(text.charCodeAt(lone), 4) };
  }
  const rest = bytes.slice(units * 2);
  if (isLast && rest.length > 0) return { text, rest: NOTHING, invalidBytes: hex(rest[0] ?? 0, 2) };
  return { text: text.slice(0, units), rest };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
}

// Where a UTF-8 character ends and which byte breaks it: the decoder of the platform only says that some byte does.

/** Lead bytes with the span in which their second byte must lie; else it is 0x80 to 0xbf. Source: RFC 3629, section 4. */
const SECOND: Readonly<Record<number, readonly [low: number, high: number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

/** How many bytes at the start hold whole characters; a character that the end cuts in two is left for later. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0 && at >= bytes.length - 3; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return at + lengthFrom(byte) > bytes.length ? at : bytes.length;
  }
  return bytes.length;
}

/** Where the first byte stands that begins no whole character, or -1. */
export function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lengthFrom(lead);
  const [low, high] = SECOND[lead] ?? [0x80, 0xbf];
  for (let nth = 1; nth < length; nth += 1) {
    const byte = bytes[at + nth] ?? 0;
    if (byte < (nth === 1 ? low : 0x80) || byte > (nth === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function lengthFrom(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
