// Queues reversals offline in every way that people have: by flags, by prompts on a terminal, and by a CSV file, whose
// command is killed a few times and run again.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from '../../support/served-sandbox.mjs';
import { DOWN, ENTER, openSession } from '../../support/terminal-session.mjs';

export const REASON = 'queued';

/** By flags and by prompts, each; the rest by CSV. */
const BY_HAND = 5;

const OFFLINE = ['--mode', 'offline', 'redemptions', 'reverse'];

/**
 * @param wanted - [id, size] of each reversal; the last ones are sizes in amounts
 * @returns how often the command that queues the file was killed
 */
export async function queueAll(env, wanted, { kills, random }) {
  const byHand = Math.min(BY_HAND, Math.floor(wanted.length / 6));
  for (const [id, size] of wanted.slice(0, byHand)) {
    const flags = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
    scrip(env, ...OFFLINE, id, ...flags, '--reason', REASON, '--yes');
  }
  await answerPrompts(env, wanted.slice(-byHand));
  const rows = wanted.slice(byHand, -byHand);
  const lines = rows.map(([id, { amount = '', quantity = '' }]) => `${id},${amount},${quantity},${REASON}\n`);
  const csv = join(env.SCRIP_HOME, 'orders.csv');
  writeFileSync(csv, `redemption_id,amount,quantity,reason\n${lines.join('')}`);
  const argv = [...OFFLINE, '--csv', csv, '--yes'];
  let killed = 0;
  for (let n = 0; n < kills; n += 1) killed += await runAndKill(env, argv, random);
  scrip(env, ...argv);
  // Neither twice nor not at all: a forecast and its item are one.
  const queued = outbox(env).map((item) => item.redemption_id);
  assert.deepEqual(queued.sort(), wanted.map(([id]) => id).sort());
  return killed;
}

async function answerPrompts(env, wanted) {
  for (const [n, [id, { amount }]] of wanted.entries()) {
    const terminal = openSession([...OFFLINE, id], { env });
    for (const [shown, keys] of [
      ['How much do you want to reverse?', [DOWN, ENTER]],
      ['How much, of', [amount, ENTER]],
      // Offered from the second time on.
      n === 0 ? ['Reason, kept in the ledger:', [REASON, ENTER]] : ['Reason?', [ENTER]],
      [`Reverse ${amount}`, ['y', ENTER]],
    ]) {
      await terminal.shows(shown);
      terminal.type(...keys);
    }
    assert.equal(await terminal.ended(), 0);
  }
}

/** Longest that the command is let live; it takes about half of this where nothing else runs. */
const LIFE_MS = 1000;

async function runAndKill(env, argv, random) {
  const child = spawn(process.execPath, [BIN, ...argv], { env, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), random() * LIFE_MS);
  const [, signal] = await once(child, 'exit');
  clearTimeout(timer);
  return signal === null ? 0 : 1;
}

export function outbox(env, ...flags) {
  return JSON.parse(scrip(env, 'offline', 'status', '--json', ...flags)).items;
}

export function scrip(env, ...argv) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [BIN, ...argv], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`scrip ${argv.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
