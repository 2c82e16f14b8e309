// Files in a state in which they cannot serve, or are taken away from who uses them: the built program says the promised
// words with the promised exit code, leaves the file as it was, and loses nothing that it answered.
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { loadDriver } from '../../../dist/local-engine/store/driver.js';
import { createLocalEngine, judge, reverse } from './ledger.mjs';
import { digestOf, ledgerIn, reverseArgv, scrip, serve } from './scrip.mjs';
import { runUnder, whyNoStrace } from './strace.mjs';

const HOUR_MS = 3_600_000;
const NOBODY = 65534;
/** Exit codes of docs/exit-codes.md. */
const [OK, USAGE, REFUSED, UNREACHABLE] = [0, 2, 3, 6];

const edit = (sql) => (home) => {
  const db = new (loadDriver())(ledgerIn(home));
  db.exec(sql);
  db.close();
};
const write = (bytes) => (home) => writeFileSync(ledgerIn(home), bytes);

/** A file that is refused: how it came to be, its exit code, its words. */
const REFUSED_FILES = {
  'a newer schema': [edit('PRAGMA user_version = 99'), USAGE, /made by a newer scrip.*update scrip/s],
  'another program’s database': [edit('PRAGMA application_id = 7'), USAGE, /is not a scrip ledger.*another file/s],
  'garbage instead': [write('garbage\n'.repeat(4000)), USAGE, /is not a scrip ledger.*another file/s],
  'garbage after the header': [
    (home) => write(Buffer.concat([readFileSync(ledgerIn(home)).subarray(0, 100), Buffer.alloc(200_000, 0x5a)]))(home),
    UNREACHABLE,
    /is damaged.*backup/s,
  ],
  'an older schema': [edit('PRAGMA user_version = 0'), USAGE, /made by an older scrip.*move the file away/s],
  'a version that its tables deny': [edit('DROP TABLE settings'), UNREACHABLE, /is damaged.*backup/s],
};
const COMMANDS = [
  ['redemptions', 'list', '--participant', '550e8400-e29b-41d4-a716-446655443001'],
  reverseArgv(1),
  ['sandbox', 'verify'],
  ['sandbox', 'export'],
  ['sandbox', 'clock', 'advance', 'P1D'],
  ['sandbox', 'snapshot', 'list'],
  ['sandbox', 'serve', '--port', '0'],
];

/** @returns whether every promise was kept */
export async function meetCircumstances(home, { only, say }) {
  const fresh = freshHomes(home);
  const cases = {
    ...Object.fromEntries(
      Object.entries(REFUSED_FILES).map(([name, expected]) => [name, () => refusedFile(fresh(), expected)]),
    ),
    'a file that may not be written': () => readOnly(fresh()),
    'no shared memory': () => withoutSharedMemory(fresh()),
    'a clock that goes back an hour': () => clockBack(fresh()),
    'a log removed after a kill': () => logRemoved(fresh()),
    'a file removed under the server': () => takenAway(fresh(), (path) => renameSync(path, `${path}.gone`)),
    'a file replaced under the server': () => takenAway(fresh(), replaceBy('garbage\n'.repeat(4000))),
    'a log removed under the server': () => takenAway(fresh(), (path) => renameSync(`${path}-wal`, `${path}-wal.gone`)),
  };
  let isKept = true;
  for (const [name, run] of Object.entries(cases)) {
    if (!new RegExp(only ?? '').test(name)) continue;
    const { broken = [], asked = 0, skipped } = await run();
    say(skipped === undefined ? `${name}: asked ${asked}, broken ${broken.length}` : `SKIPPED: ${name}: ${skipped}`);
    for (const words of broken) say(`  ${words}`);
    isKept &&= broken.length === 0;
  }
  return isKept;
}

function freshHomes(home) {
  const template = join(home, 'whole.db');
  createLocalEngine({ path: template }).close();
  return () => {
    const fresh = mkdtempSync(join(home, 'case-'));
    copyFileSync(template, ledgerIn(fresh));
    return fresh;
  };
}

function check(ran, code, words, what) {
  const said = ran.out + ran.err;
  if (ran.code === code && words.test(said)) return [];
  return [`${what}: exit ${ran.code} instead of ${code}: ${said.trim().slice(0, 400)}`];
}

/** Every command says so, and the file is what it was. */
async function refusedFile(home, [make, code, words]) {
  make(home);
  const before = digestOf(ledgerIn(home));
  const broken = [];
  for (const argv of COMMANDS) broken.push(...check(await scrip(home, argv), code, words, argv.slice(0, 3).join(' ')));
  if (digestOf(ledgerIn(home)) !== before) broken.push('the file was changed');
  return { broken, asked: COMMANDS.length };
}

async function readOnly(home) {
  chmodSync(ledgerIn(home), 0o444);
  chmodSync(home, 0o555);
  chmodSync(join(home, '..'), 0o755);
  const before = digestOf(ledgerIn(home));
  // Nothing is read-only for root.
  const who = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const broken = [];
  for (const argv of COMMANDS) {
    broken.push(
      ...check(
        await scrip(home, argv, who),
        USAGE,
        /cannot be (written|opened).*permissions/s,
        argv.slice(0, 3).join(' '),
      ),
    );
  }
  if (digestOf(ledgerIn(home)) !== before) broken.push('the file was changed');
  chmodSync(home, 0o755);
  return { broken, asked: COMMANDS.length };
}

/** Network shares and some containers have none, and a write-ahead log needs it. */
async function withoutSharedMemory(home) {
  const skipped = whyNoStrace();
  if (skipped !== undefined) return { skipped };
  const db = ledgerIn(home);
  const program = new URL('reversals.mjs', import.meta.url).pathname;
  const fault = { call: 'mmap', with: 'error=ENODEV', when: '1+' };
  const ran = await runUnder(fault, [`${db}-shm`], [program, db, '1'], join(home, 'trace'));
  const broken = check(ran, 4, /shared memory.*local disk/s, 'opening');
  broken.push(...(await judge(db, [], 4)).broken);
  return { broken, asked: 1 };
}

/** The ledger's own time does not follow, and everything works. */
async function clockBack(home) {
  const engine = createLocalEngine({ path: ledgerIn(home), nowMs: () => Date.now() + HOUR_MS });
  const answers = [];
  for (const n of [1, 2]) answers.push({ n, ...(await answerOf(engine, n)) });
  engine.close();
  const server = await serve(home);
  for (const n of [3, 4]) answers.push(await server.ask(n));
  await server.end();
  const broken = check(await scrip(home, reverseArgv(5)), OK, /"redemption_id"|"reversal"/, 'reverse');
  broken.push(...(await judge(ledgerIn(home), answers, 6)).broken);
  return { broken, asked: answers.length + 1 };
}

async function answerOf(engine, n) {
  const { status, body } = await reverse(engine, n);
  return { status, id: body.id };
}

/** What was in the log is gone, as the noted head tells; the rest is whole. */
async function logRemoved(home) {
  const server = await serve(home);
  for (const n of [1, 2, 3]) await server.ask(n);
  const { head } = await fetch(`${server.url}/_sandbox/verify`, { headers: { 'x-api-key': 'sk_sandbox' } }).then((r) =>
    r.json(),
  );
  await server.end('SIGKILL');
  for (const end of ['-wal', '-shm']) rmSync(`${ledgerIn(home)}${end}`);
  const expected = ['sandbox', 'verify', '--expect-head', head];
  const broken = check(await scrip(home, ['sandbox', 'verify']), OK, /the ledger is sound/, 'verify');
  broken.push(...check(await scrip(home, expected), REFUSED, /does NOT end where you expect/, 'verify --expect-head'));
  return { broken, asked: 2 };
}

/** Nothing is answered as done from then on; with the file back, everything that was is there. */
async function takenAway(home, take) {
  const path = ledgerIn(home);
  const server = await serve(home);
  for (const n of [1, 2]) await server.ask(n);
  take(path);
  const broken = [];
  for (const n of [3, 4, 5]) {
    const { status, message } = await server.ask(n);
    if (status !== 503 || !/removed or replaced.*look the key up/.test(message))
      broken.push(`step ${n}: ${status} ${message}`);
  }
  await server.end('SIGKILL');
  for (const name of readdirSync(home).filter((file) => file.endsWith('.gone'))) {
    renameSync(join(home, name), join(home, name.replace(/\.gone$/, '')));
  }
  broken.push(...(await judge(path, server.answers, 6)).broken);
  return { broken, asked: server.answers.length };
}

const replaceBy = (text) => (path) => {
  renameSync(path, `${path}.gone`);
  writeFileSync(path, text);
};
