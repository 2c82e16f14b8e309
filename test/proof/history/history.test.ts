// Goal: whatever clients do at the same time, over a line that loses requests and answers and delivers some much later, each
// key acts at most once and some serial order explains all that they were told. Method: a recorded history, judged by a
// model that shares nothing with the engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Call, type History, record } from './history.js';
import { judge } from './judge.js';

const LONG = process.env.SCRIP_LONG !== undefined;
const SEEDS = LONG ? Array.from({ length: 20 }, (_, n) => n + 1) : [1];
const CALLS = LONG ? 5000 : 700;

async function historyOf(seed: number, clients: number): Promise<History> {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-history-'));
  try {
    return await record({ path: join(folder, 'ledger.db'), seed, clients, calls: CALLS });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each(SEEDS)(
  'seed %i: some serial order explains what four clients were told',
  async (seed) => {
    const history = await historyOf(seed, 4);
    expect(judge(history)).toEqual([]);
    // What it is about did happen.
    const told = (start: string): number => history.calls.filter((call) => call.told?.startsWith(start)).length;
    for (const answer of ['200', '201', '409', '422 insufficient', '422 reversal_exceeds', '422 already']) {
      expect(told(answer), answer).toBeGreaterThan(5);
    }
    expect(history.calls.filter((call) => call.told === undefined).length).toBeGreaterThan(CALLS / 20);
  },
  600_000,
);

test('a history that no order explains is found out', async () => {
  const history = await historyOf(2, 4);
  expect(judge(history)).toEqual([]);
  const edited = (isOne: (call: Call) => boolean, change: (call: Call) => Partial<Call>): string[] => {
    const at = history.calls.findLastIndex(isOne);
    return judge({
      ...history,
      calls: history.calls.map((call, n) => (n === at ? { ...call, ...change(call) } : call)),
    });
  };
  const is = (start: string) => (call: Call) => call.told?.startsWith(start) === true;
  expect(edited(is('201'), () => ({ told: '422 reversal_exceeds_remaining' }))).toHaveLength(1);
  expect(edited(is('422 insufficient'), () => ({ told: '201 1.00' }))).toHaveLength(1);
  expect(
    edited(
      (call) => is('200')(call) && call.ask.do !== 'look',
      () => ({ text: 'another story' }),
    ),
  ).toHaveLength(1);
  expect(
    edited(
      (call) => is('200')(call) && call.ask.do === 'look',
      () => ({ told: '200 0.01 of 0.02' }),
    ),
  ).toHaveLength(1);
  expect(judge({ ...history, effects: history.effects.slice(0, -1) }).length).toBeGreaterThan(0);
  expect(judge({ ...history, calls: history.calls.filter((call) => !is('201')(call)) }).length).toBeGreaterThan(0);
  const [first] = history.effects;
  const again = first === undefined ? [] : [...history.effects, { ...first, seq: 1_000_000 }];
  expect(judge({ ...history, effects: again }).length).toBeGreaterThan(0);
}, 600_000);
