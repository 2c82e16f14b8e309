// `scrip batches …`: declares the commands; each loads its work when it runs.
import { Option, type Command } from 'commander';
import type { CliContext } from '../context.js';
import { addRunFlags, type RunFlags } from './csv-flags.js';
import { describedCommand } from './help-text.js';
import { notEmpty } from './values.js';

const BATCH_ID = ['<batch-id>', 'the batch, as batches list names it'] as const;

export function batchesCommands(ctx: CliContext): Command[] {
  return [listCommand(ctx), showCommand(ctx), resumeCommand(ctx), resultsCommand(ctx)];
}

function listCommand(ctx: CliContext): Command {
  return describedCommand('list', {
    summary: 'every batch, the newest first',
    examples: ['batches list', 'batches list --json'],
  }).action(async (_flags: object, self: Command) => {
    const { listBatches } = await import('./batches-list.js');
    await listBatches(ctx, self);
  });
}

function showCommand(ctx: CliContext): Command {
  return describedCommand('show', {
    summary: 'how far a batch has got, and what stands in its way',
    examples: ['batches show refunds', 'batches show refunds --json'],
  })
    .argument(...BATCH_ID)
    .action(async (name: string, _flags: object, self: Command) => {
      const { showBatch } = await import('./batches-show.js');
      await showBatch(ctx, name, self);
    });
}

function resumeCommand(ctx: CliContext): Command {
  const command = describedCommand('resume', {
    summary: 'go on with a batch that was stopped; what is settled is not sent again',
    examples: ['batches resume refunds', 'batches resume refunds --retry-refused --yes'],
  })
    .argument(...BATCH_ID)
    .option('--yes', 'go ahead without being asked');
  return addRunFlags(command).action(async (name: string, flags: RunFlags, self: Command) => {
    const { resumeBatch } = await import('./batches-resume.js');
    await resumeBatch(ctx, name, flags, self);
  });
}

function resultsCommand(ctx: CliContext): Command {
  return describedCommand('results', {
    summary: 'write the results of a batch again, from the journal',
    examples: ['batches results refunds', 'batches results refunds --results - | head'],
  })
    .argument(...BATCH_ID)
    .addOption(new Option('--results <file|->', 'where they go (default: where they went before)').argParser(notEmpty))
    .action(async (name: string, flags: { results?: string }, self: Command) => {
      const { writeResultsAgain } = await import('./batches-results.js');
      await writeResultsAgain(ctx, name, flags, self);
    });
}
