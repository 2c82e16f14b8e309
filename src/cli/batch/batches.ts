// `scrip batches …`: declares the commands; each loads its work when it runs.
// A file of its own because each group of commands is loaded when its name was typed.
import { runAndTell } from './finish.js';
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { CancelledError, UsageError } from '../errors/errors.js';
import { bothToStdout, requireResultsPlace, resultsChunks, writeResults } from './results.js';
import type { Journal } from '../journal/journal.js';
import type { Batch, BatchSettings } from '../journal/types.js';
import { counted } from '../terminal/words.js';
import { visible } from '../terminal/safe-text.js';
import {
  batchCommand,
  findBatch,
  ownerText,
  requireConsent,
  requireSameKey,
  settingsOf,
  withJournal,
  withLock,
  type RunnableBatch,
} from './open-batch.js';
import { RUN_FLAGS, type RunFlags } from './flags.js';
import { exportBatch, importBatch } from './hand-over.js';
import { lookForDone, settleDone } from './done-before.js';
import { lookAhead, warningsAhead } from './plan.js';
import { withTarget, type TargetSession } from '../session.js';
import { argument, command, flag, notEmpty } from '../help/command.js';
import { openScreen } from '../terminal/screen.js';
import { table } from '../terminal/layout.js';
import { summariseBatch } from './summary.js';
import { renderSummary } from './show.js';
import { resolve } from 'node:path';

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

const exportCommand = command({
  name: 'export',
  summary: 'write a batch to one file, to go on with it on another machine',
  examples: ['batches export refunds', 'batches export refunds --output refunds.batch.json'],
  arguments: [BATCH_ID],
  flags: [flag('--output <file|->', 'where it goes (default: <batch-id>.batch.json)', notEmpty)],
  run: (ctx, { args: [name], flags, command: self }) => exportBatch(ctx, name, flags, self),
});

const importCommand = command({
  name: 'import',
  summary: 'take over a batch that another machine has exported, or learn what it has done',
  examples: ['batches import refunds.batch.json', 'batches import refunds.batch.json --results done.csv'],
  arguments: [argument('<file>', 'the file that batches export has written')],
  flags: [flag('--results <file>', 'where its results go (default: beside the file)', notEmpty)],
  run: (ctx, { args: [path], flags, command: self }) => importBatch(ctx, path, flags, self),
});

export const COMMANDS = [listCommand, showCommand, resumeVerb, resultsCommand, exportCommand, importCommand];

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
      : { done: counts.applied + counts.replayed + counts.done_elsewhere + counts.done_before }),
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
      resume: isOpen ? batchCommand(journal, batch, 'resume') : undefined,
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
  await withJournal(ctx, async (journal) => {
    const batch = findBatch(ctx, globals, journal, name);
    const path = flags.results ?? batch.settings.results;
    if (path === undefined) {
      throw new UsageError('--results is missing: this batch has no place for results', 'name a file, or - for stdout');
    }
    if (path === '-') {
      if (settings.json) throw bothToStdout();
      for (const chunk of resultsChunks(journal, batch.file, batch.settings)) ctx.io.out(chunk);
      return;
    }
    const place = resolve(path);
    requireResultsPlace(place);
    await writeResults(place, journal, batch);
    screen.answer({ batch_id: batch.name, results: place }, () => `${visible(place)}\n`);
  });
}

// `scrip batches resume`: goes on where a batch was stopped, with the same keys.

export async function resumeBatch(ctx: CliContext, name: string, flags: RunFlags, self: Command): Promise<void> {
  const globals = self.optsWithGlobals<GlobalFlags>();
  requireConsent(ctx, resolveSandboxSettings({ ...globals, mode: 'sandbox' }, ctx.host.env), flags);
  await withJournal(ctx, async (journal) => {
    const batch = findBatch(ctx, globals, journal, name);
    const remembered = rememberedWith(batch.settings, flags);
    if (remembered.results !== undefined) requireResultsPlace(remembered.results);
    const settings = await settingsOf(ctx, globals, batch);
    await withTarget(
      ctx,
      settings,
      { changes: true, pace: { rate: remembered.rate }, actor: remembered.actor },
      async (session) => {
        requireSamePlace(session, batch);
        await withLock(ctx, journal, batch, () => resume(ctx, session, journal, { batch, flags, remembered }));
      },
    );
  });
}

/** What the batch remembers, with what this command line says instead. */
function rememberedWith(settings: BatchSettings, { rate, concurrency }: RunFlags): BatchSettings {
  return { ...settings, ...(rate !== undefined && { rate }), ...(concurrency !== undefined && { concurrency }) };
}

function requireSamePlace({ target }: TargetSession, batch: RunnableBatch): void {
  if (target.environment === batch.environment) return;
  throw new UsageError(
    `batch ${batch.name} belongs to ${batch.environment}; this would be ${target.environment}; nothing was sent`,
    'leave out --mode, SCRIP_MODE and SCRIP_BASE_URL to continue it where it belongs',
  );
}

interface Resumed {
  readonly batch: RunnableBatch;
  readonly flags: RunFlags;
  readonly remembered: BatchSettings;
}

async function resume(ctx: CliContext, session: TargetSession, journal: Journal, resumed: Resumed): Promise<void> {
  const { flags, remembered } = resumed;
  const batch = { ...resumed.batch, settings: remembered };
  requireSameKey(journal, batch, session.target.keyMark, flags);
  const { id: fileId, path: label } = batch.file;
  if (flags.retryRefused === true) journal.reopenRefused(fileId);
  const openRows = journal.openWork(fileId).rows;
  const found = await lookForDone({ host: ctx.host, openRows }, session, journal, { batch, fileId, label, flags });
  const [again, atMs] = [flags.again === true, ctx.host.seams.nowMs()];
  if (!again) settleDone(journal, batch, found, { again, atMs, fileId });
  const open = journal.openWork(fileId);
  const left = journal.leftOpen(batch.id, batch.file.id).length;
  const [rows, inDoubt] = [open.rows + left, open.inDoubt + left];
  const doubt = inDoubt === 0 ? '' : `, ${inDoubt} already sent without an answer`;
  session.screen.note(`batch ${visible(batch.name)}: ${counted(rows, 'row')} to send${doubt}`);
  if (flags.yes !== true && rows > 0) {
    const check = await lookAhead(ctx, session, journal, { ...batch, fileId });
    for (const warning of warningsAhead(check)) session.screen.warn(warning);
    const isAgreed = await ctx.host.prompter.confirm(
      `Continue batch ${visible(batch.name)} on ${visible(session.target.label)}?`,
    );
    if (!isAgreed || ctx.host.interrupted.aborted) throw new CancelledError();
  }
  journal.writeReopened();
  if (again) settleDone(journal, batch, found, { again, atMs, fileId });
  journal.setSettings(batch.id, remembered);
  await runAndTell(ctx, session, journal, { batch, flags });
}
