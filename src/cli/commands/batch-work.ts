// What every command on a batch begins with: the journal, and the batch taken for this process alone.
import type { CliContext } from '../context.js';
import { GuardError } from '../errors.js';
import type { Journal } from '../journal/journal.js';
import type { Lock } from '../journal/lock.js';
import type { BatchPlace, Owner } from '../journal/types.js';

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
    journal.setOwner(place, ctx.whoRuns());
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
    await ctx.sleep(BETWEEN_TRIES_MS, ctx.interrupted);
  }
}

function inUse(journal: Journal, place: BatchPlace): GuardError {
  return new GuardError(
    'batch_in_use',
    `batch ${place.name} is being worked on by ${ownerText(journal.ownerOf(place))}; nothing was sent`,
    'wait until it has ended; scrip batches list shows how far it is',
  );
}

export function ownerText(owner: Owner | undefined): string {
  if (owner === undefined) return 'another process';
  return `process ${owner.pid} on ${owner.host}, since ${new Date(owner.sinceMs).toISOString()}`;
}
