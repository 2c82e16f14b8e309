// Rule 12: a fault after any statement of an operation leaves the file as it was, and so does the end of the program.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { createEngineSend } from '../../src/local-engine/http/send.js';
import { openStore, type Statement, type Store } from '../../src/local-engine/store/store.js';
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

interface Faulty {
  readonly store: Store;
  readonly failAfter: (n: number) => void;
  readonly ran: () => number;
}

/** A store whose statements are counted; the one after the nth throws. Each is looked at, before and after. */
function faulty(store: Store, look: () => void = () => undefined): Faulty {
  let count = 0;
  let limit = Infinity;
  const step = <T>(work: () => T): T => {
    look();
    const result = work();
    look();
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

interface Staged {
  readonly faults: Faulty;
  readonly ask: () => Promise<Response>;
  readonly bugs: readonly unknown[];
}

/** Plays what comes before, and opens the file again under a store that is looked at. */
async function stage(
  file: string,
  [, before, path, body]: (typeof SCENES)[number],
  look?: () => void,
): Promise<Staged> {
  const world = await openWorld({ path: file });
  for (const sentence of before) expect(await world.say(sentence)).not.toMatch(/^4/);
  const { body: page } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
  const ids: Ids = { ...world.ids, redemption: (page.data as { id: string }[])[0]?.id ?? '' };
  world.engine.close();
  const faults = faulty(openStore(file), look);
  const bugs: unknown[] = [];
  const { fetch: send } = createEngineSend({
    store: faults.store,
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
  return { faults, ask, bugs };
}

describe('a fault after each statement', () => {
  test.each(SCENES)('of %s changes nothing', async (...scene) => {
    const file = join(folder, 'ledger.db');
    const { faults, ask, bugs } = await stage(file, scene);
    const content = contentOfFile(file);
    let met = 0;
    for (let n = 1; ; n += 1) {
      faults.failAfter(n);
      const { status } = await ask();
      if (status === 201) break;
      // The statement that asks for the rate limit runs outside of the operation, before it.
      expect(bugs.at(-1)).toBeInstanceOf(Fault);
      expect(contentOfFile(file)).toEqual(content);
      met += 1;
    }
    expect(met).toBeGreaterThanOrEqual(7);
    expect(faults.ran()).toBeGreaterThanOrEqual(met);
    expect(contentOfFile(file)).not.toEqual(content);
    faults.store.close();
  });
});

// What a killed program leaves behind is what its files hold at that moment: copies of them are opened in its place.
// The long form, npm run proof -- disk calls, kills a real program at every write and every sync.
describe('the end of the program before or after each statement', () => {
  test.each(SCENES)('of %s leaves what was or what became, whole', async (...scene) => {
    const file = join(folder, 'ledger.db');
    const seen = new Set<string>();
    let isAsking = false;
    const look = (): void => {
      const bytes = [file, `${file}-wal`]
        .filter((part) => existsSync(part))
        .map((part) => readFileSync(part, 'latin1'));
      const picture = hash('sha256', bytes.join('|'));
      if (!isAsking || seen.has(picture)) return;
      const copies = join(folder, `${seen.size}`);
      mkdirSync(copies);
      seen.add(picture);
      for (const part of ['', '-wal']) {
        if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, join(copies, `ledger.db${part}`));
      }
    };
    const { faults, ask } = await stage(file, scene, look);
    const before = contentOfFile(file);
    isAsking = true;
    expect((await ask()).status).toBe(201);
    look();
    const after = contentOfFile(file);
    expect(seen.size).toBeGreaterThanOrEqual(2);
    for (let n = 0; n < seen.size; n += 1) {
      const copy = join(folder, `${n}`, 'ledger.db');
      const engine = createLocalEngine({ path: copy });
      expect(engine.verify().ok).toBe(true);
      engine.close();
      expect([before, after]).toContainEqual(contentOfFile(copy));
    }
    faults.store.close();
  });
});
