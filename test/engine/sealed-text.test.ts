// What an entry's seal covers is written by JavaScript when it is posted, and by SQLite when it is checked: it must be the
// same text for whatever people write, and what they wrote must come back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditParticipant } from '../../src/local-engine/ledger/adjust.js';
import { DEMO, seedLedger } from '../../src/local-engine/ledger/demo-data.js';
import { getIntegrity } from '../../src/local-engine/ledger/journal.js';
import { perform } from '../../src/local-engine/ledger/perform.js';
import { redeemRaw } from '../../src/local-engine/ledger/redeem.js';
import { reverseRedemption } from '../../src/local-engine/ledger/reverse.js';
import type { Answer, LedgerDeps, Tx } from '../../src/local-engine/ledger/tx.js';
import { verifyLedger } from '../../src/local-engine/ledger/verify/verify.js';
import { openStore } from '../../src/local-engine/store/store.js';
import { counted, openSandbox, START } from '../support/sandbox.js';

/** As SQLite keeps it. */
const kept = (text: string): string => Buffer.from(text).toString();

/** The operations themselves: what comes by HTTP is refused when it is half a character, or nothing but blanks. */
function open(): LedgerDeps {
  const deps = { store: openStore(':memory:'), nowMs: () => START, newId: counted(4) };
  deps.store.write(() => {
    seedLedger(deps, 'demo');
  });
  return deps;
}

interface Texts {
  readonly text: string;
  readonly key: string;
  readonly reference: string;
}

/** Credits, redeems and reverses under these texts, twice each; all that is kept of them must be found sound. */
function writeAll(deps: LedgerDeps, { key, reference, text }: Texts): void {
  const write = (operation: (tx: Tx) => Answer): Answer => perform(deps, 'write', operation);
  const bodyOf = ({ body, text: said }: Answer): Record<string, unknown> =>
    (said === undefined ? body : JSON.parse(said)) as Record<string, unknown>;
  const on = { program_id: DEMO.program, asset_id: DEMO.points, amount: '1', description: text };
  const redeem = (tx: Tx): Answer => redeemRaw(tx, DEMO.ada, { ...on, idempotency_key: `1${key}` });
  write((tx) => creditParticipant(tx, { ...on, participant_id: DEMO.ada, reference_id: reference }));
  const redeemed = write(redeem);
  const id = String(bodyOf(redeemed).id);
  const reverse = (tx: Tx): Answer =>
    reverseRedemption(tx, id, { reason: text, amount: '0.01', idempotency_key: `2${key}` });
  const reversed = write(reverse);
  expect([redeemed, reversed].map(({ status }) => status)).toEqual([201, 201]);
  expect([bodyOf(redeemed).description, bodyOf(reversed).reason]).toEqual([kept(text), kept(text)]);

  expect(perform(deps, 'read', (tx) => verifyLedger(tx, deps.store.integrity)).checks.filter(({ ok }) => !ok)).toEqual(
    [],
  );
  expect(perform(deps, 'read', (tx) => getIntegrity(tx, { window: 3 })).body).toMatchObject({
    all_passed: true,
    hash_chain: { entries_verified: 3 },
  });
  const replays = [write(redeem), write(reverse)];
  expect(replays).toEqual([redeemed, reversed].map((each) => ({ status: 200, text: each.text })));
  const stored = deps.store.sql('SELECT description, reference_id, key FROM journal_entries ORDER BY seq DESC LIMIT 3');
  expect(stored.raw().all()).toEqual([
    [kept(text), null, `2${kept(key)}`],
    [kept(text), null, `1${kept(key)}`],
    [kept(text), kept(reference), null],
  ]);
}

test.each([
  ['each control character', Array.from({ length: 32 }, (_, n) => String.fromCharCode(n)).join('')],
  ['NUL first, last and in the middle', '\0a\0b\0'],
  ['delete, and what comes behind it', '\u007f\u0080\u009f\u00a0'],
  ['quotes and backslashes', '"\\"\\\\\'`/\\u0000\\n'],
  ['JSON in JSON', '{"a":["b",null,1e999]}'],
  ['SQL', "'; DROP TABLE lots; --"],
  ['line separators', '\u2028\u2029\r\n\v\f'],
  ['characters outside of the first plane', '🎁👩‍👩‍👧\u{10ffff}'],
  ['the first half of a character', 'a\ud83c'],
  ['the second half of a character', '\udf81a'],
  ['halves in the wrong order', '\udf81\ud83c'],
  ['a mark of the order of bytes', '\ufeffa\ufffe\uffff'],
  ['what stands for no character', '\ufffd'],
  ['writing from right to left', '\u202eabc\u0645\u0631\u062d'],
  ['500 of them', '🎁'.repeat(250)],
  ['500 control characters', '\u0001'.repeat(500)],
])('%s', (_what, text) => {
  const deps = open();
  writeAll(deps, { text, key: text.slice(0, 200), reference: text.slice(0, 200) });
  deps.store.close();
});

test('any text', () => {
  const deps = open();
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\0', '"', '\\', '\u2028', '\u007f', '\ud800', '\udfff', '🎁', 'é', '\n', '/'),
  );
  const string = (maxLength: number): fc.Arbitrary<string> =>
    fc.array(unit, { maxLength, size: 'max' }).map((units) => units.join('').slice(0, maxLength));
  let n = 0;
  fc.assert(
    fc.property(string(500), string(200), string(200), (text, key, reference) => {
      writeAll(deps, { text, key: `${(n += 1)} ${key}`, reference });
    }),
    { numRuns: 60 },
  );
  deps.store.close();
});

test.each(['description', 'idempotency_key', 'reason', 'reference_id'])(
  'half a character in a %s that comes by HTTP is refused, and nothing is done',
  async (field) => {
    const { engine, call } = openSandbox({ seed: 'demo' });
    const { head } = engine.verify();
    const on = { program_id: DEMO.program, asset_id: DEMO.points, amount: '1', description: 'd' };
    const [path, body] =
      field === 'reason'
        ? [`/v1/redemptions/${DEMO.rawSimple}/reverse`, {}]
        : field === 'reference_id'
          ? ['/_sandbox/credits', { ...on, participant_id: DEMO.ada }]
          : [`/v1/participants/${DEMO.ada}/redemptions`, on];
    const answer = await call('POST', path, { ...body, [field]: 'a\ud800' });
    expect([answer.status, answer.body.message]).toEqual([400, `${field} is not well-formed Unicode text`]);
    expect(engine.verify().head).toBe(head);
  },
);
