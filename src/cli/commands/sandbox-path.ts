// `scrip sandbox path`: where the database is or would be. Makes nothing.
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { openScreen } from '../ui/screen.js';
import { describedCommand } from './help-text.js';

export function pathCommand(ctx: CliContext): Command {
  return describedCommand('path', {
    summary: "print where the sandbox's database is",
    examples: ['sandbox path'],
  }).action(async (_flags: unknown, command: Command) => {
    const settings = resolveSandboxSettings(command.optsWithGlobals<GlobalFlags>(), ctx.env);
    const screen = await openScreen(ctx.io, settings, ctx.env);
    const path = await ctx.sandboxPath();
    // Printed as it is, so that `$(scrip sandbox path)` names the file.
    screen.answer({ mode: 'sandbox', path }, () => `${path}\n`);
  });
}
