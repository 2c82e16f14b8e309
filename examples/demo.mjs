// `npm run demo`: the real program reverses one gift card on the sandbox. Every step is shown and checked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createScripClient } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const BIN = fileURLToPath(new URL('../bin/scrip.js', import.meta.url));
const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const PROGRAM = '550e8400-e29b-41d4-a716-446655441001';
const REWARD = '550e8400-e29b-41d4-a716-446655444001';
const KEY = 'reverse-12345';

const { env, stdout } = process;
const width = Math.min(stdout.columns || 80, 80);
const isColoured = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
const strong = (text) => (isColoured ? `\u001b[1m${text}\u001b[22m` : text);
const withoutSettings = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SCRIP_')));
const home = mkdtempSync(join(tmpdir(), 'scrip-demo-'));

/** Breaks lines at the width of the terminal. `indent` begins all lines but the first, `more` ends all but the last. */
function wrapped(words, indent = '', more = '') {
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1);
    if (line.trim() !== '' && line.length + 1 + word.length + more.length > width) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`${more}\n`);
}

const say = (text, style = (plain) => plain) => stdout.write(`${style(wrapped(text.split(' ')))}\n`);

let step = 0;
function heading(text) {
  step += 1;
  stdout.write(`\n${strong(wrapped(`${step}. ${text}`.split(' '), '   '))}\n\n`);
}

/** Shows a command and runs it on the same terminal. */
function scrip(words, expectedExit = 0) {
  const typed = words.map((word) => (word.includes(' ') ? `"${word}"` : word));
  stdout.write(`${strong(wrapped(['$ scrip', ...typed], '  ', ' \\'))}\n`);
  const { status, error } = spawnSync(process.execPath, [BIN, ...words], {
    env: { ...withoutSettings, SCRIP_HOME: home },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  assert.equal(status, expectedExit, `scrip ended with ${status} instead of ${expectedExit}`);
  if (expectedExit !== 0) stdout.write(`(exit ${expectedExit})\n`);
}

/** Reads the reward and the lots, which no command shows. It uses the SDK and an engine on the same file. */
async function look() {
  const engine = createLocalEngine({ path: join(home, 'sandbox.db') });
  try {
    const { api, redemptions } = createScripClient({ apiKey: 'sk_sandbox', fetch: engine.fetch });
    const { data: redemption } = await redemptions.get(REDEMPTION);
    const { data: reversals } = await redemptions.reversals(REDEMPTION);
    const { data: reward } = await api.GET('/v1/programs/{programId}/rewards/{rewardId}', {
      params: { path: { programId: PROGRAM, rewardId: REWARD } },
    });
    const { data: lots } = await api.GET('/v1/participants/{id}/balances/lots', {
      params: { path: { id: redemption.participant_id }, query: { asset_id: redemption.asset_id } },
    });
    return { redemption, reversals, reward, lots: lots.data };
  } finally {
    engine.close();
  }
}

function show({ reward, lots }) {
  say(`reward: ${reward.name}, ${reward.redeemed_count} of ${reward.max_total} redeemed, ${reward.status}`);
  say('lots, oldest first (points are spent from the top):');
  for (const lot of lots) {
    say(`earned ${lot.created_at.slice(0, 10)}  left ${lot.remaining.padStart(6)} of ${lot.amount}`);
  }
}

const leftIn = ({ lots }) => lots.map((lot) => lot.remaining);

try {
  say('Reverse one of two gift cards', strong);
  say(
    'A member redeemed two gift cards of 500.00 points each. Then the reward was out of stock. Nothing leaves this machine.',
  );

  heading('Before');
  scrip(['redemptions', 'get', REDEMPTION]);
  const before = await look();
  stdout.write('\n');
  show(before);
  assert.equal(before.redemption.status, 'COMPLETED');
  assert.equal(before.reward.status, 'OUT_OF_STOCK');
  assert.deepEqual(leftIn(before), ['0.00', '0.00', '200.00']);

  heading('A dry run shows what would happen');
  const reverse = ['redemptions', 'reverse', REDEMPTION, '--quantity', '1', '--reason', 'Customer refund request'];
  scrip([...reverse, '--dry-run']);
  assert.deepEqual(await look(), before, 'a dry run must change nothing');
  stdout.write('\n');
  say('The lot that was drawn last gets its points back first.');

  heading('The reversal');
  const reverseWithKey = [...reverse, '--idempotency-key', KEY, '--yes'];
  scrip(reverseWithKey);

  heading('After: the lots have their points, and the reward is in stock');
  const after = await look();
  show(after);
  assert.equal(after.redemption.status, 'PARTIALLY_REVERSED');
  assert.equal(after.redemption.reversed_amount, '500.00');
  assert.equal(after.reward.status, 'ACTIVE');
  assert.equal(after.reward.redeemed_count, 1);
  assert.deepEqual(leftIn(after), ['0.00', '200.00', '500.00']);

  heading('The same request with the same key: nothing is reversed twice');
  scrip(reverseWithKey);
  const replayed = await look();
  assert.deepEqual(replayed, after, 'a replay must change nothing');
  stdout.write('\n');
  say(`reversals of this redemption: ${replayed.reversals.length}`);

  heading('More than remains: refused, and nothing changes');
  scrip(['redemptions', 'reverse', REDEMPTION, '--quantity', '2', '--reason', 'Too much', '--yes'], 3);
  assert.deepEqual(await look(), after, 'a refusal must change nothing');

  heading('Check: replay the whole journal and compare every stored total');
  scrip(['sandbox', 'verify']);

  stdout.write('\n');
  say('Every step ended as expected.', strong);
  say('To try it yourself, follow "Reverse one redemption" in README.md.');
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`\nthe demo stopped: ${error.message}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
