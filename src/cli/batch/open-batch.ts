// The batch that a name means.
import { resolveSettings, type GlobalFlags, type Settings } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { GuardError, MissingError, UsageError } from '../errors/errors.js';
import type { Journal } from '../journal/journal.js';
import type { AcceptedFile, Batch, BatchPlace, Owner } from '../journal/types.js';
import type { Lock } from '../journal/batches.js';
import { FOREIGN_MARK } from '../journal/exchange.js';
import { quoteCommand } from '../terminal/safe-text.js';
import { dirname } from 'node:path';

/** A batch that has had a file. */
export type RunnableBatch = Batch & { readonly file: AcceptedFile };

/**
 * Batches are told apart by where they belong too; a name alone is enough while only one has it.
 *
 * @throws MissingError; UsageError when several have the name
 */
export function findBatch(ctx: CliContext, flags: GlobalFlags, journal: Journal, name: string): RunnableBatch {
  // As it is, or as a file of this name gives it to its batch.
  const named =
    [name, name.normalize('NFC').toLowerCase()]
      .map((each) => journal.batches(each))
      .find((found) => found.length > 0) ?? [];
  const all = named.filter((batch): batch is RunnableBatch => batch.file !== undefined);
  if (all.length === 0) {
    throw new MissingError('batch_not_found', `there is no batch ${name}`, 'scrip batches list shows which there are');
  }
  const mode = flags.mode ?? given(ctx.host.env.SCRIP_MODE);
  const baseUrl = given(ctx.host.env.SCRIP_BASE_URL);
  const meant = all.filter(
    (batch) =>
      (all.length === 1 || mode === undefined || batch.mode === mode) &&
      (all.length === 1 || baseUrl === undefined || batch.baseUrl === undefined || batch.baseUrl === baseUrl),
  );
  const [batch] = meant;
  if (batch !== undefined && meant.length === 1) return batch;
  const places = all.map(({ environment }) => environment).join(', ');
  throw new UsageError(`there are several batches ${name}: ${places}`, 'choose one with --mode and SCRIP_BASE_URL');
}

/** What to type about a batch: with its mode, where another batch has the same name. */
export function batchCommand(
  journal: Pick<Journal, 'batches'>,
  { name, mode }: Pick<Batch, 'name' | 'mode'>,
  verb: 'resume' | 'results',
): string {
  const where = journal.batches(name).length > 1 ? ['--mode', mode] : [];
  return quoteCommand(['scrip', ...where, 'batches', verb, name]);
}

/** The settings of a batch: its own mode and base URL, unless the command line says otherwise. */
export async function settingsOf(ctx: CliContext, flags: GlobalFlags, { mode, baseUrl }: Batch): Promise<Settings> {
  const env = { ...ctx.host.env, SCRIP_BASE_URL: given(ctx.host.env.SCRIP_BASE_URL) ?? baseUrl };
  const config = await ctx.config.read();
  return resolveSettings({ ...flags, mode: flags.mode ?? given(ctx.host.env.SCRIP_MODE) ?? mode }, env, config);
}

/** An empty variable counts as one that is not set. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

// What every command on a batch begins with: the journal, and the batch taken for this process alone.

export async function withJournal<T>(ctx: CliContext, work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await ctx.openJournal();
  try {
    return await work(journal);
  } finally {
    journal.close();
  }
}

/** @throws GuardError naming the process that works on the batch */
export async function withLock<T>(
  ctx: CliContext,
  journal: Journal,
  place: BatchPlace,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await takeLock(ctx, journal, place);
  if (lock === undefined) throw inUse(journal, place);
  try {
    journal.setOwner(place, { ...ctx.host.whoRuns(), sinceMs: ctx.host.seams.nowMs() });
    return await work();
  } finally {
    lock.release();
  }
}

const TRIES = 10;
const BETWEEN_TRIES_MS = 20;

/** Tries more than once, because a command that only looks takes the lock for a moment too. */
async function takeLock(ctx: CliContext, journal: Journal, place: BatchPlace): Promise<Lock> {
  for (let tried = 1; ; tried += 1) {
    const lock = journal.lock(place);
    if (lock !== undefined || tried === TRIES) return lock;
    await ctx.host.seams.sleep(BETWEEN_TRIES_MS, ctx.host.interrupted);
  }
}

function inUse(journal: Journal, place: BatchPlace): GuardError {
  return new GuardError(
    'batch_in_use',
    `batch ${place.name} is in use by ${ownerText(journal.ownerOf(place))}; nothing was sent`,
    'wait until it has ended; scrip batches list shows its progress',
  );
}

export function ownerText(owner: Owner | undefined): string {
  if (owner === undefined) return 'another process';
  return `process ${owner.pid} on ${owner.host}, since ${new Date(owner.sinceMs).toISOString()}`;
}

/** @throws UsageError when the run would need an answer and there is nobody to ask */
export function requireConsent(
  ctx: CliContext,
  settings: Settings,
  flags: { yes?: boolean; dryRun?: boolean; csv?: string },
): void {
  const canAsk = ctx.io.canAsk && settings.input && flags.csv !== '-';
  if (flags.yes === true || flags.dryRun === true || canAsk) return;
  throw new UsageError('--yes is missing: a batch is not sent without it', 'look first with --dry-run');
}

/**
 * Another API key may be another organisation's: there the keys of these rows stand for nothing. Source: decision D45.
 *
 * @throws UsageError unless it was said that both are of one organisation
 */
export function requireSameKey(
  journal: Pick<Journal, 'salt' | 'setKeyMark'>,
  batch: Batch,
  markOf: ((salt: string) => string) | undefined,
  { dryRun, otherKey }: { readonly dryRun?: boolean; readonly otherKey?: boolean },
): void {
  const mark = markOf?.(journal.salt());
  if (mark === undefined || mark === batch.keyMark) return;
  if (batch.keyMark !== undefined && batch.file !== undefined && otherKey !== true) {
    throw new UsageError(
      batch.keyMark === FOREIGN_MARK
        ? `batch ${batch.name} was imported: whether its API key was this one cannot be told; nothing was sent`
        : `batch ${batch.name} was run under another API key; nothing was sent`,
      "choose that key's profile, or, if both keys are of one organisation: --other-key",
    );
  }
  if (dryRun !== true) journal.setKeyMark(batch.id, mark);
}

/** @throws UsageError when a file of another folder, with other rows, has given its name to the batch */
export function requireOwnName({ file, name }: Batch, path: string | undefined, sha256: string): void {
  if (file === undefined || path === undefined) return;
  if (dirname(file.path) === dirname(path) || file.sha256 === sha256) return;
  throw new UsageError(
    `batch ${name} is that of another file, ${file.path}; nothing was sent`,
    `give this one a name of its own: --batch-id <name>; to go on with that batch: --batch-id ${name}`,
  );
}
