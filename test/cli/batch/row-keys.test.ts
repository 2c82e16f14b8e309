// Which key each row of a file gets, and which rows are stopped: asked of the stager on a real journal, file after file.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RowFields } from '../../../src/cli/csv/read-csv.js';
import { openJournal, type Journal } from '../../../src/cli/journal/journal.js';
import type { BatchPlace, RowState } from '../../../src/cli/journal/types.js';
import { contentOf, inWords, keyOf, requestOf } from '../../../src/cli/request.js';
import { reversalKey } from '../../../src/sdk/index.js';
import { createStager } from '../../../src/cli/batch/read-file.js';
import { NOON, RAW, SQLITE, UNITS } from '../../support/batch-desk.js';

const PLACE: BatchPlace = { environment: 'live https://api.scrip.dev', name: 'refunds' };
const SETTINGS = { concurrency: 1 };
const AT = { runId: 1, atMs: NOON };

/** A row as these tables write it: all that it says side by side. */
interface Row extends Pick<RowFields, 'redemptionId' | 'earlier'> {
  readonly amount?: string;
  readonly quantity?: number;
  readonly reason: string;
  readonly idempotencyKey?: string;
}

function fieldsOf({ redemptionId, earlier, amount, quantity, reason, idempotencyKey }: Row): RowFields {
  const request = requestOf({ amount, quantity, reason, idempotency_key: idempotencyKey });
  return { redemptionId, request, ...(earlier !== undefined && { earlier }) };
}

const TEN: Row = { redemptionId: RAW, amount: '10.00', reason: 'late' };

let journal: Journal;
beforeEach(() => {
  journal = openJournal(':memory:', SQLITE);
  journal.beginRun(
    { actor: 'ada', host: 'desk', command: 'reverse --csv', mode: 'live', environment: PLACE.environment },
    NOON,
  );
});
afterEach(() => {
  journal.close();
});

const ELEVEN: Row = { ...TEN, amount: '11.00' };
const TWO: Row = { redemptionId: UNITS, quantity: 2, reason: 'late' };

/** Keys as the tables name them: "ten2" is the one made for the second row that asks for TEN. */
function madeKeys(): Map<string, string> {
  const requests = { ten: TEN, eleven: ELEVEN, two: TWO };
  return new Map(
    Object.entries(requests).flatMap(([name, request]) =>
      Array.from({ length: 51 }, (_, at) => [`${name}${at + 1}`, keyOf(fieldsOf(request), at + 1)] as const),
    ),
  );
}

function withRealKeys(fields: RowFields): RowFields {
  const used = fields.earlier?.idempotencyKey;
  const real = used === undefined ? undefined : (madeKeys().get(used) ?? used);
  return real === undefined || fields.earlier === undefined
    ? fields
    : { ...fields, earlier: { ...fields.earlier, idempotencyKey: real } };
}

/** Reads a file into the batch and accepts it. Row n stands on line n + 1. */
function read(rows: readonly Row[], flags: { allowDuplicates?: boolean } = {}): string[] {
  const batch = journal.batchAt({ ...PLACE, mode: 'live', settings: SETTINGS, atMs: NOON });
  const staging = journal.stage(batch, { path: 'refunds.csv', readAtMs: NOON });
  const stager = createStager(staging, { allowDuplicates: false, again: false, shownFaults: 9, ...flags });
  stager.head({ columns: [], delimiter: ',', hasBom: false, used: {}, encoding: 'utf-8', isResults: false });
  stager.rows(rows.map((row, at) => ({ line: at + 2, cells: [], fields: withRealKeys(fieldsOf(row)), faults: [] })));
  staging.accept({ sha256: '', settings: SETTINGS, atMs: NOON, isNewBatch: true });
  const names = new Map([...madeKeys()].map(([name, key]) => [key, name]));
  return journal.lines(staging.fileId, 0, 99).map(({ row, faults: [fault] }) => {
    if (fault !== undefined) return Object.values(fault).join(' | ');
    const since = row?.firstSentAtMs === undefined ? '' : ` since ${row.firstSentAtMs}`;
    const key = row && (names.get(row.request.idempotency_key) ?? row.request.idempotency_key);
    return `${row?.state}${since} ${key}: ${row && inWords(row)}`;
  });
}

/** Says what has come of the first row of the journal. */
function settle(state: Exclude<RowState, 'planned' | 'done_before'>): void {
  const [row] = journal.openRows(1, 0, 1);
  if (row === undefined) throw new Error('no row is open');
  const problem = { code: 'x', message: 'y' };
  if (state === 'sent') journal.commit([], [row], AT);
  else if (state === 'refused' || state === 'unknown') journal.commit([{ id: row.id, state, problem }], [], AT);
  else journal.commit([{ id: row.id, state, done: {} }], [], AT);
}

const earlier = (status: string, idempotencyKey?: string): Pick<RowFields, 'earlier'> => ({
  earlier: { status, ...(idempotencyKey !== undefined && { idempotencyKey }) },
});
const TEN_LATE = `10 of ${RAW}, "late"`;

describe('what a key is made from', () => {
  const sha = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

  test.each<[string, Row, unknown[]]>([
    ['an amount in its one form', { ...TEN, amount: '010.00' }, [RAW, '10', null, 'late']],
    ['units as a number', { redemptionId: UNITS, quantity: 2, reason: 'late' }, [UNITS, null, 2, 'late']],
    ['both, where both are given', { ...TEN, quantity: 2 }, [RAW, '10', 2, 'late']],
    ['neither, for all that remains', { redemptionId: RAW, reason: 'late' }, [RAW, null, null, 'late']],
    ['the id in small letters', { ...TEN, redemptionId: RAW.toUpperCase() }, [RAW, '10', null, 'late']],
    ['the reason without the blanks around it', { ...TEN, reason: '  late ' }, [RAW, '10', null, 'late']],
    ['the reason in Unicode NFC', { ...TEN, reason: 'lu\u0308ge' }, [RAW, '10', null, 'l\u00fcge']],
  ])('%s', async (_name, row, content) => {
    const key = `scrip_${sha('scrip-key-1', ...content, 3).slice(0, 40)}`;
    const { redemptionId, request } = fieldsOf(row);
    expect(keyOf({ redemptionId, request }, 3)).toBe(key);
    expect(await reversalKey(redemptionId, request, 3), 'the SDK makes the same').toBe(key);
    expect(contentOf({ redemptionId, request }).toString('hex')).toBe(sha('scrip-key-1', ...content, 0).slice(0, 40));
  });
});

test.each<[string, Row[], string[]]>([
  ['a row without a key gets one', [TEN], [`planned ten1: ${TEN_LATE}`]],
  ['units get one, too', [TWO], [`planned two1: 2 units of ${UNITS}, "late"`]],
  [
    'equal rows that brought their keys are meant',
    [
      { ...TEN, ...earlier('planned', 'ten1') },
      { ...TEN, ...earlier('planned', 'ten2') },
    ],
    [`planned ten1: ${TEN_LATE}`, `planned ten2: ${TEN_LATE}`],
  ],
  ['a row with a key keeps it', [{ ...TEN, idempotencyKey: 'k' }], [`planned k: ${TEN_LATE}`]],
  [
    'equal rows with keys of their own are meant',
    [
      { ...TEN, idempotencyKey: 'k1' },
      { ...TEN, idempotencyKey: 'k2' },
    ],
    [`planned k1: ${TEN_LATE}`, `planned k2: ${TEN_LATE}`],
  ],
  [
    'a row with a key of its own does not make the next one a repetition',
    [{ ...TEN, idempotencyKey: 'k1' }, TEN],
    [`planned k1: ${TEN_LATE}`, `planned ten1: ${TEN_LATE}`],
  ],
  [
    'one key for two rows is refused, equal or not',
    [
      { ...TEN, idempotencyKey: 'k' },
      { ...TEN, idempotencyKey: 'k' },
      { ...TEN, idempotencyKey: 'k', amount: '11' },
    ],
    [
      `planned k: ${TEN_LATE}`,
      ...Array<string>(2).fill(
        'repeated_key | this row has the same idempotency key as line 2; each reversal needs its own key | idempotency_key',
      ),
    ],
  ],
  [
    'equal rows are refused from the second on, and the first is named',
    [TEN, { ...TEN, amount: '11' }, TEN, TEN],
    [
      `planned ten1: ${TEN_LATE}`,
      `planned eleven1: 11 of ${RAW}, "late"`,
      ...Array<string>(2).fill(
        'repeated_row | equal to line 2: same redemption, same amount or quantity, same reason | ' +
          'remove one of them, or add --allow-duplicates to reverse both',
      ),
    ],
  ],
])('%s', (_name, rows, expected) => {
  expect(read(rows)).toEqual(expected);
});

test('equal rows that are meant get keys of their own, whatever a row that was never sent brought along', () => {
  const rows = [TEN, { ...TEN, ...earlier('planned', 'ten3') }, TEN, TEN];
  const keys = ['ten1', 'ten2', 'ten3', 'ten4'].map((key) => `planned ${key}: ${TEN_LATE}`);
  expect(read(rows, { allowDuplicates: true })).toEqual(keys);
});

describe('a results file where nothing is known of it', () => {
  const FOREIGN = (status: string, key: string): string =>
    `changed_row | the row is ${status} under the key ${key}, which was made for another redemption, amount or reason | ` +
    'scrip_idempotency_key | put the old values back; a reversal that is meant as well goes into a row of its own';

  test.each<[string, string, string]>([
    // status    key         becomes
    ['applied', 'ten1', 'done_before ten1'],
    ['replayed', 'ten1', 'done_before ten1'],
    ['done_elsewhere', 'ten1', 'done_before ten1'],
    ['done_before', 'ten1', 'done_before ten1'],
    ['refused', 'ten1', 'refused ten1'],
    ['sent', 'ten1', `unknown since 0 ten1`],
    ['unknown', 'ten1', `unknown since 0 ten1`],
    ['planned', 'ten1', 'planned ten1'],
    ['invalid', 'ten1', 'planned ten1'],
    ['', 'ten1', 'planned ten1'],
    ['applied', 'ten50', 'done_before ten50'],
    ['applied', 'ten51', FOREIGN('applied', '')],
    ['applied', 'k', FOREIGN('applied', 'k')],
    ['replayed', 'k', FOREIGN('replayed', 'k')],
    ['sent', 'k', FOREIGN('sent', 'k')],
    ['unknown', 'k', FOREIGN('unknown', 'k')],
    ['refused', 'k', 'planned ten1'],
    ['planned', 'k', 'planned ten1'],
    ['', 'k', 'planned ten1'],
  ])('%s under %s: %s', (status, key, expected) => {
    const [found = ''] = read([{ ...TEN, ...earlier(status, key) }]);
    if (expected.includes(' | ')) expect(found.replace(keyOf(fieldsOf(TEN), 51), '')).toBe(expected);
    else expect(found).toBe(`${expected}: ${TEN_LATE}`);
  });

  test.each(['planned', 'refused', 'invalid', ''])('%s without a key gets one', (status) => {
    expect(read([{ ...TEN, ...earlier(status) }])).toEqual([`planned ten1: ${TEN_LATE}`]);
  });

  test('what it says of a key that the row has no more does not count', () => {
    expect(read([{ ...TEN, idempotencyKey: 'k2', ...earlier('refused', 'k1') }])).toEqual([`planned k2: ${TEN_LATE}`]);
    expect(read([{ ...TEN, idempotencyKey: 'k3', ...earlier('planned', 'k1') }])).toEqual([`planned k3: ${TEN_LATE}`]);
  });

  test('a key of its own that it was done under settles it', () => {
    expect(read([{ ...TEN, idempotencyKey: 'k', ...earlier('applied', 'k') }])).toEqual([`done_before k: ${TEN_LATE}`]);
  });

  test.each(['applied', 'replayed', 'sent', 'unknown'])(
    'a row that is %s keeps the key it was sent under',
    (status) => {
      expect(read([{ ...TEN, idempotencyKey: 'k2', ...earlier(status, 'k1') }])).toEqual([
        `changed_row | the row is ${status} under the key k1, and now has a different key | idempotency_key | restore the old key`,
      ]);
    },
  );
});

describe('a row that the journal knows', () => {
  const ELEVEN_LATE = `11 of ${RAW}, "late"`;
  const CHANGED = (state: RowState): string =>
    `changed_row | its key belongs to another row of this batch, with state ${state}: ${TEN_LATE} | ` +
    'give the row its own key, or restore the old values';

  test.each(['sent', 'applied', 'replayed', 'refused', 'unknown'] as const)('is %s, and stays so', (state) => {
    read([TEN]);
    settle(state);
    const since = state === 'sent' ? ` since ${NOON}` : '';
    expect(read([TEN])).toEqual([`${state}${since} ten1: ${TEN_LATE}`]);
    expect(read([{ ...TEN, ...earlier('planned', 'ten1') }])).toEqual([`${state}${since} ten1: ${TEN_LATE}`]);
    expect(read([{ ...TEN, ...earlier('applied', 'ten1') }])).toEqual([`${state}${since} ten1: ${TEN_LATE}`]);
  });

  test.each(['applied', 'replayed'] as const)('is %s under a key of its own, and its results say so', (state) => {
    read([{ ...TEN, idempotencyKey: 'k' }]);
    settle(state);
    expect(read([{ ...TEN, idempotencyKey: 'k', ...earlier(state, 'k') }])).toEqual([`${state} k: ${TEN_LATE}`]);
  });

  test.each([
    ['planned', `planned k: ${ELEVEN_LATE}`],
    ['refused', `planned k: ${ELEVEN_LATE}`],
    ['sent', CHANGED('sent')],
    ['unknown', CHANGED('unknown')],
    ['applied', CHANGED('applied')],
    ['replayed', CHANGED('replayed')],
  ] as const)('is %s, and was corrected under a key of its own', (state, expected) => {
    read([{ ...TEN, idempotencyKey: 'k' }]);
    if (state !== 'planned') settle(state);
    expect(read([{ ...ELEVEN, idempotencyKey: 'k' }])).toEqual([expected]);
  });

  test.each([
    ['refused', `planned eleven1: ${ELEVEN_LATE}`],
    ['planned', `planned eleven1: ${ELEVEN_LATE}`],
    ['sent', CHANGED('sent')],
    ['unknown', CHANGED('unknown')],
    ['applied', CHANGED('applied')],
    ['replayed', CHANGED('replayed')],
  ] as const)('is %s, and was corrected in the results file', (state, expected) => {
    read([TEN]);
    if (state !== 'planned') settle(state);
    expect(read([{ ...ELEVEN, ...earlier(state, 'ten1') }])).toEqual([expected]);
  });

  test('a repeated key is said before what else is wrong', () => {
    read([{ ...TEN, idempotencyKey: 'k' }]);
    settle('applied');
    const [, second] = read([
      { ...TEN, idempotencyKey: 'k' },
      { ...ELEVEN, idempotencyKey: 'k' },
    ]);
    expect(second).toContain('repeated_key | this row has the same idempotency key as line 2');
  });
});

test.each<[Omit<Row, 'reason'>, string]>([
  [{ redemptionId: 'r', amount: '5.00' }, '5 of r, "why"'],
  [{ redemptionId: 'r', quantity: 1 }, '1 unit of r, "why"'],
  [{ redemptionId: 'r', quantity: 2 }, '2 units of r, "why"'],
  [{ redemptionId: 'r' }, 'all that remains of r, "why"'],
])('%j in words: %s', (request, words) => {
  expect(inWords(fieldsOf({ ...request, reason: 'why' }))).toBe(words);
});
