// Which row leaves when: in file order within a redemption, side by side across redemptions, and never faster than told.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace, type Pace, type ScripClient } from '../../../src/sdk/index.js';
import type { OpenRow } from '../../../src/cli/journal/types.js';
import { createRowQueue, runBatch } from '../../../src/cli/batch/run.js';
import { createClock, document, FOUR_LOTS, RAW, UNITS, useDesk } from '../../support/batch-desk.js';

const desk = useDesk();

test('rows of one redemption run one after another in file order, others beside them, as many as --concurrency says', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => `${[RAW, UNITS, FOUR_LOTS][n % 7 === 0 ? 0 : n % 3]},0.01,r${n}`);
  const path = desk.file('rows.csv', `redemption_id,amount,reason\n${rows.join('\n')}\n`);
  const underWay = new Map<string, number>();
  const order = new Map<string, number[]>();
  let most = 0;
  await desk.live(
    ['redemptions', 'reverse', '--csv', path, '--yes', '--json', '--concurrency', '3', '--rate', '10000'],
    (send) => async (request) => {
      if (request.method !== 'POST') return send(request);
      const id = request.url.split('/').at(-2) ?? '';
      const { reason } = (await request.clone().json()) as { reason: string };
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
      order.set(id, [...(order.get(id) ?? []), Number(reason.slice(1))]);
      expect(underWay.get(id)).toBe(1);
      most = Math.max(
        most,
        [...underWay.values()].reduce((a, b) => a + b, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, Number(reason.slice(1)) % 4));
      underWay.set(id, 0);
      return send(request);
    },
  );
  expect(most).toBe(3);
  expect([...order.values()].flat()).toHaveLength(60);
  for (const seen of order.values()) expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('the queue gives every row once, in order within a redemption, whatever comes back', () => {
  const outcome = fc.constantFrom('release', 'putBack', 'hold');
  fc.assert(
    fc.property(
      fc.array(fc.nat(5), { maxLength: 700 }),
      fc.infiniteStream(outcome),
      fc.integer({ min: 1, max: 5 }),
      (ids, outcomes, slots) => {
        const all = ids.map((id, n) => row(n + 1, String(id)));
        const queue = createRowQueue((after, limit) => all.filter(({ seq }) => seq > after).slice(0, limit));
        const out: OpenRow[] = [];
        const settled: OpenRow[] = [];
        const held = new Set<string>();
        for (let turns = 0; turns < 5000 && !(queue.isEmpty() && out.length === 0); turns += 1) {
          while (out.length < slots) {
            const next = queue.take();
            if (next === undefined) break;
            expect(out.map(idOf)).not.toContain(idOf(next));
            expect(held).not.toContain(idOf(next));
            out.push(next);
          }
          const back = out.shift();
          if (back === undefined) break;
          const what = turns > 2000 ? 'release' : outcomes.next().value;
          if (what === 'putBack') queue.putBack(back);
          else {
            settled.push(back);
            if (what === 'hold') held.add(idOf(back));
            queue[what === 'hold' ? 'hold' : 'release'](back);
          }
        }
        for (const id of new Set(all.map(idOf))) {
          const mine = settled.filter((one) => idOf(one) === id).map(({ seq }) => seq);
          const asked = all.filter((one) => idOf(one) === id).map(({ seq }) => seq);
          expect(mine).toEqual(held.has(id) ? asked.slice(0, mine.length) : asked);
        }
      },
    ),
    { numRuns: 60 },
  );
});

function row(seq: number, redemptionId: string): OpenRow {
  const request = { reason: 'r', idempotency_key: `k${seq}` };
  return { id: seq, seq, line: seq + 1, state: 'planned', isMore: false, redemptionId, request };
}
const idOf = ({ redemptionId }: OpenRow): string => redemptionId;

test('at the documented limit at least 95 % of it is used, and no more than 1 % of the requests get 429', async () => {
  const clock = createClock();
  const server = limitedServer(() => clock.now, { rate: 10, burst: 30 });
  const pace = createPace({ rate: 10, nowMs: () => clock.now, sleep: clock.sleep });
  const { sent, refused, ms } = await sendAll(600, paced(pace, server), clock);
  expect(refused / sent).toBeLessThanOrEqual(0.01);
  expect((600 - 30) / (ms / 1000)).toBeGreaterThanOrEqual(9.5);
});

test('what the API says wins over our own count: another process shares the limit', async () => {
  const clock = createClock();
  const server = limitedServer(() => clock.now, { rate: 10, burst: 30, others: 5 });
  const pace = createPace({ rate: 10, nowMs: () => clock.now, sleep: clock.sleep });
  const { refused } = await sendAll(300, paced(pace, server), clock);
  expect(refused).toBeLessThan(30);
});

test('a run never rests for an answer when only time keeps its rows back, however soon that time is over', async () => {
  const rows = [1, 2, 3].map((n) => row(n, String(n)));
  const left: string[] = [];
  let asked = 0;
  const reverse = (id: string): Promise<unknown> => {
    left.push(id);
    return Promise.resolve({ data: { id, amount: '1', quantity: null }, replayed: false });
  };
  const { sleep } = createClock();
  const tools = {
    journal: {
      openRows: (_file: number, after: number) => rows.filter(({ seq }) => seq > after),
      leftOpen: () => [],
      commit: () => undefined,
    },
    client: { redemptions: { reverse } } as unknown as ScripClient,
    // Says no once for each row, and when it is asked how long, the time is already over.
    pace: { tryTake: () => (asked += 1) % 2 === 0, waitMs: () => 0 },
    interrupted: new AbortController().signal,
    ...{ nowMs: () => 0, sleep },
  };
  await runBatch(tools, { runId: 1, batchId: 1, fileId: 1, concurrency: 1 });
  expect(left).toEqual(['1', '2', '3']);
});

test.each([
  ['in seconds', () => '3'],
  ['as a date', (nowMs: number) => new Date(nowMs + 3000).toUTCString()],
])('after a 429 nothing leaves before Retry-After, %s, has passed', async (_form, retryAfter) => {
  const clock = createClock();
  clock.now = Date.UTC(2026, 0, 1);
  const at: number[] = [];
  const pace = createPace({ rate: 1000, nowMs: () => clock.now, sleep: clock.sleep });
  const send = paced(pace, () => {
    at.push(clock.now);
    const headers = { 'retry-after': retryAfter(clock.now) };
    return Promise.resolve(at.length === 1 ? new Response('', { status: 429, headers }) : new Response(''));
  });
  await send(new Request('http://x'));
  await Promise.all([1, 2, 3].map(() => send(new Request('http://x'))));
  expect(at.slice(1).every((time) => time - (at[0] ?? 0) >= 3000)).toBe(true);
});

test('a right that was taken beforehand is used by the next request', async () => {
  const clock = createClock();
  const pace = createPace({ rate: 1, burst: 1, nowMs: () => clock.now, sleep: clock.sleep });
  expect([pace.tryTake(), pace.tryTake()]).toEqual([true, false]);
  const began = clock.now;
  await paced(pace, () => Promise.resolve(new Response('')))(new Request('http://x'));
  expect(clock.now).toBe(began);
  expect(pace.waitMs()).toBe(1000);
});

/** What a client does with its pace. */
function paced(pace: Pace, send: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    await pace.turn(request.signal);
    const back = pace.leaves();
    const response = await send(request);
    back({ status: response.status, headers: Object.fromEntries(response.headers) });
    return response;
  };
}

/** A bucket on the other side, with its headers; `others` requests a second come from elsewhere. */
function limitedServer(
  nowMs: () => number,
  { rate, burst, others = 0 }: { rate: number; burst: number; others?: number },
) {
  let tokens = burst;
  let filledAt = nowMs();
  return (): Promise<Response> => {
    const gained = ((nowMs() - filledAt) / 1000) * (rate - others);
    tokens = Math.min(burst, tokens + gained);
    filledAt = nowMs();
    const isTaken = tokens >= 1;
    if (isTaken) tokens -= 1;
    const headers = {
      'x-ratelimit-limit': String(burst),
      'x-ratelimit-remaining': String(Math.floor(tokens)),
      ...(!isTaken && { 'retry-after': '1' }),
    };
    return Promise.resolve(new Response('', { status: isTaken ? 200 : 429, headers }));
  };
}

async function sendAll(count: number, send: (request: Request) => Promise<Response>, clock: { now: number }) {
  const began = clock.now;
  let done = 0;
  let sent = 0;
  let refused = 0;
  const worker = async (): Promise<void> => {
    while (done < count) {
      done += 1;
      for (;;) {
        sent += 1;
        if ((await send(new Request('http://api'))).status !== 429) break;
        refused += 1;
      }
    }
  };
  await Promise.all([1, 2, 3, 4].map(worker));
  return { sent, refused, ms: clock.now - began };
}

test('a dry run shows a sum over the remaining on the row that breaks it, in the sandbox and from reads alike', async () => {
  const rows = [
    `${RAW},16.00,,a`,
    `${RAW},20.00,,b`,
    `${RAW},8.00,,c`,
    `${UNITS},,1,d`,
    `${UNITS},,,e`,
    `${UNITS},,1,f`,
  ];
  const path = desk.file('sums.csv', `redemption_id,amount,quantity,reason\n${rows.join('\n')}\n`);
  const argv = ['redemptions', 'reverse', '--csv', path, '--full', '--dry-run', '--json'];
  const rehearsed = document(await desk.run(argv));
  const readOnly = document(await desk.live(argv));
  for (const done of [rehearsed, readOnly]) {
    expect(done).toMatchObject({ dry_run: true, rows: 6, ok: 4, refused: 2, invalid: 0 });
    expect(done.problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'reversal_exceeds_remaining'],
      [7, 'already_fully_reversed'],
    ]);
    expect(done.totals.map(({ amount }) => Number(amount))).toEqual([36, 1000]);
  }
  expect(await desk.reversals(RAW)).toEqual([]);
  expect((await desk.run(['batches', 'list', '--json'])).out).toBe('{"data":[]}\n');
});
