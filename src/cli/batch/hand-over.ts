// `scrip batches export` and `import`: a batch as one file that another machine goes on with.
// A file of its own because the form of that file is one idea, and belongs to none of the other commands on batches.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { FileError, UsageError, reason } from '../errors/errors.js';
import type { Imported } from '../journal/exchange.js';
import type { Journal } from '../journal/journal.js';
import { createPartReader, type BatchPart, type Part } from '../journal/parts.js';
import { quoteCommand, visible } from '../terminal/safe-text.js';
import { openScreen, type Screen } from '../terminal/screen.js';
import { counted } from '../terminal/words.js';
import { batchCommand, findBatch, withJournal, withLock, type RunnableBatch } from './open-batch.js';
import { requireResultsPlace, resultsPathOf } from './results.js';
import { writeWhole } from './whole-file.js';

// The form of the file: one JSON document, with one part on each line so that neither side ever holds all of it.

const FORMAT = 'scrip-batch';
const VERSION = 1;
const HEAD = `{"format":"${FORMAT}","version":${VERSION},"parts":[`;
const END = /^\],"sha256":"([0-9a-f]{64})"\}$/;
/** Parts written at once. */
const TOGETHER = 100;

function* documentOf(parts: Iterable<Part>): Generator<string> {
  const hash = createHash('sha256');
  let chunk = `${HEAD}\n`;
  let [count, isFirst] = [0, true];
  for (const part of parts) {
    chunk += `${isFirst ? '' : ',\n'}${JSON.stringify(part)}`;
    isFirst = false;
    count += 1;
    if (count % TOGETHER !== 0) continue;
    hash.update(chunk);
    yield chunk;
    chunk = '';
  }
  chunk += '\n';
  yield `${chunk}],"sha256":"${hash.update(chunk).digest('hex')}"}\n`;
}

/** @throws FileError for anything but a whole file as `batches export` writes it */
function* partsOf(path: string): Generator<Part> {
  const hash = createHash('sha256');
  const read = createPartReader();
  let [isHead, isWhole] = [true, false];
  for (const { text, isTerminated } of linesOf(path)) {
    if (isHead) requireHead(path, text);
    if (isWhole) throw changed(path);
    const end = END.exec(text);
    if (!isTerminated && end === null) throw cutOff(path);
    if (end !== null && end[1] !== hash.digest('hex')) throw changed(path);
    isWhole = end !== null;
    if (!isWhole) hash.update(`${text}\n`);
    if (!isHead && !isWhole) {
      const part = read(parsed(text.replace(/,$/, '')));
      if (part === undefined) throw changed(path);
      yield part;
    }
    isHead = false;
  }
  if (isHead) requireHead(path, '');
  if (!isWhole) throw cutOff(path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requireHead(path: string, line: string): void {
  const head = parsed(`${line}]}`) as { format?: unknown; version?: unknown } | null | undefined;
  if (head?.format !== FORMAT || typeof head.version !== 'number')
    throw unusable(path, 'not_an_export', 'this is not a file that scrip batches export has written', AGAIN);
  if (head.version !== VERSION)
    throw unusable(
      path,
      'newer_version',
      `it was written by another version of scrip (form ${head.version})`,
      'use the scrip that wrote it, or a newer one',
    );
  if (line !== HEAD) throw changed(path);
}

const AGAIN = 'export the batch again on the first machine: scrip batches export <batch-id>';

function unusable(path: string, code: string, why: string, hint: string): FileError {
  return new FileError(code, `${path}: ${why}; nothing was imported`, [], hint);
}

function cutOff(path: string): FileError {
  return unusable(path, 'cut_off', 'its end is missing', `copy it again, or ${AGAIN}`);
}

function changed(path: string): FileError {
  return unusable(path, 'changed', 'it was changed after it was exported', AGAIN);
}

/** No part of ours is so long. */
const LONGEST_LINE = 32 * 1024 * 1024;

function* linesOf(path: string): Generator<{ text: string; isTerminated: boolean }> {
  const fd = openExport(path);
  try {
    const buffer = Buffer.alloc(256 * 1024);
    let pieces: Buffer[] = [];
    let waiting = 0;
    for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer)) {
      let from = 0;
      for (let at = buffer.indexOf(10); at !== -1 && at < read; at = buffer.indexOf(10, from)) {
        yield { text: Buffer.concat([...pieces, buffer.subarray(from, at)]).toString(), isTerminated: true };
        [pieces, waiting, from] = [[], 0, at + 1];
      }
      pieces.push(Buffer.from(buffer.subarray(from, read)));
      waiting += read - from;
      if (waiting > LONGEST_LINE) requireHead(path, '');
    }
    if (waiting > 0) yield { text: Buffer.concat(pieces).toString(), isTerminated: false };
  } finally {
    closeSync(fd);
  }
}

function openExport(path: string): number {
  let fd: number | undefined;
  try {
    // A pipe would wait for ever.
    if (lstatSync(path).isFIFO())
      throw new UsageError(`${path}: this is not a file`, 'name the file that was exported');
    fd = openSync(path, 'r');
    if (fstatSync(fd).isFile()) return fd;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reason(error)}`, 'name the file that was exported');
  }
  closeSync(fd);
  throw new UsageError(`${path}: this is not a file`, 'name the file that was exported');
}

// `scrip batches export`: the batch as one file.

export async function exportBatch(
  ctx: CliContext,
  name: string,
  flags: { readonly output?: string },
  self: Command,
): Promise<void> {
  const { globals, screen, json } = await opened(ctx, self);
  await withJournal(ctx, async (journal) => {
    const batch = findBatch(ctx, globals, journal, name);
    if (batch.settings.queues === true)
      throw new UsageError(
        `batch ${batch.name} ran offline: its rows wait in the outbox of this machine, and cannot be handed over`,
        'send them from here: scrip offline push',
      );
    const document = documentOf(journal.exportBatch(batch.id));
    if (flags.output === '-') {
      if (json) throw new UsageError('--output - and --json do not go together', 'leave one of them out');
      for (const chunk of document) ctx.io.out(chunk);
      tellExported(screen, journal, batch);
      return;
    }
    const place = resolve(flags.output ?? `${batch.name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}.batch.json`);
    try {
      requireExportPlace(place, batch);
      await writeWhole(place, document, { isPrivate: true });
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) throw badPlace(place, reason(error));
      throw error;
    }
    tellExported(screen, journal, batch);
    const { rows, open, in_doubt } = stateOf(journal, batch);
    screen.answer({ batch_id: batch.name, file: place, rows, open, in_doubt }, () => `${visible(place)}\n`);
  });
}

async function opened(
  ctx: CliContext,
  self: Command,
): Promise<{ globals: GlobalFlags; screen: Screen; json: boolean }> {
  const globals = self.optsWithGlobals<GlobalFlags>();
  const settings = resolveSandboxSettings({ ...globals, mode: 'sandbox' }, ctx.host.env);
  return { globals, json: settings.json, screen: await openScreen(ctx.io, settings, ctx.host.env) };
}

/** Only an earlier export of the same batch is replaced; a link is not followed. */
function requireExportPlace(place: string, { environment, name }: RunnableBatch): void {
  const there = lstatSync(place, { throwIfNoEntry: false });
  if (there === undefined) return;
  const earlier = there.isFile() ? batchIn(place) : undefined;
  if (earlier?.environment === environment && earlier.name === name) return;
  throw badPlace(place, `this exists already and is not an earlier export of batch ${name}`);
}

function badPlace(place: string, why: string): UsageError {
  return new UsageError(`--output ${place}: ${why}; nothing was exported`, 'name another file with --output');
}

/** The batch that a file begins with; undefined for any other file. */
function batchIn(path: string): BatchPart | undefined {
  try {
    for (const [kind, part] of partsOf(path)) return kind === 'batch' ? part : undefined;
  } catch (error) {
    if (!(error instanceof FileError || error instanceof UsageError)) throw error;
  }
  return undefined;
}

interface Standing {
  readonly rows: number;
  readonly open: number;
  readonly in_doubt: number;
}

function stateOf(journal: Journal, { id, file }: RunnableBatch): Standing {
  const counts = journal.count(file.id);
  const doubt = counts.sent + counts.unknown + journal.leftOpen(id, file.id).length;
  return {
    rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
    ...{ open: counts.planned + doubt, in_doubt: doubt },
  };
}

function standingText({ rows, open, in_doubt }: Standing): string {
  const doubt = in_doubt === 0 ? '' : `, ${in_doubt} of them sent without an answer`;
  return `${open} of ${counted(rows, 'row')} open${doubt}`;
}

const BOTH =
  'both machines may go on: a row has the same key on both, so it is paid once; what one has done, the other learns from a new export, or from the API';

function tellExported(screen: Screen, journal: Journal, batch: RunnableBatch): void {
  screen.note(`batch ${visible(batch.name)}: ${standingText(stateOf(journal, batch))}`);
  screen.note('the file has no API key; it has every row, so protect it as you protect your file');
  screen.note('on the other machine: scrip batches import <file>, then scrip batches resume with its own API key');
  screen.note(BOTH);
}

// `scrip batches import`: the batch as it is known there, put beside what is known here.

export async function importBatch(
  ctx: CliContext,
  path: string,
  flags: { readonly results?: string },
  self: Command,
): Promise<void> {
  const { screen } = await opened(ctx, self);
  const arriving = wholeBatch(path);
  const place = { environment: arriving.environment, name: arriving.name };
  const folder = dirname(resolve(path));
  const file = join(folder, basename(arriving.file.path.replaceAll('\\', '/')));
  const wantsResults = flags.results !== undefined || arriving.settings.results !== undefined;
  const results = wantsResults ? resolve(flags.results ?? resultsPathOf(file)) : undefined;
  await withJournal(ctx, (journal) =>
    withLock(ctx, journal, place, async () => {
      const isKnown = journal.batches(place.name).some(({ environment }) => environment === place.environment);
      if (results !== undefined && !isKnown) requireResultsPlace(results);
      const done = journal.importBatch(partsOf(path), { path: file, results, misfit: () => changed(path) });
      const batch = journal
        .batches(place.name)
        .find((known): known is RunnableBatch => known.environment === place.environment);
      if (batch === undefined) throw new Error(`batch ${place.name} is not in the journal`);
      tellImported(screen, journal, batch, { ...done, hadKey: arriving.had_key, isKnown });
      return Promise.resolve();
    }),
  );
}

/** Reads all of it once before anything is changed. */
function wholeBatch(path: string): BatchPart {
  let batch: BatchPart | undefined;
  for (const [kind, part] of partsOf(path)) if (kind === 'batch') batch ??= part;
  if (batch === undefined) throw changed(path);
  return batch;
}

interface Told extends Imported {
  readonly hadKey: boolean;
  readonly isKnown: boolean;
}

function tellImported(
  screen: Screen,
  journal: Journal,
  batch: RunnableBatch,
  { added, updated, twice, hadKey, isKnown }: Told,
): void {
  const standing = stateOf(journal, batch);
  const otherKey = hadKey && standing.open > 0 && !isKnown;
  const resume = `${batchCommand(journal, batch, 'resume')}${otherKey ? ' --other-key' : ''}`;
  const news = isKnown
    ? added + updated === 0
      ? 'nothing new'
      : `${counted(added + updated, 'row')} brought up to date`
    : 'imported';
  screen.note(`batch ${visible(batch.name)} of ${visible(batch.environment)}: ${news}; ${standingText(standing)}`);
  if (otherKey)
    screen.note(
      'its API key was not exported, and yours cannot be compared with it: --other-key says that both are of one organisation',
    );
  if (twice > 0)
    screen.warn(
      `${counted(twice, 'row')} left both machines, each under a key of its own (--again): both keys stand, and each is a reversal; scrip history shows them`,
    );
  screen.note(BOTH);
  const { results } = batch.settings;
  const document = {
    batch_id: batch.name,
    environment: batch.environment,
    ...standing,
    added,
    updated,
    results,
    resume: standing.open > 0 ? resume : undefined,
  };
  screen.answer(
    document,
    () => `${standing.open > 0 ? resume : quoteCommand(['scrip', 'batches', 'show', batch.name])}\n`,
  );
}
