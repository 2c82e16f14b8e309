// What came of a batch, as one document for people and scripts.
import type { Reversal, ScripClient } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';
import type { FrequentError, LeftRow, UnknownRow } from '../journal/rows.js';
import type { AcceptedFile, Batch, OpenRow } from '../journal/types.js';
import { mayBe, readReversals } from '../reverse/equal.js';
import { CLOCK_SLACK_MS, type Clocks } from '../reverse/verdict.js';
import { columnUse, type ColumnUse } from '../csv/missed-amounts.js';
import type { BatchProblem } from './check.js';
import { batchExpiredWarnings, createTotals, type AssetTotal } from './totals.js';
import type { Warning } from '../reversal.js';
import type { StopReason } from './run.js';

/** How the columns of a file were read, and how many of its rows ask in which way. Source: decision D47. */
export interface FileUse {
  /** Absent where the journal does not know it any more. */
  readonly columns?: ColumnUse;
  /** Rows that reverse all that remains. */
  readonly full: number;
  readonly by_amount: number;
  readonly by_units: number;
}

export function fileUse(journal: Journal, { id, head }: Pick<AcceptedFile, 'id' | 'head'>): FileUse {
  const { full, byAmount, byUnits } = journal.rowKinds(id);
  const { columns, used } = head;
  return {
    ...(used !== undefined && { columns: columnUse({ columns, used }) }),
    ...{ full, by_amount: byAmount, by_units: byUnits },
  };
}

export interface BatchSummary extends FileUse {
  readonly mode: string;
  readonly batch_id: string;
  readonly rows: number;
  readonly applied: number;
  readonly replayed: number;
  /** Sent, and the API had done it already: by another machine, or by what this journal does not know. */
  readonly done_elsewhere: number;
  /** Not sent: another batch, file or command had done it, or the file itself says so. */
  readonly done_before: number;
  /** Rows that wait in an outbox; of such a batch none counts as applied. */
  readonly queued?: number;
  readonly refused: number;
  readonly unknown: number;
  readonly invalid: number;
  /** Neither sent nor settled. */
  readonly skipped: number;
  readonly totals: readonly AssetTotal[];
  /** What of them expired at once. */
  readonly expired: readonly AssetTotal[];
  readonly warnings: readonly Warning[];
  readonly results?: string | undefined;
  /** The most frequent ones. */
  readonly errors: readonly FrequentError[];
  /** The first ones. */
  readonly unknown_rows: readonly UnknownRow[];
  /** Rows of earlier versions of the file that may have been done and that no run of this one settles. */
  readonly left_in_doubt: readonly LeftRow[];
}

const SHOWN = 20;
const FREQUENT = 5;

export function summariseBatch(journal: Journal, batch: Batch): BatchSummary {
  const { file } = batch;
  if (file === undefined) throw new Error(`batch ${batch.name} has no file`);
  const counts = journal.count(file.id);
  const [totals, gone] = [createTotals(), createTotals()];
  for (const { asset, amount, expired } of journal.doneAmounts(file.id, batch.environment)) {
    totals.add(asset, amount);
    if (expired !== null) gone.add(asset, expired);
  }
  // A row that was sent and never answered is as unknown as one whose answer could not be used.
  const unknown = counts.unknown + counts.sent;
  return {
    mode: batch.mode,
    batch_id: batch.name,
    rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
    ...fileUse(journal, file),
    ...(batch.settings.queues === true
      ? { applied: 0, replayed: 0, queued: counts.applied + counts.replayed }
      : { applied: counts.applied, replayed: counts.replayed }),
    done_elsewhere: counts.done_elsewhere,
    done_before: counts.done_before,
    refused: counts.refused,
    unknown,
    invalid: counts.invalid,
    skipped: counts.planned,
    totals: totals.all(),
    expired: gone.all(),
    warnings: batchExpiredWarnings(gone.all()),
    results: batch.settings.results,
    errors: journal.frequentErrors(file.id, FREQUENT),
    unknown_rows: unknown === 0 ? [] : journal.unknownRows(file.id, SHOWN),
    left_in_doubt: journal.leftInDoubt(batch.id, file.id, SHOWN),
  };
}

/** Redemptions read at once. */
const READERS = 4;
/** Rows between two turns of the event loop: more would fill the memory with requests that are over. */
const PAGE = 50;

/**
 * Reads which asset redemptions are in that have reversals, and remembers it.
 *
 * @param most - how many reads it may cost; when there are more to read, it stops
 */
export async function learnAssets(journal: Journal, client: ScripClient, batch: Batch, most: number): Promise<void> {
  const { environment, file } = batch;
  if (file === undefined) return;
  let left = most;
  for (let after = 0; ;) {
    const page = journal.withoutAsset(file.id, environment, after, PAGE);
    const ids = new Set(page.map(({ redemptionId }) => redemptionId.toLowerCase()));
    if (ids.size > left) return;
    left -= ids.size;
    journal.learnAssets(environment, await readAssets(client, ids));
    // Without a turn of the event loop the platform never lets go of them.
    await new Promise((resolve) => setImmediate(resolve));
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
  }
}

async function readAssets(client: ScripClient, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const assets = new Map<string, string>();
  const wanted = ids.values();
  const reader = async (): Promise<void> => {
    for (const id of wanted) assets.set(id, (await client.redemptions.get(id)).data.asset_id);
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return assets;
}

/** The hash of the newest journal entry, where the API tells it; undefined when it cannot be read. */
export async function chainHead(client: ScripClient): Promise<string | undefined> {
  try {
    const { data } = await client.request('GET', '/v1/reports/integrity', { params: { query: { window: 1 } } });
    const head: unknown = data?.chain_head?.hash;
    return typeof head === 'string' ? head : undefined;
  } catch {
    return undefined;
  }
}

// What has been done to a redemption since a row about it was sent: for rows so old that their key may be forgotten.

export interface SeenReversals {
  readonly line: number;
  readonly redemption_id: string;
  readonly idempotency_key: string;
  /** When it was first sent; absent when that is not known. A time in the future is one of another clock: not known. */
  readonly sent_at?: string;
  /** Reversals since then, or all; and every one that may be the row's. Oldest first; absent when they cannot be read. */
  readonly reversals?: readonly Reversal[];
}

/** A reversal that seems to be a little older than the row can still be the row's, and one that is like it always can. */
export async function reversalsSince(client: ScripClient, row: OpenRow, clocks: Clocks): Promise<SeenReversals> {
  const { firstSentAtMs = 0, line, redemptionId, request } = row;
  const about = { line, redemption_id: redemptionId, idempotency_key: request.idempotency_key };
  const all = await readReversals(client, redemptionId).catch(() => undefined);
  const isKnown = isKnownTime(firstSentAtMs, clocks);
  const reversals = all?.filter(
    (one) => !isKnown || !(Date.parse(one.created_at) < firstSentAtMs - CLOCK_SLACK_MS) || mayBe(request, one),
  );
  return {
    ...about,
    ...(isKnown && { sent_at: new Date(firstSentAtMs).toISOString() }),
    ...(reversals !== undefined && { reversals }),
  };
}

/** A time is not known when it lies in the future, or when the server's clock says that ours is wrong. */
function isKnownTime(atMs: number, { nowMs, serverNowMs }: Clocks): boolean {
  const hereMs = nowMs();
  const apartMs = Math.abs((serverNowMs?.() ?? hereMs) - hereMs);
  return atMs > 0 && atMs <= hereMs && apartMs <= CLOCK_SLACK_MS;
}

export interface RunDocument extends BatchSummary {
  /** Rows that left in this run. */
  readonly sent?: number;
  /** Why it ended before every row was settled. */
  readonly stopped?: StopReason | undefined;
  /** What goes on with it. */
  readonly resume?: string | undefined;
  /** Rows in doubt for more than a day, with what has been done to their redemption since. */
  readonly too_old?: readonly SeenReversals[] | undefined;
  /** How many there are; only the first ones are looked up. */
  readonly too_old_rows?: number | undefined;
  /** The hash of the newest journal entry. */
  readonly head?: string | undefined;
}

export interface DryRunDocument extends FileUse {
  readonly mode: string;
  readonly batch_id: string;
  readonly dry_run: true;
  readonly rows: number;
  readonly ok: number;
  readonly refused: number;
  readonly invalid: number;
  /** Settled by earlier runs of this batch. */
  readonly settled: number;
  /** Done by another batch, file or command; these are not sent. */
  readonly done_before: number;
  /** In the order of the file. */
  readonly problems: readonly BatchProblem[];
  readonly totals: readonly AssetTotal[];
  /** What of them would expire at once: known where the batch could be rehearsed. */
  readonly expired: readonly AssetTotal[];
  /** The most that may: known where lots could be read. */
  readonly may_expire: readonly AssetTotal[];
  readonly warnings: readonly Warning[];
}
