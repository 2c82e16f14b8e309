// Rule 12: a fault after any statement of an operation leaves the file as it was.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngineFetch } from '../../src/local-engine/http/engine-fetch.js';
import type { Statement, Store } from '../../src/local-engine/store/store.js';
import { openStore } from '../../src/local-engine/store/store.js';
import { contentOfFile } from '../support/content.js';
import { START, counted } from '../support/sandbox.js';
import { openWorld } from '../support/world.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-fault-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

class Fault extends Error {}

/** A store whose statements are counted; the one after the nth throws. */
function faulty(store: Store): { store: Store; failAfter: (n: number) => void; ran: () => number } {
  let count = 0;
  let limit = Infinity;
  const step = <T>(work: () => T): T => {
    const result = work();
    count += 1;
    if (count === limit) throw new Fault(`after statement ${count}`);
    return result;
  };
  const wrap = (statement: Statement): Statement =>
    new Proxy(statement, {
      get: (real, name) => {
        const member: unknown = Reflect.get(real, name, real);
        if (typeof member !== 'function') return member;
        const call = member.bind(real) as (...args: unknown[]) => unknown;
        if (name === 'run' || name === 'get' || name === 'all')
          return (...args: unknown[]) => step(() => call(...args));
        return name === 'pluck' ? () => wrap(call() as Statement) : call;
      },
    });
  return {
    store: { ...store, sql: (text) => wrap(store.sql(text)) },
    failAfter: (n) => {
      count = 0;
      limit = n;
    },
    ran: () => count,
  };
}

const SCENES: ReadonlyArray<
  readonly [title: string, before: readonly string[], path: (ids: Ids) => string, body: (ids: Ids) => object]
> = [
  [
    'a reversal over three lots',
    ['credit 10', 'credit 20', 'credit 30', 'redeem 55'],
    ({ redemption }) => `/v1/redemptions/${redemption}/reverse`,
    () => ({ reason: 'r', amount: '45', idempotency_key: 'k' }),
  ],
  [
    'a reversal of units that brings a reward back in stock',
    ['credit 100', 'reward max_total=2', 'item quantity=2'],
    ({ redemption }) => `/v1/redemptions/${redemption}/reverse`,
    () => ({ reason: 'r', quantity: 1, idempotency_key: 'k' }),
  ],
  [
    'a reversal into an expired lot',
    ['credit 10 expires_at=2', 'credit 20', 'redeem 25', 'advance P3D'],
    ({ redemption }) => `/v1/redemptions/${redemption}/reverse`,
    () => ({ reason: 'r', idempotency_key: 'k' }),
  ],
  [
    'a redemption that settles an overdraft first',
    ['adjust DEBIT 5 negative', 'credit 10', 'credit 20', 'redeem 1', 'adjust DEBIT 30 negative', 'credit 50'],
    ({ participant }) => `/v1/participants/${participant}/redemptions`,
    ({ program, lot }) => ({
      program_id: program,
      asset_id: lot,
      amount: '15',
      description: 'd',
      idempotency_key: 'k',
    }),
  ],
];

interface Ids {
  readonly redemption: string;
  readonly participant: string;
  readonly program: string;
  readonly lot: string;
}

describe('a fault after each statement', () => {
  test.each(SCENES)('of %s changes nothing', async (_title, before, path, body) => {
    const file = join(folder, 'ledger.db');
    const world = await openWorld({ path: file });
    for (const sentence of before) expect(await world.say(sentence)).not.toMatch(/^4/);
    const { body: page } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
    const ids: Ids = { ...world.ids, redemption: (page.data as { id: string }[])[0]?.id ?? '' };
    world.engine.close();

    const { store, failAfter, ran } = faulty(openStore(file));
    const bugs: unknown[] = [];
    const send = createEngineFetch({
      store,
      nowMs: () => START,
      newId: counted(7),
      apiKey: 'sk_sandbox',
      rateLimit: false,
      version: '0',
      onBug: (error) => bugs.push(error),
    });
    const ask = (): Promise<Response> =>
      send(
        new Request(`http://sandbox${path(ids)}`, {
          method: 'POST',
          headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
          body: JSON.stringify(body(ids)),
        }),
      );
    const content = contentOfFile(file);
    let faults = 0;
    for (let n = 1; ; n += 1) {
      failAfter(n);
      const { status } = await ask();
      if (status === 201) break;
      // The statement that asks for the rate limit runs outside of the operation, before it.
      expect(bugs.at(-1)).toBeInstanceOf(Fault);
      expect(contentOfFile(file)).toEqual(content);
      faults += 1;
    }
    expect(faults).toBeGreaterThanOrEqual(8);
    expect(ran()).toBeGreaterThanOrEqual(faults);
    expect(contentOfFile(file)).not.toEqual(content);
    store.close();
  });
});
