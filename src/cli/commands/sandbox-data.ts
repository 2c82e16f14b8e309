// `scrip sandbox init`, `seed` and `reset`: which data the sandbox holds.
import { Argument, Option, type Command } from 'commander';
import type { CliContext, Sandbox, Seed } from '../context.js';
import { GuardError, UsageError } from '../errors.js';
import type { Screen } from '../ui/screen.js';
import { DEMO_REDEMPTION, describedCommand } from './help-text.js';
import { onSandbox } from './session.js';

export function initCommand(ctx: CliContext): Command {
  return describedCommand('init', {
    summary: "make the sandbox's database and fill it with the demo data",
    examples: ['sandbox init', 'sandbox init --force   # throws away what the sandbox holds'],
  })
    .option('--force', 'also when there is one already: everything in it is thrown away')
    .action((flags: { force?: boolean }, command: Command) =>
      onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
        if (!sandbox.created && flags.force !== true) {
          throw new GuardError(
            'sandbox_exists',
            `there is a sandbox already: ${sandbox.path}`,
            'use it as it is, or add --force to throw away everything in it',
          );
        }
        if (!sandbox.created) await reset(sandbox, 'demo');
        report(screen, sandbox, 'demo');
      }),
    );
}

export function seedCommand(ctx: CliContext): Command {
  return describedCommand('seed', {
    summary: 'fill a sandbox that is still empty',
    examples: ['sandbox seed', 'sandbox seed demo'],
  })
    .addArgument(new Argument('[data]', 'demo or empty').choices(['demo', 'empty']).argParser(readSeed).default('demo'))
    .action((seed: Seed, _flags: unknown, command: Command) =>
      onSandbox(ctx, command, { changes: true, seed }, async ({ screen, sandbox }) => {
        const already = !sandbox.created && (await holds(sandbox, seed));
        if (!sandbox.created && !already) {
          if (!(await holds(sandbox, 'empty'))) {
            throw new GuardError(
              'sandbox_not_empty',
              `the sandbox holds other data: ${sandbox.path}`,
              `scrip sandbox reset --yes --seed ${seed} throws it away`,
            );
          }
          await reset(sandbox, seed);
        }
        report(screen, sandbox, seed);
        if (already) screen.note('it did before; nothing was changed');
      }),
    );
}

export function resetCommand(ctx: CliContext): Command {
  return describedCommand('reset', {
    summary: 'throw away what the sandbox holds and begin again',
    examples: ['sandbox reset --yes', 'sandbox reset --yes --seed empty'],
  })
    .option('--yes', 'mean it')
    .addOption(new Option('--seed <data>', 'what it holds afterwards').choices(['demo', 'empty']).default('demo'))
    .action(async (flags: { yes?: boolean; seed: Seed }, command: Command) => {
      if (flags.yes !== true) {
        throw new UsageError('--yes is missing: a reset throws away everything in the sandbox', 'add --yes to mean it');
      }
      await onSandbox(ctx, command, { changes: true, seed: flags.seed }, async ({ screen, sandbox }) => {
        if (!sandbox.created) await reset(sandbox, flags.seed);
        report(screen, sandbox, flags.seed);
      });
    });
}

function readSeed(text: string): Seed {
  if (text === 'demo' || text === 'empty') return text;
  throw new UsageError(`${text}: only demo and empty are known now`, 'scrip sandbox seed demo');
}

async function reset(sandbox: Sandbox, seed: Seed): Promise<void> {
  await sandbox.control('POST', '/_sandbox/reset', { seed });
}

/** Whether the sandbox holds the demo data, or nothing at all. */
async function holds(sandbox: Sandbox, seed: Seed): Promise<boolean> {
  // As a preview, which meets none of the faults that may be set.
  const read = (path: string): Promise<{ status: number; body: { data?: unknown[] } }> =>
    sandbox.control('POST', '/_sandbox/preview', { method: 'GET', path });
  if (seed === 'demo') return (await read(`/v1/redemptions/${DEMO_REDEMPTION}`)).status === 200;
  const { body } = await read('/v1/programs?limit=1&include_archived=true');
  return body.data?.length === 0;
}

function report(screen: Screen, sandbox: Sandbox, seed: Seed): void {
  const { created, path } = sandbox;
  const what = seed === 'demo' ? 'the demo data' : 'nothing yet';
  screen.answer({ mode: 'sandbox', path, seed, created }, () => `${path} holds ${what}\n`);
}
