// `scrip batches show`: how far one batch has got, and what stands in its way.
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { summariseBatch } from '../services/batch-summary.js';
import { openScreen } from '../ui/screen.js';
import { visible } from '../ui/visible.js';
import { resumeCommand } from './batch-run.js';
import { ownerText, withJournal } from './batch-work.js';
import { listed } from './batches-list.js';
import { findBatch } from './find-batch.js';
import { renderSummary } from './render-batch.js';

export async function showBatch(ctx: CliContext, name: string, self: Command): Promise<void> {
  const globals = self.optsWithGlobals<GlobalFlags>();
  const settings = resolveSandboxSettings({ ...globals, mode: 'sandbox' }, ctx.env);
  const screen = await openScreen(ctx.io, settings, ctx.env);
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
    if (state === 'running') screen.note(`worked on by ${visible(ownerText(journal.ownerOf(batch)))}`);
    screen.answer(document, () => renderSummary(document, screen.paint, screen.width));
    return Promise.resolve();
  });
}
