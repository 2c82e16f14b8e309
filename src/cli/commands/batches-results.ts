// `scrip batches results`: the results file again, from the journal alone.
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { UsageError } from '../errors.js';
import { requireResultsPlace, writeWhole } from '../results-file.js';
import { openScreen } from '../ui/screen.js';
import { visible } from '../ui/visible.js';
import { resultsChunks } from './batch-results.js';
import { withJournal } from './batch-work.js';
import { findBatch } from './find-batch.js';

export async function writeResultsAgain(
  ctx: CliContext,
  name: string,
  flags: { readonly results?: string },
  self: Command,
): Promise<void> {
  const globals = self.optsWithGlobals<GlobalFlags>();
  const settings = resolveSandboxSettings({ ...globals, mode: 'sandbox' }, ctx.env);
  const screen = await openScreen(ctx.io, settings, ctx.env);
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
