// `scrip sandbox …`: the embedded engine on this machine.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { group } from './help-text.js';
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

export function sandboxCommand(ctx: CliContext): Command {
  return group('sandbox', 'the local API to try things on')
    .addCommand(initCommand(ctx))
    .addCommand(seedCommand(ctx))
    .addCommand(serveCommand(ctx))
    .addCommand(resetCommand(ctx))
    .addCommand(clockCommand(ctx))
    .addCommand(creditCommand(ctx))
    .addCommand(snapshotCommand(ctx))
    .addCommand(settingsCommand(ctx))
    .addCommand(faultsCommand(ctx))
    .addCommand(verifyCommand(ctx))
    .addCommand(exportCommand(ctx))
    .addCommand(pathCommand(ctx));
}
