// `scrip sandbox …`: the embedded engine on this machine.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { clockCommand } from './clock.js';
import { creditCommand } from './credit.js';
import { initCommand, resetCommand, seedCommand } from './data.js';
import { faultsCommand } from './faults.js';
import { exportCommand } from './export.js';
import { serveCommand } from './serve.js';
import { settingsCommand } from './settings.js';
import { snapshotCommand } from './snapshot.js';
import { verifyCommand } from './verify.js';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import { openScreen } from '../terminal/screen.js';
import { describedCommand } from '../help/command.js';

export function sandboxCommands(ctx: CliContext): Command[] {
  return [
    initCommand(ctx),
    seedCommand(ctx),
    serveCommand(ctx),
    resetCommand(ctx),
    clockCommand(ctx),
    creditCommand(ctx),
    snapshotCommand(ctx),
    settingsCommand(ctx),
    faultsCommand(ctx),
    verifyCommand(ctx),
    exportCommand(ctx),
    pathCommand(ctx),
  ];
}

// `scrip sandbox path`: where the database is or would be. Makes nothing.

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
