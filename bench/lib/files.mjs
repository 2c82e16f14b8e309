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
import { MIGRATIONS } from '../../dist/local-engine/store/schema.js';
import { fillMonth } from './fill.mjs';

export const CACHE = join(tmpdir(), 'scrip-bench-cache');

/** What a filled file depends on: another schema, another way to seal, or another filling makes another file. */
const MARK = (() => {
  const text = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
  const digest = createHash('sha256').update(JSON.stringify(MIGRATIONS));
  digest.update(text('../../dist/local-engine/ledger/journal.js')).update(text('./fill.mjs'));
  return digest.digest('hex').slice(0, 8);
})();

/** The path of a ledger filled as asked. */
export function filled(name, options, say) {
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, `${name}-${MARK}.db`);
  if (existsSync(path)) return path;
  for (const old of readdirSync(CACHE)) if (old.startsWith(`${name}-`)) rmSync(join(CACHE, old));
  say(`filling ${path}`);
  removeLedger(`${path}.part`);
  fillMonth(`${path}.part`, options, (n) => say(`filling ${name}: ${n}`));
  renameSync(`${path}.part`, path);
  return path;
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
