// Runs an accepted batch and tells what came of it: on the screen, in the results file, and as an exit code.
import { isUnreachable } from '../../sdk/index.js';
import {
  chainHead,
  learnAssets,
  reversalsSince,
  summariseBatch,
  type RunDocument,
  type SeenReversals,
} from './summary.js';
import type { CliContext } from '../context.js';
import { AnsweredNo, ResultsError, StoppedError } from '../errors/errors.js';
import type { FailureKind } from '../errors/exit-codes.js';
import { batchCommand, type RunnableBatch } from './open-batch.js';
import { createLiveResults, resultsChunks, writeResults } from './results.js';
import type { Journal } from '../journal/journal.js';
import type { Batch, OpenRow } from '../journal/types.js';
import { runBatch, type RunEnd } from './run.js';
import type { Clocks } from '../reverse/verdict.js';
import { isPlain } from '../terminal/io.js';
import { openProgress } from '../terminal/progress.js';
import { counted } from '../terminal/words.js';
import { visible } from '../terminal/safe-text.js';
import type { RunFlags } from './flags.js';
import { renderSummary } from './show.js';
import type { TargetSession } from '../session.js';

/** Reads of assets that a run may cost where requests are limited: one burst. */
const FEW_READS = 30;
const TOO_OLD_SHOWN = 20;

interface Run {
  readonly batch: RunnableBatch;
  readonly flags: RunFlags;
  /** The results are the answer; the summary is told beside it. */
  readonly resultsToStdout?: boolean;
}

/** @throws AnsweredNo, or what stopped the run, once everything was told */
export async function runAndTell(ctx: CliContext, session: TargetSession, journal: Journal, run: Run): Promise<void> {
  const { batch } = run;
  await learnServerTime(session, journal, batch);
  const end = await sendWithResults(ctx, session, journal, run);
  const { nowMs } = ctx.host.seams;
  const { serverNowMs } = session.target;
  const document = await tellOf(session, journal, batch, end, { nowMs, serverNowMs });
  const unwritten = await tellResults(ctx, session, journal, run, end);
  const kind = kindOf(document, end);
  const failure = failureOf(kind, end, unwritten);
  const { screen, settings } = session;
  // With --json there is one document: the summary, or the error that main prints.
  if (run.resultsToStdout === true) screen.show(renderSummary(document, screen.errPaint, screen.errWidth));
  else if (failure === undefined || !settings.json) {
    screen.answer(document, () => renderSummary(document, screen.paint, screen.width));
  }
  if ((document.queued ?? 0) > 0) screen.note('scrip offline push sends what is queued');
  if (failure !== undefined) throw failure;
  for (const error of [end.stop?.error, unwritten]) if (error !== undefined) screen.warn(wordsOf(error));
  if (kind !== undefined) throw new AnsweredNo(kind);
}

function wordsOf(error: Error): string {
  return visible(
    error instanceof ResultsError ? `${error.message}; to write them again: ${error.command}` : error.message,
  );
}

/** Before the age of a key is judged, any answer will do: it has the server's time. Source: decision D50 */
async function learnServerTime({ target }: TargetSession, journal: Journal, batch: Batch): Promise<void> {
  if (target.serverNowMs === undefined || batch.file === undefined) return;
  const { sent, unknown } = journal.count(batch.file.id);
  const left = journal.leftOpen(batch.id, batch.file.id).length;
  if (sent + unknown + left > 0) await chainHead(target.client);
}

/** What ends the run as an error of its own instead of as a summary. */
function failureOf(
  kind: FailureKind | undefined,
  { done, stop }: RunEnd,
  unwritten: ResultsError | undefined,
): Error | undefined {
  if (kind === 'outcome_unknown' || kind === 'cancelled') return undefined;
  const error = kind !== undefined && !SUMMARISED.includes(kind) ? stop?.error : undefined;
  const rows = done.applied + done.replayed + done.done_elsewhere;
  if (!isUnreachable(error) || rows === 0) return error ?? unwritten;
  return new StoppedError(
    error,
    `${counted(rows, 'row')} of this run ${rows === 1 ? 'is' : 'are'} done; run the same command again for the others`,
  );
}

/** Exit codes whose document is the summary. Source: docs/exit-codes.md. */
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

/**
 * The results are there before the first row leaves, and are written again while the run goes on.
 *
 * @throws ResultsError when they cannot be written at the beginning; nothing was sent then
 */
async function sendWithResults(
  ctx: CliContext,
  session: TargetSession,
  journal: Journal,
  run: Run,
): Promise<EndWithResults> {
  const { batch } = run;
  const place = batch.settings.results;
  const toSend = journal.openWork(batch.file.id).rows + journal.leftOpen(batch.id, batch.file.id).length;
  if (place === undefined || toSend === 0) return send(ctx, session, journal, { ...run, toSend });
  await writeResults(place, journal, batch).catch((error: unknown) => {
    if (!(error instanceof ResultsError)) throw error;
    throw new ResultsError(place, error.cause, batchCommand(journal, batch, 'resume'), true);
  });
  const { nowMs, monotonicMs = nowMs } = ctx.host.seams;
  const rows = Object.values(journal.count(batch.file.id)).reduce((sum, n) => sum + n, 0);
  const live = createLiveResults((signal) => writeResults(place, journal, batch, signal), { rows, monotonicMs });
  let unwritten: unknown;
  const end = await send(ctx, session, journal, {
    ...run,
    toSend,
    onDone: (done) => {
      live.look(done);
    },
  }).finally(async () => {
    unwritten = await live.end();
  });
  return { ...end, unwritten };
}

/** With what kept the results from being written at some time of the run. */
type EndWithResults = RunEnd & { readonly unwritten?: unknown };

/** What a run sends, and who hears how many rows are settled. */
interface Sending extends Run {
  readonly toSend: number;
  readonly onDone?: (done: number) => void;
}

async function send(
  ctx: CliContext,
  { settings, target }: TargetSession,
  journal: Journal,
  { batch, flags, onDone, toSend }: Sending,
): Promise<RunEnd> {
  const { nowMs, monotonicMs = nowMs, sleep } = ctx.host.seams;
  const progress = await openProgress(ctx.io, {
    total: toSend,
    quiet: settings.quiet,
    nowMs: monotonicMs,
    plain: isPlain(ctx.host.env),
  });
  const stopping = (): void => {
    progress.say('stopping: no new rows are sent; rows under way finish first. Press Ctrl-C again to stop at once');
  };
  ctx.host.interrupted.addEventListener('abort', stopping);
  try {
    return await runBatch(
      {
        ...{ journal, client: target.client, pace: target.pace, interrupted: ctx.host.interrupted },
        ...{ nowMs, serverNowMs: target.serverNowMs, monotonicMs, sleep, expiredBy: target.expiredBy },
        onProgress: ({ applied, replayed, done_elsewhere, refused, unknown, waiting }) => {
          const why = waiting?.why === 'unreachable' ? 'the API cannot be reached' : 'the API asks for a pause';
          const done = applied + replayed + done_elsewhere + refused + unknown;
          progress.update({ done, refused, unknown, waiting: waiting && { why, ms: waiting.ms } });
          onDone?.(done);
        },
      },
      {
        runId: journal.beginRun(
          { ...ctx.runOf(flags.actor), command: 'reverse --csv', mode: target.mode, environment: target.environment },
          nowMs(),
        ),
        batchId: batch.id,
        fileId: batch.file.id,
        concurrency: flags.concurrency ?? batch.settings.concurrency,
        ...{ maxErrors: flags.maxErrors, force: flags.force },
      },
    );
  } finally {
    ctx.host.interrupted.removeEventListener('abort', stopping);
    progress.stop();
  }
}

async function tellOf(
  { target }: TargetSession,
  journal: Journal,
  batch: Batch,
  end: RunEnd,
  clocks: Clocks,
): Promise<RunDocument> {
  const { client, pace } = target;
  const isReachable = end.stop?.error === undefined;
  // Only sums and hints hang on these reads: whatever goes wrong with them, the rows are what they are.
  if (isReachable)
    await learnAssets(journal, client, batch, pace === undefined ? Infinity : FEW_READS).catch(() => undefined);
  const summary = summariseBatch(journal, batch);
  const isOpen = summary.unknown + summary.skipped + summary.left_in_doubt.length > 0;
  const { applied, replayed, done_elsewhere, refused, unknown } = end.done;
  return {
    ...summary,
    sent: applied + replayed + done_elsewhere + refused + unknown,
    stopped: end.stop?.why,
    resume: isOpen ? batchCommand(journal, batch, 'resume') : undefined,
    too_old: await whatHappenedTo(end.tooOld, client, clocks),
    too_old_rows: end.tooOld.length === 0 ? undefined : end.tooOld.length,
    head: isReachable ? await chainHead(client) : undefined,
  };
}

async function whatHappenedTo(
  rows: readonly OpenRow[],
  client: TargetSession['target']['client'],
  clocks: Clocks,
): Promise<SeenReversals[] | undefined> {
  if (rows.length === 0) return undefined;
  return Promise.all(rows.slice(0, TOO_OLD_SHOWN).map((row) => reversalsSince(client, row, clocks)));
}

/** @returns why they could not be written; that is told last, because it says nothing about the rows */
async function tellResults(
  { io }: CliContext,
  { screen }: TargetSession,
  journal: Journal,
  { batch, resultsToStdout }: Run,
  { unwritten }: EndWithResults,
): Promise<ResultsError | undefined> {
  if (resultsToStdout === true) for (const chunk of resultsChunks(journal, batch.file, batch.settings)) io.out(chunk);
  const place = batch.settings.results;
  if (place === undefined) return undefined;
  try {
    await writeResults(place, journal, batch);
    screen.note(`results: ${visible(place)}`);
    if (unwritten !== undefined) {
      screen.warn('the results could not be written for a part of the run; they are complete now');
    }
    return undefined;
  } catch (error) {
    if (error instanceof ResultsError) return error;
    throw error;
  }
}
