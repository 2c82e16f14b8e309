// Bit rot: single bits of a ledger at rest are flipped. What changes anything the ledger says must be refused at opening or
// found by verify; nothing may crash, and no answer may be a bug's.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadDriver } from '../../../dist/local-engine/store/driver.js';
import { changeEachColumn } from './columns.mjs';
import { createLocalEngine, reverse, StorageError } from './ledger.mjs';

const STEPS = 40;
/**
 * Reversals write them, and a second copy would cost each a page. Nothing is decided by the one; the other is a bound, and
 * verify finds it where an AVAILABLE lot lies before it: too low a one costs time and nothing else. The ledger's own id stands
 * once: under another one, journals take the ledger for a new one, and the keys protect as they do on another machine.
 */
const UNVOUCHED = ['rewards.updated_at', 'accounts.open_from', 'settings.ledger_id'];

/** @returns whether every promise was kept */
export async function rotBits(home, { count = 1000, random, say }) {
  const bytes = await makeLedger(home);
  const whole = contentOf(join(home, 'rot.db'));
  const folder = join(home, 'rot');
  const found = { refused: 0, checks: {}, damaged: 0 };
  const flips = { unchanged: 0, unreadable: 0, changed: 0 };
  const broken = [];
  const silent = [];
  for (let n = 0; n < count; n += 1) {
    const bit = Math.floor(random() * bytes.length * 8);
    mkdirSync(folder);
    const db = join(folder, 'ledger.db');
    const rotten = Buffer.from(bytes);
    rotten[bit >> 3] ^= 1 << (bit & 7);
    writeFileSync(db, rotten);
    const differences = differencesTo(whole, db);
    flips[differences === undefined ? 'unreadable' : differences.length > 0 ? 'changed' : 'unchanged'] += 1;
    const verdict = verdictOn(db);
    if (verdict.crash !== undefined) broken.push(`bit ${bit}: CRASH: ${verdict.crash}`);
    else if (verdict.refused) found.refused += 1;
    else if (verdict.damaged) found.damaged += 1;
    else if (verdict.checks.length === 0 && differences?.length !== 0) silent.push({ bit, differences });
    for (const name of verdict.checks ?? []) found.checks[name] = (found.checks[name] ?? 0) + 1;
    rmSync(folder, { recursive: true });
  }
  const known = silent.filter(({ differences }) => differences?.every((column) => UNVOUCHED.includes(column)) ?? false);
  for (const { bit, differences } of silent) {
    if (!known.some((one) => one.bit === bit))
      broken.push(`bit ${bit}: SILENT: ${differences?.join(', ') ?? 'unreadable'}`);
  }
  say(
    `bit rot: ${count} flips, ${flips.changed} changed a value, ${flips.unreadable} made something unreadable, ${flips.unchanged} ` +
      `neither; refused at opening ${found.refused}, by SQLite while verifying ${found.damaged}, by check ${JSON.stringify(found.checks)}; ` +
      `crashed ${broken.filter((words) => words.includes('CRASH')).length}, silent ${broken.filter((words) => words.includes('SILENT')).length}, ` +
      `silent in ${UNVOUCHED.join()} ${known.length}`,
  );
  const { count: columns, unseen } = changeEachColumn(join(home, 'rot.db'), join(home, 'column.db'));
  say(`columns changed behind their copies: ${columns}, unseen ${unseen.length === 0 ? 'none' : unseen.join()}`);
  broken.push(...unseen.filter((column) => !UNVOUCHED.includes(column)).map((column) => `SILENT: ${column}`));
  for (const words of broken.slice(0, 40)) say(`  ${words}`);
  return broken.length === 0;
}

/** A ledger with something in every table, closed: its log is in the main file. */
async function makeLedger(home) {
  const db = join(home, 'rot.db');
  const engine = createLocalEngine({ path: db });
  for (let n = 1; n <= STEPS; n += 1) await reverse(engine, n);
  engine.close();
  return readFileSync(db);
}

/** Every row of every table, and what says which file it is. Undefined where it cannot be read. */
function contentOf(path) {
  const db = new (loadDriver())(path, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    const content = {
      header: [[db.pragma('application_id', { simple: true }), db.pragma('user_version', { simple: true })]],
    };
    for (const name of ['sqlite_schema', ...tables]) content[name] = db.prepare(`SELECT * FROM "${name}"`).all();
    return content;
  } finally {
    db.close();
  }
}

/** Which columns differ, as table.column; undefined when the content cannot be read. */
function differencesTo(whole, path) {
  let content;
  try {
    content = contentOf(path);
  } catch {
    return undefined;
  }
  const found = new Set();
  for (const name of new Set([...Object.keys(whole), ...Object.keys(content)])) {
    const [before, after] = [whole[name] ?? [], content[name] ?? []];
    if (before.length !== after.length) found.add(`${name}: ${before.length} rows, now ${after.length}`);
    else
      before.forEach((row, n) =>
        Object.keys(row)
          .filter((key) => !isDeepStrictEqual(row[key], after[n][key]))
          .forEach((key) => found.add(`${name}.${key}`)),
      );
  }
  return [...found];
}

function verdictOn(path) {
  let engine;
  try {
    engine = createLocalEngine({ path });
  } catch (error) {
    return error instanceof StorageError
      ? { refused: true }
      : { crash: String(error?.stack).split('\n').slice(0, 3).join(' ') };
  }
  try {
    return {
      checks: engine
        .verify()
        .checks.filter(({ ok }) => !ok)
        .map(({ name }) => name),
    };
  } catch (error) {
    return error instanceof StorageError
      ? { damaged: true }
      : { crash: String(error?.stack).split('\n').slice(0, 3).join(' ') };
  } finally {
    engine.close();
  }
}
