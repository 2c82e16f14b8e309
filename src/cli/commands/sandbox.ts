// `scrip sandbox …`: the embedded engine on this machine.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { clockCommand } from './sandbox-clock.js';
import { creditCommand } from './sandbox-credit.js';
import { initCommand, resetCommand, seedCommand } from './sandbox-data.js';
import { faultsCommand } from './sandbox-faults.js';
import { exportCommand } from './sandbox-export.js';
import { pathCommand } from './sandbox-path.js';
import { serveCommand } from './sandbox-serve.js';
import { settingsCommand } from './sandbox-settings.js';
import { snapshotCommand } from './sandbox-snapshot.js';
import { verifyCommand } from './sandbox-verify.js';

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
