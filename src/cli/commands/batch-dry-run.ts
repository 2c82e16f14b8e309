// What a batch would do, row by row, with nothing sent and nothing kept.
import type { CliContext } from '../context.js';
import { AnsweredNo } from '../errors.js';
import type { Journal } from '../journal/journal.js';
import type { Batch } from '../journal/types.js';
import { checkBatch, type BatchProblem } from '../services/check-batch.js';
import { isPlain } from '../ui/plain.js';
import { openProgress } from '../ui/progress.js';
import type { ReadFile } from './read-into-journal.js';
import { renderDryRun } from './render-batch.js';
import type { TargetSession } from './session.js';

export interface DryRunDocument {
  readonly mode: string;
  readonly batch_id: string;
  readonly dry_run: true;
  readonly rows: number;
  readonly ok: number;
  readonly refused: number;
  readonly invalid: number;
  /** Settled by earlier runs. */
  readonly settled: number;
  /** In the order of the file. */
  readonly problems: readonly BatchProblem[];
  readonly totals: readonly { readonly asset_id: string | null; readonly amount: string }[];
}

export async function dryRun(
  ctx: CliContext,
  session: TargetSession,
  journal: Journal,
  { batch, read }: { batch: Batch; read: ReadFile },
): Promise<void> {
  const { screen, settings, target } = session;
  const { fileId } = read.staging;
  const work = journal.openWork(fileId);
  const progress = await openProgress(ctx.io, {
    total: work.rows,
    quiet: settings.quiet,
    nowMs: ctx.nowMs,
    plain: isPlain(ctx.env),
  });
  const tools = { journal, client: target.client, rehearse: target.rehearse, interrupted: ctx.interrupted };
  const onChecked = (done: number): void => {
    progress.update({ done, refused: 0, unknown: 0 });
  };
  const check = await checkBatch({ ...tools, onChecked }, batch.environment, fileId).finally(() => {
    progress.stop();
  });
  const counts = journal.count(fileId);
  const document: DryRunDocument = {
    mode: target.mode,
    batch_id: batch.name,
    dry_run: true,
    rows: read.staged.rows,
    ok: check.ok,
    refused: check.refused,
    invalid: counts.invalid,
    settled: counts.applied + counts.replayed + counts.refused,
    problems: withInvalid(read, check.problems),
    totals: check.totals,
  };
  screen.answer(document, () => renderDryRun(document, screen.paint, screen.width));
  if (target.rehearse === undefined) screen.note('worked out from reads: what the API itself would say may differ');
  if (document.refused + document.invalid > 0) throw new AnsweredNo('partial');
}

function withInvalid({ staged }: ReadFile, problems: readonly BatchProblem[]): BatchProblem[] {
  const invalid = staged.faulty.flatMap(({ line, faults }) =>
    faults.map(({ code, message }) => ({ line, code, message })),
  );
  return [...invalid, ...problems].sort((a, b) => a.line - b.line);
}
