// What would come of a batch, without sending it: by rehearsing it where the ledger is at hand, else by reading each
// redemption once and adding up what its rows ask for.
import type { Rehearse, ReversalIntent } from '../reversal.js';
import { ApiError, addAmounts, type Redemption, type ScripClient } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';
import type { OpenRow } from '../journal/types.js';
import { createExpiringTotals, createTotals, type AssetTotal, type BatchExpiring } from './totals.js';
import { expiringIn, expiringOf, readExpiredLots, type Expiring, type ExpiredLots } from '../reverse/expiry.js';
import { planReversal, type ReversalPlan } from '../reverse/plan.js';

export interface BatchProblem {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

export interface BatchCheck {
  readonly ok: number;
  readonly refused: number;
  /** In the order of the file; the first ones only, when there are very many. */
  readonly problems: readonly BatchProblem[];
  readonly totals: readonly AssetTotal[];
  readonly expiring: BatchExpiring;
}

export interface CheckTools {
  readonly journal: Pick<Journal, 'openRows' | 'learnAssets'>;
  readonly client: ScripClient;
  readonly rehearse?: Rehearse | undefined;
  readonly interrupted: AbortSignal;
  /** Rows that are done already, and so are not asked about. */
  readonly leftOut?: ReadonlySet<number>;
  readonly nowMs: () => number;
  readonly onChecked?: (rows: number) => void;
}

/** More are counted but not kept: memory does not grow with the file. */
const MOST_PROBLEMS = 10_000;
const PAGE = 500;

/** @throws what the SDK throws when the API cannot be read; a redemption that is not there is a problem of its rows */
export async function checkBatch(tools: CheckTools, environment: string, fileId: number): Promise<BatchCheck> {
  const tally = createTally(tools, environment);
  if (tools.rehearse === undefined) await checkByReading(tools, fileId, tally);
  else await checkByRehearsal(tools.rehearse, tools, fileId, tally);
  return tally.check();
}

interface Tally {
  ok(row: OpenRow, asset: string | undefined, amount: string | undefined): void;
  problem(row: OpenRow, code: string, message: string): void;
  expires(asset: string | undefined, expiring: Expiring | undefined): void;
  check(): BatchCheck;
}

function createTally({ journal, onChecked }: CheckTools, environment: string): Tally {
  let ok = 0;
  let refused = 0;
  const problems: BatchProblem[] = [];
  const totals = createTotals();
  const expiring = createExpiringTotals();
  const learnt = new Map<string, string>();
  const learn = (): void => {
    if (learnt.size > 0) journal.learnAssets(environment, learnt);
    learnt.clear();
  };
  return {
    ok: (row, asset, amount) => {
      ok += 1;
      onChecked?.(ok + refused);
      if (asset !== undefined) learnt.set(row.redemptionId, asset);
      if (learnt.size >= PAGE) learn();
      if (amount !== undefined) totals.add(asset ?? null, amount);
    },
    problem: ({ line }, code, message) => {
      refused += 1;
      onChecked?.(ok + refused);
      if (problems.length < MOST_PROBLEMS) problems.push({ line, code, message });
    },
    expires: (asset, found) => {
      expiring.add(asset, found);
    },
    check: () => {
      learn();
      return { ok, refused, problems, totals: totals.all(), expiring: expiring.all() };
    },
  };
}

function* openRows({ journal, leftOut }: CheckTools, fileId: number): Generator<OpenRow> {
  for (let after = 0; ;) {
    const page = journal.openRows(fileId, after, PAGE);
    yield* page.filter(({ id }) => leftOut?.has(id) !== true);
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
  }
}

async function checkByRehearsal(rehearse: Rehearse, tools: CheckTools, fileId: number, tally: Tally): Promise<void> {
  const asked: OpenRow[] = [];
  const intents = function* (): Generator<ReversalIntent> {
    for (const row of openRows(tools, fileId)) {
      asked.push(row);
      yield row;
    }
  };
  await rehearse(intents(), (forecast) => {
    const { status, body, effects } = forecast;
    const row = asked.shift();
    if (row === undefined) throw new Error('an answer without a row');
    const answer = body as { readonly code?: string; readonly message?: string; readonly amount?: string };
    const asset = effects?.postings[0]?.asset_id;
    if (status < 400) {
      tally.ok(row, asset, answer.amount);
      tally.expires(asset, expiringIn(forecast));
    } else tally.problem(row, answer.code ?? `http_${status}`, answer.message ?? `HTTP ${status}`);
  });
}

/** A redemption, with what it may have drawn that has expired since. */
type Found =
  { readonly redemption: Redemption; readonly lots: ExpiredLots } | { readonly problem: Omit<BatchProblem, 'line'> };

/** Each redemption is read once, and then kept as the rows so far would leave it. */
async function checkByReading(tools: CheckTools, fileId: number, tally: Tally): Promise<void> {
  const seen = new Map<string, Found>();
  const withoutLots = new Set<string>();
  for (let after = 0; ;) {
    const page = tools.journal.openRows(fileId, after, PAGE);
    await readNew({ ...tools, withoutLots }, page.map(idOf), seen);
    for (const row of page.filter(({ id }) => tools.leftOut?.has(id) !== true)) {
      const found = seen.get(idOf(row));
      const left = checkRow(row, found, tally);
      if (left !== undefined) seen.set(idOf(row), left);
    }
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
  }
}

/** @returns what would be left of the redemption; undefined when the row changes nothing */
function checkRow(row: OpenRow, found: Found | undefined, tally: Tally): Found | undefined {
  if (found === undefined) throw new Error(`line ${row.line}: its redemption was not read`);
  if ('problem' in found) {
    tally.problem(row, found.problem.code, found.problem.message);
    return undefined;
  }
  // It may be done already, and the read then shows it: it is no obstacle, and takes nothing more away.
  if (row.state !== 'planned') {
    tally.ok(row, found.redemption.asset_id, undefined);
    return undefined;
  }
  const { redemption, lots } = found;
  const plan = planReversal(redemption, row.request);
  const [doubt] = plan.warnings;
  if (doubt === undefined) {
    tally.ok(row, redemption.asset_id, plan.amount);
    tally.expires(redemption.asset_id, expiringOf(lots, plan.amount ?? plan.before.amount));
    return { redemption: leftAfter(redemption, plan), lots };
  }
  tally.problem(row, doubt.code, `${doubt.message}; ${remainingText(plan)} remains at this row`);
  return undefined;
}

function remainingText({ before }: ReversalPlan): string {
  return before.quantity === undefined ? before.amount : `${before.amount} (${before.quantity} units)`;
}

const READERS = 4;

/** An asset that keeps no lots is asked for them once. */
type Readers = CheckTools & { readonly withoutLots: Set<string> };

async function readNew(tools: Readers, ids: readonly string[], seen: Map<string, Found>): Promise<void> {
  await eachOf([...new Set(ids.filter((id) => !seen.has(id)))], async (id) => {
    seen.set(id, await read(tools, id));
  });
}

/** Does the work for each of the ids, a few at a time. */
export async function eachOf(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  const open = ids.values();
  const worker = async (): Promise<void> => {
    for (const id of open) await work(id);
  };
  await Promise.all(Array.from({ length: READERS }, worker));
}

async function read({ client, interrupted, nowMs, withoutLots }: Readers, id: string): Promise<Found> {
  try {
    const { data: redemption } = await client.redemptions.get(id, { signal: interrupted });
    if (withoutLots.has(redemption.asset_id)) return { redemption, lots: 'asset without lots' };
    const lots = await readExpiredLots({ client, signal: interrupted, nowMs: nowMs() }, redemption);
    if (lots === 'asset without lots') withoutLots.add(redemption.asset_id);
    return { redemption, lots };
  } catch (error) {
    const isAboutIt = error instanceof ApiError && (error.status === 404 || error.status === 400);
    if (!isAboutIt) throw error;
    return { problem: { code: error.code, message: error.message } };
  }
}

function idOf({ redemptionId }: OpenRow): string {
  return redemptionId.toLowerCase();
}

/** The redemption as it would be read after the reversal. */
function leftAfter(redemption: Redemption, { amount, quantity, before }: ReversalPlan): Redemption {
  const units = quantity ?? (amount === before.amount ? before.quantity : undefined);
  return {
    ...redemption,
    ...(amount !== undefined && { reversed_amount: addAmounts(redemption.reversed_amount, amount) }),
    ...(units !== undefined && { reversed_quantity: (redemption.reversed_quantity ?? 0) + units }),
  };
}
