// `scrip sandbox settings`: the settings that are kept in the sandbox's database.
import { factLines } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { UsageError } from '../errors/errors.js';
import { argument, command } from '../help/command.js';
import { onSandbox } from '../session.js';

interface Settings {
  readonly restored_expired_lots: string;
  readonly rate_limit: boolean;
}

const PATH = '/_sandbox/settings';
const VALUES: Readonly<Record<string, readonly string[]>> = {
  restored_expired_lots: ['expire', 'restore', 'refuse'],
  rate_limit: ['true', 'false'],
};

export const settingsCommand = command({
  name: 'settings',
  summary: "show the sandbox's settings, or change them",
  examples: ['sandbox settings', 'sandbox settings restored_expired_lots=refuse'],
  arguments: [argument('[name=value...]', 'restored_expired_lots: expire, restore, refuse; rate_limit: true, false')],
  run: (ctx, { args: [changes], command }) => onSettings(ctx, command, readChanges(changes)),
});

function readChanges(words: readonly string[]): Record<string, string | boolean> {
  const changes = words.map((word): [string, string | boolean] => {
    const [name = '', ...rest] = word.split('=');
    const value = rest.join('=');
    const values = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
    if (values === undefined) {
      throw new UsageError(`${word}: there is no such setting`, `${Object.keys(VALUES).join(' and ')} are there`);
    }
    if (!values.includes(value)) {
      throw new UsageError(`${word}: the value is not one of ${values.join(', ')}`, `${name}=${values[0] ?? ''}`);
    }
    return [name, name === 'rate_limit' ? value === 'true' : value];
  });
  if (new Set(changes.map(([name]) => name)).size < changes.length) {
    throw new UsageError('a setting is given more than once', 'give each setting once');
  }
  return Object.fromEntries(changes);
}

function onSettings(ctx: CliContext, command: Command, changes: Record<string, unknown>): Promise<void> {
  const isChange = Object.keys(changes).length > 0;
  return onSandbox(ctx, command, { changes: isChange }, async ({ screen, sandbox }) => {
    const settings = await (isChange
      ? sandbox.control<Settings>('PATCH', PATH, changes)
      : sandbox.control<Settings>('GET', PATH));
    screen.answer({ mode: 'sandbox', ...settings }, () =>
      factLines(
        Object.entries(settings).map(([name, value]) => [name, visible(String(value))]),
        screen.paint,
        screen.width,
      ),
    );
  });
}
