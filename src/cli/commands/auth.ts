// `scrip auth …`: API keys, kept for a profile and never shown.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { describedCommand } from './help-text.js';
import { notEmpty } from './values.js';

export function authCommands(ctx: CliContext): Command[] {
  return [loginCommand(ctx), logoutCommand(ctx), statusCommand(ctx)];
}

export interface LoginFlags {
  readonly keyStdin?: boolean;
  readonly baseUrl?: string;
}

function loginCommand(ctx: CliContext): Command {
  return describedCommand('login', {
    summary: 'check an API key with the server and keep it for a profile',
    examples: [
      'auth login',
      'auth login --profile eu --base-url https://eu.example.com',
      'auth login --key-stdin < key.txt',
    ],
  })
    .option('--key-stdin', 'read the key from standard input instead of asking for it')
    .option('--base-url <url>', 'the server of this key (default: SCRIP_BASE_URL, else the live API)', notEmpty)
    .action(async (flags: LoginFlags, command: Command) => {
      const { login } = await import('./auth-login.js');
      await login(ctx, command, flags);
    });
}

function logoutCommand(ctx: CliContext): Command {
  return describedCommand('logout', {
    summary: "forget a profile's key; its settings stay",
    examples: ['auth logout', 'auth logout --profile eu'],
  }).action(async (_flags: unknown, command: Command) => {
    const { logout } = await import('./auth-status.js');
    await logout(ctx, command);
  });
}

function statusCommand(ctx: CliContext): Command {
  return describedCommand('status', {
    summary: 'list the profiles, where each of them goes, and where its key is',
    examples: ['auth status', 'auth status --json'],
  }).action(async (_flags: unknown, command: Command) => {
    const { status } = await import('./auth-status.js');
    await status(ctx, command);
  });
}
