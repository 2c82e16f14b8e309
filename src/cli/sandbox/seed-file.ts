// A seed file that a person names: read as a whole, as JSON. What it says is for the engine to judge.
import { UsageError } from '../errors/errors.js';
import type { SeedDocument } from '../context.js';
import type { InputFile } from '../files.js';

/** What the engine takes. */
const MOST_BYTES = 32 * 1024 * 1024;
const HINT = 'name a JSON file as docs/seed-format.md describes it, or demo or empty';

/** @throws UsageError when it cannot be read, is larger than 32 MiB, or is no JSON in UTF-8 */
export async function readSeedFile(open: (path: string) => InputFile, path: string): Promise<SeedDocument> {
  const text = await readText(open, path);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${path}: it is not JSON: ${placed(error, text)}`, 'correct it there; nothing was changed');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as SeedDocument;
  throw new UsageError(`${path}: it must be one JSON object`, HINT);
}

async function readText(open: (path: string) => InputFile, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of opened(open, path).bytes()) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new UsageError(`${path}: it is larger than 32 MiB`, 'seed less data, or in parts');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UsageError(`${path}: it is not text in UTF-8`, HINT);
  }
}

function opened(open: (path: string) => InputFile, path: string): InputFile {
  try {
    return open(path);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(error.message, HINT);
    throw error;
  }
}

/** Where the parser stopped, by line and column, whichever Node it is. */
function placed(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return message;
  const before = text.slice(0, parseInt(position, 10)).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
