// `scrip sandbox …`: the embedded engine on this machine.
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
import { command } from '../help/command.js';

// `scrip sandbox path`: where the database is or would be. Makes nothing.

export const pathCommand = command({
  name: 'path',
  summary: "print where the sandbox's database is",
  examples: ['sandbox path'],
  run: async (ctx, { command }) => {
    const settings = resolveSandboxSettings(command.optsWithGlobals<GlobalFlags>(), ctx.host.env);
    const screen = await openScreen(ctx.io, settings, ctx.host.env);
    const path = await ctx.sandboxPath();
    // Printed as it is, so that `$(scrip sandbox path)` names the file.
    screen.answer({ mode: 'sandbox', path }, () => `${path}\n`);
  },
});

export const COMMANDS = [
  initCommand,
  seedCommand,
  serveCommand,
  resetCommand,
  clockCommand,
  creditCommand,
  snapshotCommand,
  settingsCommand,
  faultsCommand,
  verifyCommand,
  exportCommand,
  pathCommand,
];
