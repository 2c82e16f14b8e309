// What a server allows a connection, with limits that a test can wait for; behind them the real engine.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { ConnectionLimits } from '../../src/local-engine/http/server-connections.js';
import { serveEngine } from '../../src/local-engine/http/server.js';
import { openSandbox } from '../support/sandbox.js';
import { exchange, faultsOf, open, parseAnswers, postText, requestText } from '../proof/server/raw.mjs';

const RAW = '550e8400-e29b-41d4-a716-446655440011';
const REVERSE = `/v1/redemptions/${RAW}/reverse`;
const GET = requestText('GET', `/v1/redemptions/${RAW}`);
const reversal = (key: string) => postText(REVERSE, `{"reason":"r","amount":"1.00","idempotency_key":"${key}"}`);

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((close) => close()));
});

async function serve(limits: Partial<ConnectionLimits> = {}) {
  const { engine, call } = openSandbox({ seed: 'demo' });
  const server = await serveEngine(engine, { port: 0, host: '127.0.0.1', limits: { checkMs: 50, ...limits } });
  running.push(async () => {
    await server.close();
    engine.close();
  });
  const connections: ReturnType<typeof open>[] = [];
  const port = Number(new URL(server.url).port);
  return {
    port,
    /** Every answer of a connection that says so much, and then waits to be closed. */
    toTheEnd: async (...said: readonly (string | number)[]) => {
      const one = open(port);
      connections.push(one);
      for (const what of said) {
        if (typeof what === 'number') await wait(what);
        else one.socket.write(what);
      }
      await one.closed;
      return parseAnswers(one.seen.text);
    },
    slow: (delay_ms: number) => call('POST', '/_sandbox/faults', { pack: 'slow', delay_ms, match: `POST ${REVERSE}` }),
    reversed: async () => (await call('GET', `/v1/redemptions/${RAW}`)).body.reversed_amount as string,
  };
}

test('garbage behind a reversal that still waits for its answer does not take the place of that answer', async () => {
  const { toTheEnd, slow, reversed } = await serve();
  await slow(200);
  const answers = await toTheEnd(`${reversal('a')}${reversal('b')}`, 50, '\0garbage');
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await reversed()).toBe('2.00');
});

test('a request that comes too slowly is told so; nothing of it happens', async () => {
  const { toTheEnd, reversed } = await serve({ headersMs: 100, requestMs: 200, checkMs: 150 });
  const half = reversal('a').slice(0, -5);
  const said = await Promise.all([
    toTheEnd('GET / HT'),
    toTheEnd(''),
    toTheEnd(half),
    toTheEnd(half, 100, '"'),
    // The headers are late, but there before they are given up; the body never is.
    toTheEnd(half.slice(0, 30), 200, half.slice(30)),
  ]);
  expect(said.map((answers) => answers.map(({ status }) => status))).toEqual(Array(5).fill([408]));
  expect(said.flat().flatMap((answer) => faultsOf(answer))).toEqual([]);
  expect(await reversed()).toBe('0.00');
});

test('an answer that takes longer than a request may is still given, and so is that before a request that is too slow', async () => {
  const { toTheEnd, slow } = await serve({ headersMs: 50, requestMs: 100, keepAliveMs: 100 });
  await slow(500);
  const said = await Promise.all([toTheEnd(reversal('a')), toTheEnd(reversal('b'), 20, 'GET / HT')]);
  expect(said.map((answers) => answers.map(({ status }) => status))).toEqual([[201], [201]]);
});

test('what came while the server was held up was not too slow', async () => {
  const { port } = await serve({ headersMs: 100, requestMs: 200 });
  const one = open(port);
  await wait(20);
  one.socket.write(GET);
  // Held up, as by another process that writes to the file.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
  await wait(200);
  one.socket.write(GET);
  while (!one.seen.isClosed && parseAnswers(one.seen.text).length < 2) await wait(5);
  expect(parseAnswers(one.seen.text).map(({ status }) => status)).toEqual([200, 200]);
  one.socket.destroy();
});

test('one connection too many takes the place of that which has been silent longest, not of one that waits', async () => {
  const { port, toTheEnd, slow } = await serve({ atOnce: 3, patienceMs: 100 });
  await slow(400);
  const waiting = toTheEnd(reversal('a').replace('Host', 'Connection: close\r\nHost'));
  await wait(20);
  const [silent, later] = [open(port), open(port)];
  await wait(20);
  const early = open(port);
  await early.closed;
  // Nobody had been silent for long enough.
  expect([silent.seen.isClosed, later.seen.isClosed]).toEqual([false, false]);
  await wait(100);
  expect((await exchange(port, GET)).map(({ status }) => status)).toEqual([200]);
  expect([silent.seen.isClosed, later.seen.isClosed]).toEqual([true, false]);
  expect((await waiting).map(({ status }) => status)).toEqual([201]);
  later.socket.destroy();
});

test('a connection has one request answered at a time, and may send only so many ahead', async () => {
  const { port, toTheEnd, reversed, slow } = await serve({ ahead: 8 });
  const row = Array.from({ length: 8 }, (_, n) => reversal(`row-${n}`)).join('');
  expect((await exchange(port, row, { answers: 8 })).map(({ status }) => status)).toEqual(Array(8).fill(201));
  await slow(200);
  expect(await toTheEnd(Array.from({ length: 9 }, (_, n) => reversal(`more-${n}`)).join(''))).toEqual([]);
  // The first of them had begun, and the others had not.
  expect(await reversed()).toBe('9.00');
});
