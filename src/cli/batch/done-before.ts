// Rows that would do again what is done already: by another batch or command of this journal, or, as the API itself shows,
// by another machine. Source: decision D43.
import { DONE, IN_DOUBT, type Batch, type LineFault, type OpenRow } from '../journal/types.js';
import type { EqualOperation } from '../journal/operations.js';
import type { Journal } from '../journal/journal.js';
import type { CliContext } from '../context.js';
import type { TargetSession } from '../session.js';
import { contentOf, freeAbove, keyOf } from '../request.js';
import { equalTo, hasReversals, inWordsOf, isAllThatRemains, readReversals } from '../reverse/equal.js';
import { isPastItsKey, type Clocks } from '../reverse/verdict.js';
import { FileError, type FileProblem } from '../errors/errors.js';
import {
  AuthenticationError,
  RateLimitError,
  isNotFound,
  isUnreachable,
  type Redemption,
  type Reversal,
  type ScripClient,
} from '../../sdk/index.js';
import { eachOf } from './check.js';
import { MOST_CHECKED } from './flags.js';

/** Rows shown on the screen of what is wrong with a file. */
export const SHOWN = 20;
/** The same in the document that --json prints. */
export const LISTED = 1000;

/** A row that is done already, and by what. */
export interface DoneRow {
  readonly row: OpenRow;
  readonly where: string;
  readonly reversal: Pick<Reversal, 'amount' | 'id' | 'journal_entry_id' | 'quantity'> | undefined;
}

/** A row that its file calls done, and of which the API shows nothing. */
export type FalseClaim = FileProblem & { readonly line: number };

export interface DoneRows {
  /** Whether the open rows were compared with what the API shows. */
  readonly isCompared: boolean;
  readonly done: readonly DoneRow[];
  readonly falseClaims: readonly FalseClaim[];
  /** Equal reversals that the API shows, by the row that one more is meant for: where counting goes on. */
  readonly standing: ReadonlyMap<number, number>;
}

export interface DoneTools {
  readonly journal: Pick<Journal, 'claimedRows' | 'equal' | 'openRows' | 'reversalIds' | 'under'>;
  readonly client: ScripClient;
  readonly signal: AbortSignal;
  readonly clocks: Clocks;
}

/** What was said of rows that are done, and whether to look for them at the API. */
export interface DoneFlags {
  readonly checkLive?: string;
  readonly skipDone?: boolean;
  readonly again?: boolean;
  readonly dryRun?: boolean;
}

/** Whether the rows are compared with what the API shows before anything is sent. */
function isCompared({ checkLive = 'auto', dryRun }: DoneFlags, rows: number): boolean {
  return checkLive === 'auto' ? dryRun === true || rows <= MOST_CHECKED : checkLive === 'always';
}

/** The file whose open rows are looked at. */
interface LookedAt {
  readonly batch: Batch;
  readonly fileId: number;
  readonly label: string;
  readonly flags: DoneFlags;
  /** What was found while the file was read; absent where it was read by an earlier run. */
  readonly staged?: { readonly rows: number; readonly doneLines: readonly DoneLine[] };
}

/**
 * Finds the open rows that are done already, by what this journal and the API show.
 *
 * @throws FileError, exit 2, unless it was said what is meant with them: to leave them out, or one more of each; a dry run
 *   only shows them
 */
export async function lookForDone(
  { host, openRows }: { readonly host: Pick<CliContext['host'], 'interrupted' | 'seams'>; readonly openRows: number },
  { screen, settings, target }: TargetSession,
  journal: Journal,
  { batch, fileId, flags, label, staged }: LookedAt,
): Promise<DoneRows> {
  const isWhole = isCompared(flags, openRows);
  if (isWhole && openRows > WORTH_A_NOTE && target.baseUrl !== undefined)
    screen.note(`comparing ${openRows} rows with what the API shows; --check-live never leaves this out`);
  const clocks = { nowMs: host.seams.nowMs, serverNowMs: target.serverNowMs };
  const tools = { journal, clocks, client: target.client, signal: host.interrupted };
  // A batch without a file has no rows of earlier runs.
  const byOthers = batch.file === undefined ? [] : findDoneByOthers(tools, batch, fileId);
  const found = eitherWay(byOthers, await findDoneByReading(tools, batch, fileId, isWhole));
  const shown = settings.json ? LISTED : SHOWN;
  refuseFalseClaims(label, found.falseClaims, shown);
  const problems = [...(staged?.doneLines ?? []), ...found.done.map(asProblem)].sort(
    (one, other) => one.line - other.line,
  );
  const isSaid = flags.skipDone === true || flags.again === true || flags.dryRun === true;
  if (problems.length > 0 && !isSaid) {
    throw new FileError(
      'done_before',
      `${problems.length} of ${staged?.rows ?? openRows} rows of ${label} are done already; nothing was sent`,
      problems.slice(0, shown),
      'to reverse only the others: --skip-done; if every row is meant once more on top: --again',
    );
  }
  return found;
}

/** Reading fewer rows takes too short a time to be announced. */
const WORTH_A_NOTE = 50;

type DoneLine = FileProblem & { readonly line: number };

/** A row that is done, as a problem of its line. */
export function asProblem({ row, where }: DoneRow): DoneLine {
  return { line: row.line, code: 'done_before', message: where };
}

/**
 * Reads the redemptions of the rows, and the reversals of those that have any, and finds the rows that are done. Rows for
 * "all that remains" are left out, for they are capped; of rows with a key of the user's own only what is so old that the
 * key may be forgotten counts. What only the file calls done is always looked at.
 *
 * @param isWhole - whether the open rows are read too
 * @throws what the SDK throws when the API cannot be read; nothing was sent then
 */
async function findDoneByReading(
  tools: DoneTools,
  { environment }: Batch,
  fileId: number,
  isWhole: boolean,
): Promise<DoneRows> {
  const reversals = createReader(tools);
  const open = isWhole ? await compareOpenRows(tools, reversals, environment, fileId) : NOT_COMPARED;
  const falseClaims: FalseClaim[] = [];
  await eachPage(tools.journal.claimedRows, fileId, async (page) => {
    await reversals.read(page);
    for (const row of page) if (!reversals.has(row)) falseClaims.push(falseClaim(row, environment));
  });
  return { ...open, falseClaims };
}

type Compared = Omit<DoneRows, 'falseClaims'>;

const NOT_COMPARED: Compared = { isCompared: false, done: [], standing: new Map() };

/** An API that answers nothing at all is no reason to stop: no row will be answered either, and its key protects it. */
async function compareOpenRows(
  { clocks, journal }: DoneTools,
  reversals: Reader,
  environment: string,
  fileId: number,
): Promise<Compared> {
  const done: DoneRow[] = [];
  const standing = new Map<number, number>();
  const taken = new Set<string>();
  const compare = (row: OpenRow): void => {
    const all = reversals.equalTo(row);
    // A key of the user's own says what is meant, as long as the server is sure to remember it.
    const equal = row.n === undefined ? all.filter((one) => isPastItsKey(one, clocks)) : all;
    if (equal.length === 0) return;
    standing.set(row.id, equal.length);
    const known = journal.equal(environment, row.redemptionId, contentOf(row));
    const ids = journal.reversalIds(environment, row.redemptionId);
    const [reversal] = unexplained(equal, known, new Set([...taken, ...ids]));
    if (reversal === undefined) return;
    taken.add(reversal.id);
    done.push({ row, reversal, where: `already done: ${inWordsOf(reversal)}` });
  };
  try {
    await eachPage(journal.openRows, fileId, async (page) => {
      const rows = page.filter(({ request, state }) => state === 'planned' && !isAllThatRemains(request));
      await reversals.read(rows);
      rows.forEach(compare);
    });
  } catch (error) {
    if (reversals.isAnswered() || !isSilence(error)) throw error;
    return NOT_COMPARED;
  }
  return { isCompared: true, done, standing };
}

/** No connection, no right to read, or not now. A pause that no run would wait for is told at once. */
function isSilence(error: unknown): boolean {
  if (error instanceof RateLimitError) return (error.retryAfterMs ?? 0) <= LONGEST_PAUSE_MS;
  return isUnreachable(error) || error instanceof AuthenticationError;
}

const LONGEST_PAUSE_MS = 60_000;

/** Rows of earlier runs that others have done since, as this journal knows. */
function findDoneByOthers({ journal }: DoneTools, { environment, id }: Batch, fileId: number): DoneRow[] {
  const done: DoneRow[] = [];
  const taken = new Set<string>();
  for (let after = 0; ;) {
    const page = journal.openRows(fileId, after, PAGE);
    for (const row of page.filter(({ state }) => state === 'planned')) {
      const same =
        row.n === undefined
          ? journal.under(environment, row.request.idempotency_key)
          : journal.equal(environment, row.redemptionId, contentOf(row));
      const own = new Set(same.filter(({ batchId }) => batchId === id).map((one) => one.done.reversalId));
      const other = same.find(
        ({ batchId, done: { reversalId = '' }, state }) =>
          batchId !== id && DONE.includes(state) && !own.has(reversalId) && !taken.has(reversalId),
      );
      if (other === undefined) continue;
      if (other.done.reversalId !== undefined) taken.add(other.done.reversalId);
      done.push({ row, where: whereDone(other), reversal: reversalOf(other) });
    }
    if (page.length < PAGE) return done;
    after = page.at(-1)?.seq ?? after;
  }
}

/** Both, each row once: what others have done, and what the API shows. */
function eitherWay(byOthers: readonly DoneRow[], read: DoneRows): DoneRows {
  const isKnown = new Set(byOthers.map(({ row }) => row.id));
  return { ...read, done: [...byOthers, ...read.done.filter(({ row }) => !isKnown.has(row.id))] };
}

/** "already done in batch nov, line 3, by ada at 2026-11-29T…: reversal …" */
export function whereDone({ actor, batch, done, line, settledAtMs }: EqualOperation): string {
  const place =
    batch === undefined ? 'a single command' : `batch ${batch}${line === undefined ? '' : `, line ${line}`}`;
  const who = actor === undefined ? '' : ` by ${actor}`;
  const when = settledAtMs === undefined ? '' : ` at ${new Date(settledAtMs).toISOString()}`;
  return `already done in ${place}${who}${when}${done.reversalId === undefined ? '' : `: reversal ${done.reversalId}`}`;
}

/** @throws FileError, exit 2: the file says of rows that they are done, and the API does not show their reversals */
function refuseFalseClaims(label: string, claims: readonly FalseClaim[], shown: number): void {
  if (claims.length === 0) return;
  throw new FileError(
    'done_elsewhere',
    `${label} says of ${claims.length} rows that they are done, and the API does not show it; nothing was sent`,
    claims.slice(0, shown),
    'check the mode; to send these rows here, remove the columns whose names begin with scrip_',
  );
}

/** Writes down what was found: as done, or, when one more is meant and that was agreed to, under a key of its own. */
export function settleDone(
  journal: Pick<Journal, 'commit' | 'equal' | 'markMore' | 'rekey'>,
  { environment }: Batch,
  { done, standing }: Pick<DoneRows, 'done' | 'standing'>,
  { again, atMs, fileId }: { readonly again: boolean; readonly atMs: number; readonly fileId: number },
): void {
  if (!again) {
    journal.commit(done.map(asSettled), [], { runId: 0, atMs });
    return;
  }
  for (const { row } of done) {
    // It was meant as one more by an earlier run, which did not get so far: it is that one still.
    if (row.isMore) continue;
    const others = journal.equal(environment, row.redemptionId, contentOf(row)).filter(({ id }) => id !== row.id);
    const n = freeAbove(standing.get(row.id) ?? 0, new Set(others.map((one) => one.n)));
    journal.rekey(row.id, n, keyOf(row, n));
  }
  journal.markMore(fileId);
}

function asSettled({ reversal, row, where }: DoneRow): Parameters<Journal['commit']>[0][number] {
  const done = reversal && {
    reversalId: reversal.id,
    journalEntryId: reversal.journal_entry_id,
    amount: reversal.amount,
    ...(reversal.quantity != null && { quantity: reversal.quantity }),
  };
  return { id: row.id, state: 'done_before', done: done ?? {}, problem: { code: 'done_before', message: where } };
}

function reversalOf({ done }: EqualOperation): DoneRow['reversal'] {
  const { amount, journalEntryId, quantity, reversalId } = done;
  if (reversalId === undefined || amount === undefined) return undefined;
  return {
    id: reversalId,
    amount,
    journal_entry_id: journalEntryId ?? '',
    ...(quantity !== undefined && { quantity }),
  };
}

/** What stands and was not made by anything that the journal has, done or in doubt. @param taken - what it has as done */
function unexplained(
  equal: readonly Reversal[],
  known: readonly EqualOperation[],
  taken: ReadonlySet<string>,
): readonly Reversal[] {
  const free = equal.filter(({ id }) => !taken.has(id));
  return free.slice(known.filter(({ state }) => IN_DOUBT.includes(state)).length);
}

function falseClaim({ done, line, redemptionId }: ClaimedRow, environment: string): FalseClaim {
  const which = done.reversalId === undefined ? 'its reversal' : `reversal ${done.reversalId}`;
  const message = `the file says that this row is done, but ${environment} does not show ${which} of ${redemptionId}`;
  return { line, code: 'done_elsewhere', message } satisfies LineFault & { line: number };
}

// The redemptions of rows, each read once, with the reversals of those that have any.

type ClaimedRow = ReturnType<Journal['claimedRows']>[number];
type AboutRedemption = Pick<OpenRow, 'redemptionId' | 'request'>;

interface Seen {
  readonly redemption: Redemption;
  readonly reversals: readonly Reversal[];
}

interface Reader {
  /** Whether the API has answered at all. */
  isAnswered(): boolean;
  read(rows: readonly AboutRedemption[]): Promise<void>;
  equalTo(row: AboutRedemption): readonly Reversal[];
  /** Whether the reversal stands that the row's file names; without a name: an equal one. */
  has(row: ClaimedRow): boolean;
}

function createReader({ client, signal }: DoneTools): Reader {
  // Nothing is kept of a redemption without reversals: memory does not grow with the file.
  const read = new Map<string, Seen | undefined>();
  const readOne = async (id: string): Promise<void> => {
    try {
      const { data: redemption } = await client.redemptions.get(id, { signal });
      read.set(
        id,
        hasReversals(redemption) ? { redemption, reversals: await readReversals(client, id, signal) } : undefined,
      );
    } catch (error) {
      // The API says it again, row by row, when the rows are sent.
      if (!isNotFound(error)) throw error;
      read.set(id, undefined);
    }
  };
  const equalOf = ({ redemptionId, request }: AboutRedemption): readonly Reversal[] => {
    const seen = read.get(redemptionId.toLowerCase());
    return seen === undefined ? [] : equalTo(request, seen.redemption, seen.reversals);
  };
  return {
    isAnswered: () => read.size > 0,
    read: async (rows) => {
      const ids = new Set(rows.map(({ redemptionId }) => redemptionId.toLowerCase()));
      await eachOf(
        [...ids].filter((id) => !read.has(id)),
        readOne,
      );
    },
    equalTo: equalOf,
    has: (row) => {
      const { reversalId } = row.done;
      if (reversalId === undefined) return equalOf(row).length > 0;
      return read.get(row.redemptionId.toLowerCase())?.reversals.some(({ id }) => id === reversalId) === true;
    },
  };
}

const PAGE = 500;

async function eachPage<Row extends { readonly seq: number }>(
  load: (fileId: number, afterSeq: number, limit: number) => readonly Row[],
  fileId: number,
  work: (page: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ;) {
    const page = load(fileId, after, PAGE);
    await work(page);
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
  }
}
