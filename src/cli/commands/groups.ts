// The words of the command line that group others, as help lists them. What is below one is loaded and declared when its
// name was typed: of some fifty commands a run needs one.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';

interface Group {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  /** Its commands, in the order of help. */
  readonly commands: (ctx: CliContext) => Promise<readonly Command[]>;
}

export const GROUPS: readonly Group[] = [
  {
    name: 'redemptions',
    alias: 'redemption',
    summary: 'look at redemptions and reverse them',
    commands: async (ctx) => (await import('./redemptions.js')).redemptionsCommands(ctx),
  },
  {
    name: 'batches',
    alias: 'batch',
    summary: 'look at batches and go on with them',
    commands: async (ctx) => (await import('./batches.js')).batchesCommands(ctx),
  },
  {
    name: 'offline',
    summary: 'work on copies of what live has, and send it later',
    commands: async (ctx) => (await import('./offline.js')).offlineCommands(ctx),
  },
  {
    name: 'sandbox',
    summary: 'the local API to try things on',
    commands: async (ctx) => (await import('./sandbox.js')).sandboxCommands(ctx),
  },
  {
    name: 'auth',
    summary: 'keep API keys, one for each profile',
    commands: async (ctx) => (await import('./auth.js')).authCommands(ctx),
  },
  {
    name: 'config',
    summary: 'settings by profile: profile, mode, base_url, locale, timeout',
    commands: async (ctx) => (await import('./config.js')).configCommands(ctx),
  },
];

/**
 * Whether the commands of a group can be reached from a command line. One word too many costs time, one too few a command.
 *
 * @param words - the command line as it was typed
 * @param json - whether help is one document, which holds all that is below a command
 */
export function isWithinReach({ name, alias = name }: Group, words: readonly string[], json: boolean): boolean {
  const showsAll = words.includes('__complete') || (json && (words.includes('help') || words.includes('--help')));
  return showsAll || words.includes(name) || words.includes(alias);
}
