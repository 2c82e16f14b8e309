// What an entry's seal covers is written by JavaScript when it is posted, and by SQLite when it is checked: it must be the
// same text for whatever people write, and what they wrote must come back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { counted, openSandbox, type Sandbox } from '../support/sandbox.js';

const kept = (text: string): string => Buffer.from(text).toString();
const RAW = `/v1/participants/${DEMO.ada}/redemptions`;
const ON = { program_id: DEMO.program, asset_id: DEMO.points };

/** Credits, redeems and reverses under these texts, twice each; all that is kept of them must be found sound. */
async function writeAll(
  { call, engine }: Sandbox,
  texts: { text: string; key: string; reference: string },
): Promise<void> {
  const { key, reference: reference_id, text } = texts;
  const credit = { ...ON, participant_id: DEMO.ada, amount: '1', description: text, reference_id };
  expect((await call('POST', '/_sandbox/credits', credit)).status).toBe(201);
  const asked = { ...ON, amount: '1', description: text, idempotency_key: `1${key}` };
  const redeemed = await call('POST', RAW, asked);
  expect([redeemed.status, redeemed.body.description]).toEqual([201, kept(text)]);
  const reversal = { reason: text, amount: '0.01', idempotency_key: `2${key}` };
  const path = `/v1/redemptions/${String(redeemed.body.id)}/reverse`;
  const reversed = await call('POST', path, reversal);
  expect([reversed.status, reversed.body.reason]).toEqual([201, kept(text)]);

  expect(engine.verify().checks.filter(({ ok }) => !ok)).toEqual([]);
  const report = await call('GET', '/v1/reports/integrity?window=3');
  expect(report.body).toMatchObject({ all_passed: true, hash_chain: { entries_verified: 3 } });
  const replays = [await call('POST', RAW, asked), await call('POST', path, reversal)];
  expect(replays.map((each) => [each.status, each.text])).toEqual([redeemed, reversed].map((each) => [200, each.text]));
  const newest = (await call('GET', '/v1/journal-entries?limit=3')).body.data as Record<string, unknown>[];
  expect(newest.map((entry) => entry.description)).toEqual([text, text, text].map(kept));
  expect(newest[2]?.reference_id).toBe(kept(reference_id));
}

const open = (): Sandbox => openSandbox({ seed: 'demo', newId: counted(4) });

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
])('%s', async (_what, text) => {
  const sandbox = open();
  await writeAll(sandbox, { text, key: text.slice(0, 200), reference: text.slice(0, 200) });
});

test('any text', async () => {
  const sandbox = open();
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\0', '"', '\\', '\u2028', '\u007f', '\ud800', '\udfff', '🎁', 'é', '\n', '/'),
    fc.fullUnicode?.() ?? fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const string = (maxLength: number): fc.Arbitrary<string> =>
    fc.array(unit, { maxLength }).map((units) => `x${units.join('')}`.slice(0, maxLength));
  let n = 0;
  await fc.assert(
    fc.asyncProperty(string(500), string(200), string(200), async (text, key, reference) => {
      await writeAll(sandbox, { text, key: `${(n += 1)}${key}`, reference });
    }),
    { numRuns: 60 },
  );
});
