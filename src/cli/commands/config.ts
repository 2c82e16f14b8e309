// `scrip config …`: settings by profile, and where each value comes from.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { describedCommand } from './help-text.js';

export interface ConfigFlags {
  readonly showOrigin?: boolean;
}

export function configCommands(ctx: CliContext): Command[] {
  const load = (): Promise<typeof import('./config-actions.js')> => import('./config-actions.js');
  const origin = ['--show-origin', 'say where the value comes from'] as const;
  return [
    describedCommand('get', {
      summary: 'print the value that is in force',
      examples: ['config get mode', 'config get base_url --show-origin'],
    })
      .argument('<key>', 'profile, mode, base_url, locale or timeout')
      .option(...origin)
      .action(async (key: string, flags: ConfigFlags, command: Command) => {
        await (await load()).getValue(ctx, command, key, flags);
      }),
    describedCommand('set', {
      summary: 'set a value of a profile, or which profile is active',
      examples: ['config set locale de-CH', 'config set mode live --profile eu', 'config set profile eu'],
    })
      .argument('<key>', 'profile, mode, base_url, locale or timeout')
      .argument('<value>', 'what it is to be')
      .action(async (key: string, value: string, _flags: unknown, command: Command) => {
        await (await load()).setValue(ctx, command, key, value);
      }),
    describedCommand('unset', {
      summary: 'take a value out of a profile',
      examples: ['config unset locale', 'config unset profile   # no profile is active any more'],
    })
      .argument('<key>', 'profile, mode, base_url, locale or timeout')
      .action(async (key: string, _flags: unknown, command: Command) => {
        await (await load()).setValue(ctx, command, key, undefined);
      }),
    describedCommand('list', {
      summary: 'list every setting with the value that is in force',
      examples: ['config list --show-origin', 'config list --profile eu --json'],
    })
      .option(...origin)
      .action(async (flags: ConfigFlags, command: Command) => {
        await (await load()).listValues(ctx, command, flags);
      }),
    describedCommand('path', { summary: 'print where config.json is or would be', examples: ['config path'] }).action(
      async (_flags: unknown, command: Command) => {
        await (await load()).tellPath(ctx, command);
      },
    ),
  ];
}
