// `scrip redemptions reverse --csv`: the file is read and checked as a whole, shown, agreed to, and only then sent.
// A file of its own because it is loaded only for --csv, with the CSV libraries.
import {
  requireConsent,
  requireOwnName,
  requireSameKey,
  withJournal,
  withLock,
  type RunnableBatch,
} from './open-batch.js';
import type { ReverseCsvFlags } from './flags.js';
import { readIntoJournal, sameBytesError } from './read-file.js';
import { lookForDone, settleDone } from './done-before.js';
import { dryRun, agree } from './plan.js';
import { runAndTell } from './finish.js';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ROWS_AT_ONCE, type GlobalFlags } from '../config/settings.js';
import type { CliContext, Target } from '../context.js';
import { CancelledError, UsageError } from '../errors/errors.js';
import type { InputFile } from '../files.js';
import { batchNameOf, bothToStdout, requireResultsPlace, resultsPathOf } from './results.js';
import type { Journal } from '../journal/journal.js';
import type { Batch, BatchSettings } from '../journal/types.js';
import { withTarget, type TargetSession } from '../session.js';

/** What a run of a file begins with, once the flags have been understood. */
interface Asked {
  readonly flags: ReverseCsvFlags;
  readonly input: InputFile;
  readonly name: string;
  /** Where the results go: absolute, because the batch may be resumed from another folder. */
  readonly results: string | undefined;
}

export async function reverseCsv(ctx: CliContext, command: Command, flags: ReverseCsvFlags): Promise<void> {
  const settings = await ctx.settings(command.optsWithGlobals<GlobalFlags>());
  requireConsent(ctx, settings, flags);
  const input = ctx.openInput(flags.csv);
  const { path } = input;
  if (flags.results === '-' && settings.json) throw bothToStdout();
  const asked = { flags, input, name: nameOf(flags, input), results: resultsPlace(flags, path) };
  const { results } = asked;
  // A dry run writes results only when it is told where to, and then only those of faulty rows.
  if (results !== undefined && (flags.dryRun !== true || flags.results !== undefined)) requireResultsPlace(results);
  await withTarget(ctx, settings, { changes: true, pace: { rate: flags.rate }, actor: flags.actor }, (session) =>
    withJournal(ctx, (journal) => {
      const place = { environment: session.target.environment, name: asked.name };
      return withLock(ctx, journal, place, () => run(ctx, session, journal, asked));
    }),
  );
}

/** Absent where they go to stdout, and where the rows come from a pipe. */
function resultsPlace({ results }: ReverseCsvFlags, input: string | undefined): string | undefined {
  if (results === '-') return undefined;
  return results === undefined ? input && resultsPathOf(input) : resolve(results);
}

function nameOf({ batchId }: ReverseCsvFlags, { path, label }: InputFile): string {
  if (batchId !== undefined) return batchId;
  if (path !== undefined) return batchNameOf(path);
  throw new UsageError(
    `--batch-id is missing: ${label} has no name to call the batch by`,
    'choose one, such as --batch-id refunds-2026-11',
  );
}

function batchSettingsOf({ flags, results }: Asked, target: Target): BatchSettings {
  const { actor, rate, concurrency = target.rowsAtOnce ?? ROWS_AT_ONCE } = flags;
  return {
    ...{ concurrency, ...(rate !== undefined && { rate }), ...(results !== undefined && { results }) },
    ...(target.queuedAs !== undefined && { queues: true, ...(actor !== undefined && { actor }) }),
  };
}

async function run(ctx: CliContext, session: TargetSession, journal: Journal, asked: Asked): Promise<void> {
  const { target } = session;
  const { flags, name } = asked;
  const batchSettings = batchSettingsOf(asked, target);
  const batch = journal.batchAt({
    environment: target.environment,
    name,
    mode: target.mode,
    ...(target.baseUrl !== undefined && { baseUrl: target.baseUrl }),
    settings: batchSettings,
    atMs: ctx.host.seams.nowMs(),
  });
  const read = await readIntoJournal(ctx, session, journal, { ...asked, batch });
  try {
    if (flags.batchId === undefined) requireOwnName(batch, asked.input.path, read.sha256);
    requireSameKey(journal, batch, target.keyMark, flags);
    const { fileId } = read.staging;
    const openRows = journal.openWork(fileId).rows;
    const looked = { batch, fileId, label: read.label, flags, staged: read.staged };
    const found = await lookForDone({ host: ctx.host, openRows }, session, journal, looked);
    if (flags.dryRun === true) {
      await dryRun(ctx, session, journal, { batch, read, found });
      return;
    }
    const again = flags.again === true;
    const atMs = ctx.host.seams.nowMs();
    if (!again) settleDone(journal, batch, found, { again, atMs, fileId });
    const isAgreed = await agree(ctx, session, journal, { batch, found, read, yes: flags.yes === true });
    if (!isAgreed || ctx.host.interrupted.aborted) throw new CancelledError();
    if (again) settleDone(journal, batch, found, { again, atMs, fileId });
    const isNewBatch = flags.newBatch === true || flags.again === true || flags.skipDone === true;
    const accepted = { sha256: read.sha256, settings: batchSettings, atMs: ctx.host.seams.nowMs(), isNewBatch };
    const other = read.staging.accept(accepted);
    if (other !== undefined) throw sameBytesError(other);
  } finally {
    read.staging.discardUnlessAccepted();
  }
  const resultsToStdout = flags.results === '-';
  await runAndTell(ctx, session, journal, { batch: acceptedBatch(journal, batch), flags, resultsToStdout });
}

/** The batch as it is now, with the file that was just accepted. */
function acceptedBatch(journal: Journal, { id, name }: Batch): RunnableBatch {
  const batch = journal.batches(name).find((known): known is RunnableBatch => known.id === id);
  if (batch?.file === undefined) throw new Error(`batch ${name} is not in the journal`);
  return batch;
}
