// `scrip batches resume`: goes on where a batch was stopped, with the same keys.
import { runAndTell } from './finish.js';
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { CancelledError, UsageError } from '../errors/errors.js';
import { requireResultsPlace } from './results.js';
import type { Journal } from '../journal/journal.js';
import type { BatchSettings } from '../journal/types.js';
import { counted } from '../terminal/words.js';
import { visible } from '../terminal/safe-text.js';
import { findBatch, requireConsent, settingsOf, withJournal, withLock, type RunnableBatch } from './open-batch.js';
import type { RunFlags } from './flags.js';
import { withTarget, type TargetSession } from '../session.js';

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
  const open = journal.openWork(batch.file.id);
  const refused = flags.retryRefused === true ? journal.count(batch.file.id).refused : 0;
  const left = journal.leftOpen(batch.id, batch.file.id).length;
  const [rows, inDoubt] = [open.rows + refused + left, open.inDoubt + left];
  const doubt = inDoubt === 0 ? '' : `, ${inDoubt} already sent without an answer`;
  session.screen.note(`batch ${visible(batch.name)}: ${counted(rows, 'row')} to send${doubt}`);
  if (flags.yes !== true && rows > 0) {
    const isAgreed = await ctx.host.prompter.confirm(
      `Continue batch ${visible(batch.name)} on ${visible(session.target.label)}?`,
    );
    if (!isAgreed || ctx.host.interrupted.aborted) throw new CancelledError();
  }
  journal.setSettings(batch.id, remembered);
  if (flags.retryRefused === true) journal.reopenRefused(batch.file.id);
  await runAndTell(ctx, session, journal, { batch, flags });
}
