// `scrip doctor`: looks at everything a run stands on, and says what to type where something is wrong.
import type { Command } from 'commander';
import type { GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { describedCommand } from './help-text.js';

export function doctorCommand(ctx: CliContext): Command {
  return describedCommand('doctor', {
    summary: 'check the installation, settings, key, server and sandbox',
    examples: ['doctor', 'doctor --profile eu', 'doctor --json'],
  }).action(async (_flags: unknown, command: Command) => {
    const { examine } = await import('./doctor-checks.js');
    await examine(ctx, command.optsWithGlobals<GlobalFlags>());
  });
}
