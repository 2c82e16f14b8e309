// `scrip sandbox …`: the embedded engine on this machine.
// A file of its own because each group of commands is loaded when its name was typed.
import { clockCommand, creditCommand, faultsCommand, settingsCommand } from './controls.js';
import { initCommand, resetCommand, seedCommand } from './data.js';
import { exportCommand, verifyCommand } from './books.js';
import { serveCommand } from './serve.js';
import { snapshotCommand } from './snapshot.js';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import { openScreen } from '../terminal/screen.js';
import { command } from '../help/command.js';

// `scrip sandbox path`: where the database is or would be. Makes nothing.

const pathCommand = command({
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
