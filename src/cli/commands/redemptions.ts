// `scrip redemptions …`
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { group } from './help-text.js';
import { explainCommand } from './redemptions-explain.js';
import { getCommand } from './redemptions-get.js';
import { listCommand } from './redemptions-list.js';
import { reversalsCommand } from './redemptions-reversals.js';
import { reverseCommand } from './redemptions-reverse.js';

export function redemptionsCommand(ctx: CliContext): Command {
  return group('redemptions', 'look at redemptions and reverse them')
    .alias('redemption')
    .addCommand(reverseCommand(ctx))
    .addCommand(explainCommand(ctx))
    .addCommand(getCommand(ctx))
    .addCommand(listCommand(ctx))
    .addCommand(reversalsCommand(ctx));
}
