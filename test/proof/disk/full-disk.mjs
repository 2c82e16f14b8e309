// A disk that is really full, and one that is really read-only: a small file system in memory, mounted for the purpose.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badEnd, batchArgv, writeRows } from './batch-calls.mjs';
import { createLocalEngine, judge } from './ledger.mjs';
import { digestOf, ledgerIn, reverseArgv, scrip, serve } from './scrip.mjs';

const [OK, USAGE, UNREACHABLE, UNKNOWN] = [0, 2, 6, 7];
const FULL = /the disk is full|no space left|ENOSPC/i;

/** @returns whether every promise was kept */
export async function fillDisk(home, { count = 3, only, say }) {
  const disk = join(home, 'disk');
  mkdirSync(disk);
  const mount = (...argv) => spawnSync('mount', [...argv, disk], { encoding: 'utf8' });
  const mounted = mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs');
  if (mounted.error !== undefined || mounted.status !== 0) {
    say(`SKIPPED: no disk is filled: ${mounted.error?.message ?? mounted.stderr.trim()}`);
    return true;
  }
  const unmount = () => spawnSync('umount', ['-l', disk]);
  process.once('exit', unmount);
  const template = join(home, 'whole.db');
  createLocalEngine({ path: template }).close();
  const resize = (size) => mount('-o', `remount,size=${size}`);
  const fresh = () => {
    mount('-o', 'remount,rw,size=64m');
    for (const name of [
      'sandbox.db',
      'sandbox.db-wal',
      'sandbox.db-shm',
      'journal.db',
      'journal.db-wal',
      'journal.db-shm',
      'ballast',
      'batches',
      'rows.csv',
      'rows.results.csv',
    ])
      rmSync(join(disk, name), { force: true, recursive: true });
    copyFileSync(template, ledgerIn(disk));
  };
  const cases = {
    ...Object.fromEntries(
      Array.from({ length: Math.min(count, 5) }, (_, n) => [
        `a server on a full disk, ${n + 1}`,
        () => serveOnFull(disk, resize),
      ]),
    ),
    'a command on a full disk': () => reverseOnFull(disk, resize),
    'a batch on a full disk': () => batchOnFull(disk, resize),
    'a read-only file system': () => readOnly(disk, mount),
  };
  let isKept = true;
  try {
    for (const [name, run] of Object.entries(cases)) {
      if (!new RegExp(only ?? '').test(name)) continue;
      fresh();
      const { broken, words } = await run();
      say(`${name}: ${words}; broken ${broken.length}`);
      for (const line of broken) say(`  ${line}`);
      isKept &&= broken.length === 0;
    }
  } finally {
    unmount();
    process.off('exit', unmount);
  }
  return isKept;
}

/** Leaves room for so many bytes. */
function fillUp(disk, bytes) {
  const { stdout } = spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' });
  const free = Number(stdout.split('\n')[1]);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, free - bytes)));
}

async function serveOnFull(disk, resize) {
  resize('2m');
  const server = await serve(disk);
  const broken = [];
  let refused = 0;
  let n = 0;
  while (refused < 3 && n < 140) {
    n += 1;
    const { status, message } = await server.ask(n);
    if (status === 503 && FULL.test(message)) refused += 1;
    else if (status !== 201) broken.push(`step ${n}: ${status} ${message}`);
  }
  if (refused === 0) broken.push('the disk never was full');
  const done = server.answers.filter(({ status }) => status < 300).length;
  resize('64m');
  const after = await server.ask(n);
  if (after.status !== 201) broken.push(`with room again: ${after.status} ${after.message}`);
  await server.end('SIGKILL');
  broken.push(...(await judge(ledgerIn(disk), server.answers, n)).broken);
  return { broken, words: `answered ${done}, then refused ${refused}, then answered again; lost 0` };
}

/** Whatever is the first that does not fit, it says so; what it cannot know it calls unknown; and the same command settles it. */
async function reverseOnFull(disk, resize) {
  const broken = [];
  const codes = [];
  for (const [at, pages] of [1, 5, 9, 10, 12, 14, 16].entries()) {
    const n = 2 * (at + 1);
    resize('2m');
    fillUp(disk, pages * 4096);
    const ran = await scrip(disk, reverseArgv(n));
    codes.push(ran.code);
    if (ran.code !== OK && (![UNKNOWN, UNREACHABLE].includes(ran.code) || !FULL.test(ran.out + ran.err))) {
      broken.push(`exit ${ran.code}: ${ran.out}${ran.err}`);
    }
    resize('64m');
    rmSync(join(disk, 'ballast'));
    const again = await scrip(disk, reverseArgv(n));
    if (again.code !== OK) broken.push(`again: exit ${again.code}: ${again.out}${again.err}`);
  }
  broken.push(...(await judge(ledgerIn(disk), [], 14)).broken);
  return { broken, words: `exits ${codes.join(', ')}, each settled by the same command` };
}

/** It stops, and the same command finishes it: results, journal and ledger agree. */
async function batchOnFull(disk, resize) {
  const rows = Array.from({ length: 60 }, (_, n) => n + 1).filter((n) => n !== 3);
  writeRows(disk, rows);
  const argv = batchArgv(disk);
  const broken = [];
  const codes = [];
  // With a little more room each time it gets a little further, whatever was the first not to fit.
  for (const room of [4096, 100_000, 400_000, 700_000, 1_000_000]) {
    rmSync(join(disk, 'ballast'), { force: true });
    fillUp(disk, room);
    const { code, out, err } = await scrip(disk, argv);
    codes.push(code);
    if (code === 1 || !(code === OK || FULL.test(out + err))) broken.push(`exit ${code}: ${(out + err).slice(-600)}`);
  }
  resize('64m');
  rmSync(join(disk, 'ballast'));
  const last = await scrip(disk, argv);
  if (last.code !== OK) broken.push(`with room: exit ${last.code}: ${last.out}${last.err}`);
  broken.push(...badEnd(disk, rows));
  return {
    broken,
    words: `exits ${codes.join(', ')}, with room ${last.code}, ${rows.length} rows done once`,
  };
}

async function readOnly(disk, mount) {
  const before = digestOf(ledgerIn(disk));
  mount('-o', 'remount,ro');
  const broken = [];
  const commands = [['sandbox', 'verify'], reverseArgv(1), ['sandbox', 'serve', '--port', '0']];
  for (const argv of commands) {
    const { code, out, err } = await scrip(disk, argv);
    if (code !== USAGE || !/cannot be (opened|written)/.test(out + err))
      broken.push(`${argv[1]}: exit ${code}: ${out}${err}`);
  }
  if (digestOf(ledgerIn(disk)) !== before) broken.push('the file was changed');
  mount('-o', 'remount,rw');
  broken.push(...(await judge(ledgerIn(disk), [], 4)).broken);
  return { broken, words: `asked ${commands.length}` };
}
