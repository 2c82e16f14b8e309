// Inputs that are kept: those that once failed, one file each, and the fewest that reach all that the fuzzer reached. They
// run with every `npm test`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('corpus/', import.meta.url));
const REACH = 'reach.json';

/** Every kept input of a target, with the name of the file that it is in. */
export function readCorpus(target: string): [name: string, input: unknown][] {
  const folder = join(FOLDER, target);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).sort();
  return files.flatMap((file): [string, unknown][] => {
    const kept = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
    if (file !== REACH) return [[file, (kept as { input: unknown }).input]];
    return (kept as unknown[]).map((input, at) => [`${REACH} ${at}`, input]);
  });
}

/** Keeps an input that failed and says where. */
export function keepFailure(target: string, input: unknown, error: string): string {
  const name = `${createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 12)}.json`;
  return write(target, name, `${JSON.stringify({ error, input }, undefined, 1)}\n`);
}

/** Replaces the inputs that are kept for what they reach. */
export function keepReach(target: string, inputs: readonly unknown[]): string {
  return write(target, REACH, `[\n${inputs.map((input) => JSON.stringify(input)).join(',\n')}\n]\n`);
}

function write(target: string, name: string, text: string): string {
  mkdirSync(join(FOLDER, target), { recursive: true });
  const path = join(FOLDER, target, name);
  writeFileSync(path, text);
  return path;
}
