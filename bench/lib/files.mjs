// Filled ledgers, made once and kept under the system's folder for temporary files; a measurement gets a fresh copy.
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
} from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillMonth } from './fill.mjs';

export const CACHE = join(tmpdir(), 'scrip-bench-cache');

/** The path of a ledger filled as asked, by this build's own operations: each build has its own format. */
export async function filled(build, name, options, say) {
  mkdirSync(CACHE, { recursive: true });
  // An older build keeps its files beside ours: neither removes those of the other.
  const file = build.isOlder ? `older-${name}` : name;
  const path = join(CACHE, `${file}-${await markOf(build)}.db`);
  if (existsSync(path)) return path;
  for (const old of readdirSync(CACHE)) if (old.startsWith(`${file}-`)) rmSync(join(CACHE, old));
  say(`filling ${path}`);
  removeLedger(`${path}.part`);
  await fillMonth(build, `${path}.part`, options, (n) => say(`filling ${file}: ${n}`));
  renameSync(`${path}.part`, path);
  return path;
}

/** What a filled file depends on: another schema, another way to seal, or another filling makes another file. */
async function markOf(build) {
  const { MIGRATIONS } = await build.take('local-engine/store/schema.js', 'MIGRATIONS');
  const filling = fileURLToPath(new URL('./fill.mjs', import.meta.url));
  const digest = createHash('sha256').update(JSON.stringify(MIGRATIONS));
  digest.update(readFileSync(build.file('dist/local-engine/ledger/journal.js'))).update(readFileSync(filling));
  return digest.digest('hex').slice(0, 8);
}

/** A copy that is on the disk, not on its way there: writing it out would slow down whoever syncs next. */
export function freshCopy(from, to) {
  removeLedger(to);
  copyFileSync(from, to);
  const fd = openSync(to, 'r+');
  fsyncSync(fd);
  closeSync(fd);
  return to;
}

export function removeLedger(path) {
  for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
}
