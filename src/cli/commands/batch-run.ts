// Runs an accepted batch and tells what came of it: on the screen, in the results file, and as an exit code.
import type { CliContext } from '../context.js';
import { AnsweredNo } from '../errors.js';
import type { FailureKind } from '../exit-codes.js';
import { ResultsError, writeWhole } from '../results-file.js';
import type { Journal } from '../journal/journal.js';
import type { Batch, OpenRow } from '../journal/types.js';
import { chainHead, learnAssets, summariseBatch, type BatchSummary } from '../services/batch-summary.js';
import { reversalsSince, type SeenReversals } from '../services/reversals-since.js';
import { runBatch } from '../services/run-batch.js';
import type { RunEnd, StopReason } from '../services/run-types.js';
import { isPlain } from '../ui/plain.js';
import { openProgress } from '../ui/progress.js';
import { quoteCommand } from '../ui/shell-quote.js';
import { visible } from '../ui/visible.js';
import { resultsChunks } from './batch-results.js';
import type { RunFlags } from './csv-flags.js';
import { renderSummary } from './render-batch.js';
import type { TargetSession } from './session.js';

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

/** Reads of assets that a run may cost where requests are limited: one burst. */
const FEW_READS = 30;
const TOO_OLD_SHOWN = 20;

interface Run {
  readonly batch: Batch;
  readonly flags: RunFlags;
}

/** @throws AnsweredNo, or what stopped the run, once everything was told */
export async function runAndTell(ctx: CliContext, session: TargetSession, journal: Journal, run: Run): Promise<void> {
  const { batch } = run;
  const end = await send(ctx, session, journal, run);
  const document = await tellOf(session, journal, batch, end);
  const unwritten = writeResults(session, journal, batch);
  const kind = kindOf(document, end);
  const failure = failureOf(kind, end, unwritten);
  const { screen, settings } = session;
  // With --json there is one document: the summary, or the error that main prints.
  if (failure === undefined || !settings.json) {
    screen.answer(document, () => renderSummary(document, screen.paint, screen.width));
  }
  if ((document.queued ?? 0) > 0) screen.note('scrip offline push sends what is queued');
  if (failure !== undefined) throw failure;
  for (const error of [end.stop?.error, unwritten]) if (error !== undefined) screen.warn(visible(error.message));
  if (kind !== undefined) throw new AnsweredNo(kind);
}

/** What ends the run as an error of its own instead of as a summary. */
function failureOf(
  kind: FailureKind | undefined,
  { stop }: RunEnd,
  unwritten: ResultsError | undefined,
): Error | undefined {
  if (kind === 'outcome_unknown' || kind === 'cancelled') return undefined;
  return (kind !== undefined && !SUMMARISED.includes(kind) ? stop?.error : undefined) ?? unwritten;
}

/** Exit codes whose document is the summary. Source: interface contract, exit codes. */
const SUMMARISED: readonly FailureKind[] = ['outcome_unknown', 'partial', 'cancelled'];

function kindOf(
  { unknown, refused, invalid, skipped, left_in_doubt }: RunDocument,
  { stop }: RunEnd,
): FailureKind | undefined {
  if (stop?.why === 'interrupted') return 'cancelled';
  if (unknown + left_in_doubt.length > 0) return 'outcome_unknown';
  if (stop?.error !== undefined) return stop.why === 'auth' ? 'auth' : 'unreachable';
  return refused + invalid + skipped > 0 ? 'partial' : undefined;
}

async function send(ctx: CliContext, { settings, target }: TargetSession, journal: Journal, run: Run): Promise<RunEnd> {
  const { batch, flags } = run;
  if (batch.file === undefined) throw new Error(`batch ${batch.name} has no file`);
  const rows = journal.openWork(batch.file.id).rows + journal.leftOpen(batch.id, batch.file.id).length;
  const progress = await openProgress(ctx.io, {
    total: rows,
    quiet: settings.quiet,
    nowMs: ctx.nowMs,
    plain: isPlain(ctx.env),
  });
  const stopping = (): void => {
    progress.say('stopping: no new rows are sent, those under way end first; press Ctrl-C again to stop at once');
  };
  ctx.interrupted.addEventListener('abort', stopping);
  try {
    return await runBatch(
      {
        ...{ journal, client: target.client, pace: target.pace, interrupted: ctx.interrupted },
        ...{ nowMs: ctx.nowMs, sleep: ctx.sleep },
        onProgress: ({ applied, replayed, refused, unknown, waiting }) => {
          const why = waiting?.why === 'unreachable' ? 'the API cannot be reached' : 'the API asks for a pause';
          progress.update({
            done: applied + replayed + refused + unknown,
            ...{ refused, unknown },
            waiting: waiting && { why, ms: waiting.ms },
          });
        },
      },
      {
        batchId: batch.id,
        fileId: batch.file.id,
        concurrency: flags.concurrency ?? batch.settings.concurrency,
        ...{ maxErrors: flags.maxErrors, force: flags.force },
      },
    );
  } finally {
    ctx.interrupted.removeEventListener('abort', stopping);
    progress.stop();
  }
}

async function tellOf({ target }: TargetSession, journal: Journal, batch: Batch, end: RunEnd): Promise<RunDocument> {
  const { client, pace } = target;
  const isReachable = end.stop?.error === undefined;
  // Only sums and hints hang on these reads: whatever goes wrong with them, the rows are what they are.
  if (isReachable)
    await learnAssets(journal, client, batch, pace === undefined ? Infinity : FEW_READS).catch(() => undefined);
  const summary = summariseBatch(journal, batch);
  const isOpen = summary.unknown + summary.skipped + summary.left_in_doubt.length > 0;
  const { applied, replayed, refused, unknown } = end.done;
  return {
    ...summary,
    sent: applied + replayed + refused + unknown,
    stopped: end.stop?.why,
    resume: isOpen ? resumeCommand(journal, batch) : undefined,
    too_old: await whatHappenedTo(end.tooOld, client),
    too_old_rows: end.tooOld.length === 0 ? undefined : end.tooOld.length,
    head: isReachable ? await chainHead(client) : undefined,
  };
}

async function whatHappenedTo(
  rows: readonly OpenRow[],
  client: TargetSession['target']['client'],
): Promise<SeenReversals[] | undefined> {
  if (rows.length === 0) return undefined;
  return Promise.all(rows.slice(0, TOO_OLD_SHOWN).map((row) => reversalsSince(client, row)));
}

/** With its mode, where another batch has the same name. */
export function resumeCommand(journal: Journal, { name, mode }: Batch): string {
  const where = journal.batches(name).length > 1 ? ['--mode', mode] : [];
  return quoteCommand(['scrip', ...where, 'batches', 'resume', name]);
}

/** @returns why they could not be written; that is told last, because it says nothing about the rows */
function writeResults(
  { screen }: TargetSession,
  journal: Journal,
  { settings, file }: Batch,
): ResultsError | undefined {
  if (settings.results === undefined || file === undefined) return undefined;
  try {
    writeWhole(settings.results, resultsChunks(journal, file, settings));
    screen.note(`results: ${visible(settings.results)}`);
    return undefined;
  } catch (error) {
    if (error instanceof ResultsError) return error;
    throw error;
  }
}
