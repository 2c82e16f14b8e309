// Power loss: a write-ahead log of many commits is cut, zeroed, flipped, loses a sector, or ends in what was there before.
// Every such ledger must open to what it was after some commit, and to nothing older than the damage.
import { hash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadDriver } from '../../../dist/local-engine/store/driver.js';
import { BIN } from '../../support/served-sandbox.mjs';
import { createLocalEngine, reverse } from './ledger.mjs';

const BEFORE = 80;
const COMMITS = 60;
const SECTOR = 512;
/** Bytes of the log's own header, and of one frame: its header and a page. */
const [LOG_HEADER, FRAME] = [32, 24 + 4096];

/** What power loss leaves of the log. `older` is the log as it was before the ledger began it anew. */
const DAMAGES = {
  cut: (log, random) => log.subarray(0, below(log.length, random)),
  zeroed: (log, random) => {
    const from = below(log.length, random);
    return Buffer.from(log).fill(0, from, Math.min(log.length, from + 1 + below(4 * FRAME, random)));
  },
  flipped: (log, random) => {
    const at = below(log.length, random);
    const damaged = Buffer.from(log);
    damaged[at] ^= 1 << below(8, random);
    return damaged;
  },
  'without a sector': (log, random, older) => {
    const at = SECTOR * below(Math.ceil(log.length / SECTOR), random);
    const damaged = Buffer.from(log).fill(0, at, at + SECTOR);
    older.subarray(at, at + SECTOR).copy(damaged, at);
    return damaged;
  },
  'with a stale tail': (log, random, older) => {
    const any = below(Math.min(log.length, older.length), random);
    const at = random() < 0.5 ? any : Math.max(0, any - ((any - LOG_HEADER) % FRAME));
    return Buffer.concat([log.subarray(0, at), older.subarray(at)]);
  },
};

const below = (limit, random) => Math.floor(random() * limit);

/** @returns whether every promise was kept */
export async function losePower(home, { count = 200, random, say }) {
  const made = await makeLog(home);
  let isKept = true;
  for (const [name, damage] of Object.entries(DAMAGES)) {
    const broken = [];
    const total = { kept: 0, tails: 0, noticed: 0, commits: 0, commands: 0 };
    for (let n = 0; n < count; n += 1) {
      const log = damage(made.log, random, made.older);
      const folder = join(home, `lost-${name.replaceAll(' ', '-')}-${n}`);
      mkdirSync(folder);
      writeFileSync(join(folder, 'sandbox.db'), made.main);
      writeFileSync(join(folder, 'sandbox.db-wal'), log);
      // The command itself takes a fifth of a second.
      const lost = await openDamaged(folder, log, made, { asksCommand: n % 40 === 20, total });
      broken.push(...lost.map((words) => `${folder}: ${words}`));
      if (lost.length > 0) continue;
      total.kept += 1;
      rmSync(folder, { recursive: true });
    }
    say(
      `power loss, log ${name}: ${count} of ${COMMITS} commits each, opened to a true prefix ${total.kept}, lost before the ` +
        `damage ${broken.filter((words) => words.includes('LOST')).length}; ${total.tails} lost a tail (${total.commits} ` +
        `commits), noticed by the noted head ${total.noticed}, asked of the command ${total.commands}`,
    );
    for (const words of broken.slice(0, 20)) say(`  ${words}`);
    isKept &&= broken.length === 0;
  }
  return isKept;
}

/** A ledger whose main file is as old as its log is long: every commit and its head noted. */
async function makeLog(home) {
  const db = join(home, 'power.db');
  const engine = createLocalEngine({ path: db });
  const watcher = new (loadDriver())(db);
  const state = () => ({ size: statSync(`${db}-wal`).size, content: contentOf(watcher), head: headOf(watcher) });
  for (let n = 1; n <= BEFORE; n += 1) await reverse(engine, n);
  const older = readFileSync(`${db}-wal`);
  watcher.pragma('wal_checkpoint(TRUNCATE)');
  const states = [{ ...state(), size: 0 }];
  for (let n = BEFORE + 1; n <= BEFORE + COMMITS; n += 1) {
    const { status } = await reverse(engine, n);
    if (status !== 201) throw new Error(`step ${n}: ${status}`);
    states.push(state());
  }
  const made = { main: readFileSync(db), log: readFileSync(`${db}-wal`), older, states };
  watcher.close();
  engine.close();
  return made;
}

function contentOf(db) {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  const rows = tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]);
  return hash('sha256', JSON.stringify(rows));
}

const headOf = (db) => db.prepare('SELECT entry_hash FROM journal_readable ORDER BY seq DESC LIMIT 1').pluck().get();

/** Opens one; what is wrong about it in words. */
async function openDamaged(folder, log, { log: whole, states }, { asksCommand, total }) {
  const db = join(folder, 'sandbox.db');
  const engine = createLocalEngine({ path: db });
  const { ok, head, checks } = engine.verify();
  engine.close();
  const reader = new (loadDriver())(db);
  const content = contentOf(reader);
  reader.close();
  const at = states.findIndex((state) => state.content === content);
  const firstDamage = whole.findIndex((byte, n) => byte !== log[n]);
  const safe = states.filter(({ size }) => firstDamage === -1 || size <= firstDamage).length - 1;
  const broken = [];
  if (!ok) broken.push(JSON.stringify(checks.filter((check) => !check.ok)));
  if (at === -1) broken.push('it is what the ledger never was');
  else if (at < safe) broken.push(`LOST: commit ${safe} was whole and it opened to commit ${at}`);
  else if (head !== states[at].head) broken.push(`the head is not that of commit ${at}`);
  if (at === COMMITS || broken.length > 0) return broken;
  total.tails += 1;
  total.commits += COMMITS - at;
  const noted = states[COMMITS].head;
  if (head === noted) broken.push(`${COMMITS - at} commits are gone and the head does not tell`);
  else total.noticed += 1;
  if (asksCommand) {
    total.commands += 1;
    const code = await exitCode(['sandbox', 'verify', '--expect-head', noted], folder);
    if (code !== 3) broken.push(`verify --expect-head ended with ${code}`);
  }
  return broken;
}

async function exitCode(argv, home) {
  const ran = promisify(execFile)(process.execPath, [BIN, ...argv], { env: { ...process.env, SCRIP_HOME: home } });
  return ran.then(
    () => 0,
    ({ code }) => code,
  );
}
