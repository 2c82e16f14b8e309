// `scrip batches list`: every batch in the journal, the newest first.
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import type { Journal } from '../journal/journal.js';
import type { Batch } from '../journal/types.js';
import { openScreen } from '../ui/screen.js';
import { table } from '../ui/table.js';
import { visible } from '../ui/visible.js';
import { withJournal } from './batch-work.js';

interface ListedBatch {
  readonly batch_id: string;
  readonly environment: string;
  readonly mode: string;
  readonly created_at: string;
  readonly file: string;
  readonly state: 'running' | 'complete' | 'open';
  readonly rows: number;
  readonly done: number;
  /** Rows that wait in an outbox, where they are queued; they do not count as done. */
  readonly queued?: number;
  readonly refused: number;
  readonly unknown: number;
  readonly not_sent: number;
  readonly invalid: number;
}

export async function listBatches(ctx: CliContext, self: Command): Promise<void> {
  const settings = resolveSandboxSettings({ ...self.optsWithGlobals<GlobalFlags>(), mode: 'sandbox' }, ctx.env);
  const screen = await openScreen(ctx.io, settings, ctx.env);
  await withJournal(ctx, (journal) => {
    const batches = journal.batches().map((batch) => listed(journal, batch));
    // Of interest to those who work offline only.
    const queuedColumn = batches.some(({ queued }) => queued !== undefined) ? ['queued'] : [];
    if (batches.length === 0) screen.note('there are no batches yet');
    screen.answer({ data: batches }, () =>
      batches.length === 0
        ? ''
        : table(
            [
              { title: 'batch' },
              { title: 'state' },
              ...['rows', 'done', ...queuedColumn, 'refused', 'unknown', 'not sent'].map((title) => ({
                title,
                align: 'right' as const,
              })),
              { title: 'created', optional: true },
              { title: 'where', optional: true },
            ],
            batches.map((row) =>
              [
                ...[row.batch_id, row.state],
                ...[
                  row.rows,
                  row.done,
                  ...queuedColumn.map(() => row.queued ?? 0),
                  row.refused,
                  row.unknown,
                  row.not_sent,
                ].map(String),
                ...[row.created_at, row.environment],
              ].map(visible),
            ),
            screen.paint,
            screen.width,
          ),
    );
    return Promise.resolve();
  });
}

export function listed(journal: Journal, batch: Batch): ListedBatch {
  const { environment, file, name } = batch;
  if (file === undefined) throw new Error(`batch ${name} has no file`);
  const counts = journal.count(file.id);
  const left = journal.leftOpen(batch.id, file.id).length;
  const open = counts.planned + counts.sent + counts.unknown + left;
  const lock = journal.lock(batch);
  lock?.release();
  return {
    batch_id: name,
    environment,
    mode: batch.mode,
    created_at: new Date(batch.createdAtMs).toISOString(),
    file: file.path,
    state: lock === undefined ? 'running' : open === 0 ? 'complete' : 'open',
    rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
    ...(batch.settings.queues === true
      ? { done: 0, queued: counts.applied + counts.replayed }
      : { done: counts.applied + counts.replayed }),
    refused: counts.refused,
    unknown: counts.unknown + counts.sent + left,
    not_sent: counts.planned,
    invalid: counts.invalid,
  };
}
