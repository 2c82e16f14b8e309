// `scrip batches …`: declares the commands; each loads its work when it runs.
import { resumeBatch } from './resume.js';
import { type Command } from 'commander';
import type { CliContext } from '../context.js';
import { RUN_FLAGS } from './flags.js';
import { argument, command, flag, notEmpty } from '../help/command.js';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { Journal } from '../journal/journal.js';
import type { Batch } from '../journal/types.js';
import { openScreen } from '../terminal/screen.js';
import { table } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import { findBatch, ownerText, withJournal } from './open-batch.js';
import { summariseBatch } from './summary.js';
import { resumeCommand } from './finish.js';
import { renderSummary } from './show.js';
import { resolve } from 'node:path';
import { UsageError } from '../errors/errors.js';
import { requireResultsPlace, resultsChunks, writeWhole } from './results.js';

const BATCH_ID = argument('<batch-id>', 'the batch, as batches list names it');

const listCommand = command({
  name: 'list',
  summary: 'every batch, the newest first',
  examples: ['batches list', 'batches list --json'],
  run: (ctx, { command: self }) => listBatches(ctx, self),
});

const showCommand = command({
  name: 'show',
  summary: 'how far a batch has got, and what stands in its way',
  examples: ['batches show refunds', 'batches show refunds --json'],
  arguments: [BATCH_ID],
  run: (ctx, { args: [name], command: self }) => showBatch(ctx, name, self),
});

const resumeVerb = command({
  name: 'resume',
  summary: 'go on with a batch that was stopped; what is settled is not sent again',
  examples: ['batches resume refunds', 'batches resume refunds --retry-refused --yes'],
  arguments: [BATCH_ID],
  flags: [flag('--yes', 'go ahead without being asked'), ...RUN_FLAGS],
  run: (ctx, { args: [name], flags, command: self }) => resumeBatch(ctx, name, flags, self),
});

const resultsCommand = command({
  name: 'results',
  summary: 'write the results of a batch again, from the journal',
  examples: ['batches results refunds', 'batches results refunds --results - | head'],
  arguments: [BATCH_ID],
  flags: [flag('--results <file|->', 'where they go (default: where they went before)', notEmpty)],
  run: (ctx, { args: [name], flags, command: self }) => writeResultsAgain(ctx, name, flags, self),
});

export const COMMANDS = [listCommand, showCommand, resumeVerb, resultsCommand];

// `scrip batches list`: every batch in the journal, the newest first.

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

async function listBatches(ctx: CliContext, self: Command): Promise<void> {
  const settings = resolveSandboxSettings({ ...self.optsWithGlobals<GlobalFlags>(), mode: 'sandbox' }, ctx.host.env);
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
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

// `scrip batches show`: how far one batch has got, and what stands in its way.

async function showBatch(ctx: CliContext, name: string, self: Command): Promise<void> {
  const globals = self.optsWithGlobals<GlobalFlags>();
  const settings = resolveSandboxSettings({ ...globals, mode: 'sandbox' }, ctx.host.env);
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  await withJournal(ctx, (journal) => {
    const batch = findBatch(ctx, globals, journal, name);
    const { created_at, environment, file, state } = listed(journal, batch);
    const summary = summariseBatch(journal, batch);
    const isOpen = state === 'open';
    const document = {
      ...summary,
      ...{ environment, state, file, created_at },
      sha256: batch.file.sha256,
      resume: isOpen ? resumeCommand(journal, batch) : undefined,
    };
    screen.note(`${visible(environment)}; file ${visible(file)}; ${state}`);
    if (state === 'running') screen.note(`in use by ${visible(ownerText(journal.ownerOf(batch)))}`);
    screen.answer(document, () => renderSummary(document, screen.paint, screen.width));
    return Promise.resolve();
  });
}

// `scrip batches results`: the results file again, from the journal alone.

async function writeResultsAgain(
  ctx: CliContext,
  name: string,
  flags: { readonly results?: string },
  self: Command,
): Promise<void> {
  const globals = self.optsWithGlobals<GlobalFlags>();
  const settings = resolveSandboxSettings({ ...globals, mode: 'sandbox' }, ctx.host.env);
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  await withJournal(ctx, (journal) => {
    const batch = findBatch(ctx, globals, journal, name);
    const chunks = resultsChunks(journal, batch.file, batch.settings);
    const path = flags.results ?? batch.settings.results;
    if (path === undefined) {
      throw new UsageError('--results is missing: this batch has no place for results', 'name a file, or - for stdout');
    }
    if (path === '-') {
      if (settings.json) throw new UsageError('--results - and --json do not go together', 'leave one of them out');
      for (const chunk of chunks) ctx.io.out(chunk);
      return Promise.resolve();
    }
    const place = resolve(path);
    requireResultsPlace(place);
    writeWhole(place, chunks);
    screen.answer({ batch_id: batch.name, results: place }, () => `${visible(place)}\n`);
    return Promise.resolve();
  });
}
