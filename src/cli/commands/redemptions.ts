// `scrip redemptions …`
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { explainCommand } from './redemptions-explain.js';
import { getCommand } from './redemptions-get.js';
import { listCommand } from './redemptions-list.js';
import { reversalsCommand } from './redemptions-reversals.js';
import { reverseCommand } from './redemptions-reverse.js';

export function redemptionsCommands(ctx: CliContext): Command[] {
  return [reverseCommand(ctx), explainCommand(ctx), getCommand(ctx), listCommand(ctx), reversalsCommand(ctx)];
}
