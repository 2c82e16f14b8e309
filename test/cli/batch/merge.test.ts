// What two machines know of one batch, put together: by state, by key, by time. On two journals, without a program.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openJournal, type Journal } from '../../../src/cli/journal/journal.js';
import { createPartReader, type Part } from '../../../src/cli/journal/parts.js';
import type { Batch, RowState } from '../../../src/cli/journal/types.js';
import { contentOf, keyOf } from '../../../src/cli/request.js';
import { FOUR_LOTS, SQLITE } from '../../support/batch-desk.js';

const NOON = Date.UTC(2026, 2, 15, 12);
const PLACE = { environment: 'live https://api.test/v1', name: 'refunds', mode: 'live', atMs: NOON, createdAtMs: NOON };
const HOUR = 3_600_000;

let folder = '';
let journals: Journal[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-merge-'));
  journals = [];
});
afterEach(() => {
  for (const journal of journals) journal.close();
  rmSync(folder, { recursive: true });
});

interface Row {
  readonly state: RowState;
  readonly n?: number;
  /** A key of the user's own. */
  readonly own?: string;
  readonly firstSentAtMs?: number;
  readonly reason?: string;
}

interface Machine {
  readonly journal: Journal;
  readonly batch: Batch;
}

const intentOf = ({ n = 1, own, reason = 'late' }: Pick<Row, 'n' | 'own' | 'reason'>) => {
  const asked = { redemptionId: FOUR_LOTS, request: { amount: '1', reason } };
  return { ...asked, request: { ...asked.request, idempotency_key: own ?? keyOf(asked, n) } };
};

/** A machine whose batch has these rows, each as its own line. */
function machine(rows: readonly Row[] | undefined, name = PLACE.name): Machine {
  const journal = openJournal(join(folder, `${journals.length}.db`), SQLITE);
  journals.push(journal);
  return rows === undefined
    ? { journal, batch: { ...PLACE, id: 0, settings: { concurrency: 4 } } }
    : filled(journal, rows, name);
}

function filled(journal: Journal, rows: readonly Row[], name: string): Machine {
  const batch = journal.batchAt({ ...PLACE, name, settings: { concurrency: 4 } });
  const staging = journal.stage(batch, { path: `/a/${name}.csv`, readAtMs: NOON });
  staging.setHead({ columns: ['id'], delimiter: ',', hasBom: false });
  rows.forEach((row, at) => {
    const intent = intentOf(row);
    const { own, state } = row;
    const wasSent = !['planned', 'done_before'].includes(state);
    const isDone = ['applied', 'replayed', 'done_elsewhere', 'done_before'].includes(state);
    staging.add(
      at + 1,
      { line: at + 2, cells: [`${at}`] },
      {
        ...{ ...intent, content: contentOf(intent), state },
        ...(own === undefined && { n: row.n ?? 1 }),
        ...(wasSent && { firstSentAtMs: row.firstSentAtMs ?? NOON }),
        ...(isDone && { done: { reversalId: `reversal of ${state}`, amount: '1' } }),
      },
      undefined,
    );
  });
  staging.accept({ sha256: 'a'.repeat(64), atMs: NOON, settings: { concurrency: 4 }, isNewBatch: true });
  const [known] = journal.batches(name);
  if (known === undefined) throw new Error('it was not accepted');
  return { journal, batch: known };
}

const exported = ({ journal, batch }: Machine): Part[] => {
  const read = createPartReader();
  return [...journal.exportBatch(batch.id)].map((part) => {
    const whole = read(JSON.parse(JSON.stringify(part)));
    if (whole === undefined) throw new Error(`not a part: ${JSON.stringify(part)}`);
    return whole;
  });
};

const arrive = (parts: Iterable<Part>, to: Machine) =>
  to.journal.importBatch(parts, { path: '/b/refunds.csv', misfit: () => new Error('misfit') });

/** The lines of the batch: state, key, and when the key was first sent. */
function linesOf({ journal }: Machine, name = PLACE.name) {
  const [batch] = journal.batches(name);
  return journal.lines(batch?.file?.id ?? 0, 0, 100).map(({ row }) => row);
}

const STATES: readonly RowState[] = [
  ...(['planned', 'refused', 'sent', 'unknown'] as const),
  ...(['done_before', 'applied', 'replayed', 'done_elsewhere'] as const),
];

/** What stands where the machine knows the state above, and learns the one on the left. */
const MERGED: readonly (readonly RowState[])[] = [
  // planned, refused, sent, unknown, done_before, applied, replayed, done_elsewhere
  ['planned', 'refused', 'sent', 'unknown', 'done_before', 'applied', 'replayed', 'done_elsewhere'],
  ['refused', 'refused', 'sent', 'unknown', 'done_before', 'applied', 'replayed', 'done_elsewhere'],
  ['sent', 'sent', 'sent', 'unknown', 'done_before', 'applied', 'replayed', 'done_elsewhere'],
  ['unknown', 'unknown', 'unknown', 'unknown', 'done_before', 'applied', 'replayed', 'done_elsewhere'],
  ['done_before', 'done_before', 'done_before', 'done_before', 'done_before', 'applied', 'replayed', 'done_elsewhere'],
  ['applied', 'applied', 'applied', 'applied', 'applied', 'applied', 'replayed', 'done_elsewhere'],
  ['replayed', 'replayed', 'replayed', 'replayed', 'replayed', 'applied', 'replayed', 'done_elsewhere'],
  [
    'done_elsewhere',
    'done_elsewhere',
    'done_elsewhere',
    'done_elsewhere',
    'done_elsewhere',
    'applied',
    'replayed',
    'done_elsewhere',
  ],
];

describe.each(STATES.map((there, at) => [there, MERGED[at] ?? []] as const))(
  'a row that is %s there',
  (there, merged) => {
    test.each(STATES.map((here, at) => [here, merged[at]] as const))('and %s here is then %s', (here, expected) => {
      const to = machine([{ state: here }]);
      const parts = exported(machine([{ state: there }]));
      arrive(parts, to);
      expect(linesOf(to).map((row) => row?.state)).toEqual([expected]);
      // What it is known to be comes whole, and the same once more is no news.
      if (expected === there && here !== there && there !== 'planned')
        expect(linesOf(to)[0]?.done.reversalId).toBe(
          /applied|replayed|done/.test(there) ? `reversal of ${there}` : undefined,
        );
      expect(arrive(parts, to)).toMatchObject({ added: 0, updated: 0, twice: 0 });
    });
  },
);

test.each<[there: RowState, here: RowState | undefined, thereAt: number, hereAt: number, expected: number]>([
  ['sent', undefined, 25, 0, 25],
  ['sent', 'planned', 25, 0, 25],
  ['sent', 'sent', 25, 1, 25],
  ['sent', 'sent', 1, 25, 25],
  ['unknown', 'sent', 25, 1, 25],
  ['sent', 'unknown', 25, 1, 25],
  ['unknown', 'unknown', 1, 25, 25],
  ['unknown', 'refused', 1, 25, 25],
])(
  '%s there and %s here, %i and %i hours ago: the first sending of all counts',
  (there, here, thereAt, hereAt, hours) => {
    const to = machine(here && [{ state: here, firstSentAtMs: NOON - hereAt * HOUR }]);
    arrive(exported(machine([{ state: there, firstSentAtMs: NOON - thereAt * HOUR }])), to);
    expect(linesOf(to).map((row) => row?.firstSentAtMs)).toEqual([NOON - hours * HOUR]);
  },
);

describe('what else waits here under a key that is done there', () => {
  test.each<[there: RowState, twin: RowState, expected: RowState]>([
    ['applied', 'sent', 'replayed'],
    ['applied', 'unknown', 'replayed'],
    ['replayed', 'unknown', 'replayed'],
    ['done_elsewhere', 'sent', 'replayed'],
    ['applied', 'planned', 'planned'],
    ['applied', 'refused', 'refused'],
    // Nothing was sent under the key there.
    ['done_before', 'unknown', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
  ])('%s there, and a twin that is %s: it is %s', (there, twin, expected) => {
    for (const here of [undefined, [{ state: 'planned' as const }]]) {
      const to = machine(here);
      filled(to.journal, [{ state: twin }], 'other');
      arrive(exported(machine([{ state: there }])), to);
      expect(linesOf(to, 'other').map((row) => row?.state)).toEqual([expected]);
    }
  });

  test('and the other way round: a doubt that arrives is settled by what is known here', () => {
    const to = machine(undefined);
    filled(to.journal, [{ state: 'applied' }], 'other');
    arrive(exported(machine([{ state: 'unknown' }])), to);
    expect(linesOf(to)[0]).toMatchObject({ state: 'replayed', done: { reversalId: 'reversal of applied' } });
  });
});

describe('a line that was meant once more on one machine has two keys', () => {
  type Side = readonly [n: number, state: RowState];
  test.each<[there: Side, here: Side, stands: Side, added: number, twice: number]>([
    // Sent on neither: the one that was meant once more.
    [[2, 'planned'], [1, 'planned'], [2, 'planned'], 1, 0],
    [[1, 'planned'], [2, 'planned'], [2, 'planned'], 0, 0],
    [[2, 'planned'], [1, 'refused'], [2, 'planned'], 1, 0],
    [[1, 'refused'], [2, 'planned'], [2, 'planned'], 0, 0],
    // Sent on one: it keeps its line, and the other machine never sends its own.
    [[2, 'sent'], [1, 'planned'], [2, 'sent'], 1, 0],
    [[2, 'unknown'], [1, 'refused'], [2, 'unknown'], 1, 0],
    [[2, 'applied'], [1, 'planned'], [2, 'applied'], 1, 0],
    [[1, 'applied'], [2, 'planned'], [1, 'applied'], 1, 0],
    [[1, 'unknown'], [2, 'planned'], [1, 'unknown'], 1, 0],
    [[2, 'planned'], [1, 'applied'], [1, 'applied'], 0, 0],
    [[2, 'planned'], [1, 'unknown'], [1, 'unknown'], 0, 0],
    [[1, 'refused'], [2, 'applied'], [2, 'applied'], 0, 0],
    // Left out here, because it is done.
    [[2, 'planned'], [1, 'done_before'], [1, 'done_before'], 0, 0],
    [[2, 'applied'], [1, 'done_before'], [2, 'applied'], 1, 0],
    // Sent on both: both stand.
    [[2, 'applied'], [1, 'applied'], [1, 'applied'], 1, 1],
    [[2, 'unknown'], [1, 'applied'], [1, 'applied'], 1, 1],
    [[1, 'applied'], [2, 'sent'], [2, 'sent'], 1, 1],
  ])('%j there and %j here: %j stands', (there, here, stands, added, twice) => {
    const to = machine([
      { state: 'applied', reason: 'first' },
      { n: here[0], state: here[1] },
    ]);
    const parts = exported(
      machine([
        { state: 'planned', reason: 'first' },
        { n: there[0], state: there[1] },
      ]),
    );
    expect(arrive(parts, to)).toEqual({ rows: 2, added, updated: 0, twice });
    const known = linesOf(to)[1];
    expect([known?.state, known?.request.idempotency_key]).toEqual([stands[1], keyOf(intentOf({}), stands[0])]);
    // A doubt that no line has is still settled, by its own key.
    const left = to.journal.leftOpen(to.batch.id, to.batch.file?.id ?? 0).map(({ state }) => state);
    expect(left).toEqual(twice === 1 && there[1] === 'unknown' ? ['unknown'] : []);
    // Whatever was never sent and has no line is gone: nothing can send it any more.
    const keys = to.journal.equal(PLACE.environment, FOUR_LOTS, contentOf(intentOf({})));
    expect(keys).toHaveLength(1 + twice);
    expect(arrive(parts, to)).toMatchObject({ added: 0, updated: 0, twice });
  });

  test('it is so for keys of the user’s own', () => {
    const to = machine([{ own: 'order-1', state: 'planned' }]);
    arrive(exported(machine([{ n: 2, state: 'sent' }])), to);
    expect(linesOf(to)[0]?.request.idempotency_key).toBe(keyOf(intentOf({}), 2));
  });

  test.each<[name: string, there: readonly Row[], here: readonly Row[], told: string]>([
    ['another reason', [{ state: 'planned', reason: 'x' }], [{ state: 'planned', reason: 'y' }], 'other rows'],
    ['a row more', [{ state: 'planned' }, { state: 'planned', n: 2 }], [{ state: 'planned' }], 'other rows'],
    ['a row less', [{ state: 'planned' }], [{ state: 'planned' }, { state: 'planned', n: 2 }], 'other rows'],
    ['two own keys', [{ state: 'planned', own: 'a' }], [{ state: 'planned', own: 'b' }], 'another key here'],
    [
      'equal lines that were counted on in two ways',
      [{ state: 'planned' }, { state: 'planned', n: 3 }],
      [
        { state: 'planned', n: 3 },
        { state: 'planned', n: 2 },
      ],
      'another key here',
    ],
  ])('%s: nothing is imported', (_name, there, here, told) => {
    const to = machine(here);
    const before = exported(to);
    expect(() => arrive(exported(machine(there)), to)).toThrow(told);
    expect(exported(to)).toEqual(before);
  });
});

test('that a row is meant whatever stands goes with it', () => {
  const from = machine([{ state: 'planned' }]);
  from.journal.markMore(from.batch.file?.id ?? 0);
  for (const to of [machine(undefined), machine([{ state: 'planned' }])]) {
    arrive(exported(from), to);
    const [batch] = to.journal.batches(PLACE.name);
    expect(to.journal.openRows(batch?.file?.id ?? 0, 0, 9).map(({ isMore }) => isMore)).toEqual([true]);
    // It is not unsaid by a machine that does not know it.
    arrive(exported(machine([{ state: 'planned' }])), to);
    expect(to.journal.openRows(batch?.file?.id ?? 0, 0, 9).map(({ isMore }) => isMore)).toEqual([true]);
  }
});

test('what a reader that was killed has left half read is no row of the batch', () => {
  const to = machine(undefined);
  const batch = to.journal.batchAt({ ...PLACE, settings: { concurrency: 4 } });
  const staging = to.journal.stage(batch, { path: '/b/refunds.csv', readAtMs: NOON });
  const intent = intentOf({});
  staging.add(1, { line: 2, cells: [] }, { ...intent, content: contentOf(intent), n: 1, state: 'planned' }, undefined);
  expect(arrive(exported(machine([{ state: 'sent' }])), to)).toMatchObject({ rows: 1, added: 1 });
  expect(linesOf(to).map((row) => row?.state)).toEqual(['sent']);
});
