// The small controls of the sandbox: its time, its settings, and what a participant has to redeem.
// A file of its own because each part of the sandbox group is one subject.
import { counted, durationText, wrapWords } from '../terminal/words.js';
import { factLines, table } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import { UsageError } from '../errors/errors.js';
import type { Screen } from '../terminal/screen.js';
import { FAULT_PACKS } from '../../sdk/generated/fault-packs.js';
import { argument, atMost, command, flag, group, notEmpty, plainDecimal, positiveNumber } from '../help/command.js';
import { onSandbox } from '../session.js';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';

// `scrip sandbox clock`: the engine's own time, which can be moved to see lots expire and mature.

interface ClockState {
  readonly now: string;
  readonly offset_seconds: number;
}

const CLOCK = '/_sandbox/clock';

const setCommand = command({
  name: 'set',
  summary: 'set the time; what is due by then expires and matures',
  examples: ['sandbox clock set 2027-01-01T00:00:00Z'],
  arguments: [argument('<time>', 'RFC 3339, not before the newest entry of the journal', notEmpty)],
  run: (ctx, { args: [time], command }) => onClock(ctx, command, { set: time }),
});

const advanceCommand = command({
  name: 'advance',
  summary: 'move the time forward; what is due by then expires and matures',
  examples: ['sandbox clock advance P30D', 'sandbox clock advance PT12H'],
  arguments: [argument('<duration>', 'ISO 8601, such as P30D or PT12H', notEmpty)],
  run: (ctx, { args: [duration], command }) => onClock(ctx, command, { advance: duration }),
});

export const clockCommand = command({
  name: 'clock',
  summary: "show the sandbox's time, or move it",
  examples: ['sandbox clock', 'sandbox clock advance P30D'],
  commands: [setCommand, advanceCommand],
  run: (ctx, { command }) => onClock(ctx, command, undefined),
});

function onClock(ctx: CliContext, command: Command, change: Record<string, string> | undefined): Promise<void> {
  return onSandbox(ctx, command, { changes: change !== undefined }, async ({ screen, sandbox }) => {
    const clock = await (change === undefined
      ? sandbox.control<ClockState>('GET', CLOCK)
      : sandbox.control<ClockState>('POST', CLOCK, change));
    screen.answer({ mode: 'sandbox', ...clock }, () => {
      const seconds = clock.offset_seconds;
      const offset = seconds === 0 ? '' : `${durationText(seconds)} ${seconds > 0 ? 'ahead of' : 'behind'} `;
      return `${wrapWords(`${visible(clock.now)}  (${offset}real time)`, screen.width).join('\n')}\n`;
    });
  });
}

// `scrip sandbox settings`: the settings that are kept in the sandbox's database.

interface Settings {
  readonly restored_expired_lots: string;
  readonly rate_limit: boolean;
}

const SETTINGS = '/_sandbox/settings';
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
      ? sandbox.control<Settings>('PATCH', SETTINGS, changes)
      : sandbox.control<Settings>('GET', SETTINGS));
    screen.answer({ mode: 'sandbox', ...settings }, () =>
      factLines(
        Object.entries(settings).map(([name, value]) => [name, visible(String(value))]),
        screen.paint,
        screen.width,
      ),
    );
  });
}

// `scrip sandbox credit`: gives a participant something to redeem.

interface CreditFlags {
  readonly participant: string;
  readonly program: string;
  readonly asset: string;
  readonly amount: string;
  readonly description: string;
  readonly expiresAt?: string;
  readonly maturesAt?: string;
  readonly referenceId?: string;
}

interface Credited {
  readonly journal_entry_id: string;
  readonly lot_id?: string | null;
}

export const creditCommand = command({
  name: 'credit',
  summary: 'credit a participant of the sandbox',
  examples: [
    'sandbox credit --participant <id> --program <id> --asset <id> \\\n      --amount 100.00 --expires-at 2027-01-01T00:00:00Z',
  ],
  flags: [
    flag('--participant <id>', 'who gets it', { parse: notEmpty, isMandatory: true }),
    flag('--program <id>', 'the program it comes from', { parse: notEmpty, isMandatory: true }),
    flag('--asset <id>', 'what is credited', { parse: notEmpty, isMandatory: true }),
    flag('--amount <decimal>', 'how much', { parse: plainDecimal, isMandatory: true }),
    flag('--description <text>', 'kept in the journal', { parse: notEmpty, default: 'Sandbox credit' }),
    flag('--expires-at <time>', 'when the lot expires (RFC 3339)', notEmpty),
    flag('--matures-at <time>', 'when the lot can first be spent (RFC 3339)', notEmpty),
    flag('--reference-id <id>', 'kept on the lot', notEmpty),
  ],
  run: (ctx, { flags, command }) =>
    onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
      const credited = await sandbox.control<Credited>('POST', '/_sandbox/credits', creditBody(flags));
      screen.answer({ mode: 'sandbox', ...credited }, () =>
        factLines(
          [
            ['credited', flags.amount],
            ['journal entry', credited.journal_entry_id],
            ['lot', credited.lot_id ?? undefined],
          ],
          screen.paint,
          screen.width,
        ),
      );
    }),
});

function creditBody(flags: CreditFlags): Record<string, string> {
  return {
    participant_id: flags.participant,
    program_id: flags.program,
    asset_id: flags.asset,
    amount: flags.amount,
    description: flags.description,
    ...(flags.expiresAt !== undefined && { expires_at: flags.expiresAt }),
    ...(flags.maturesAt !== undefined && { matures_at: flags.maturesAt }),
    ...(flags.referenceId !== undefined && { reference_id: flags.referenceId }),
  };
}

// `scrip sandbox faults`: makes requests of the sandbox go wrong in a named way, so that a client can be seen to bear it.

interface Fault {
  readonly pack: string;
  readonly match: string;
  readonly times_left: number | null;
  readonly delay_ms?: number;
}

interface Faults {
  readonly faults: readonly Fault[];
}

const PATH = '/_sandbox/faults';
/** As the sandbox's contract has them. */
const MOST_TIMES = 1_000_000;
const LONGEST_MS = 600_000;

const setFaultCommand = command({
  name: 'set',
  summary: 'set a fault behind those that are set already',
  examples: [
    'sandbox faults set commit-then-drop --times 1 --match "POST /v1/redemptions/*/reverse"',
    'sandbox faults set http-429 --times 2',
    'sandbox faults set slow --delay-ms 5000 --match "GET /v1/redemptions/*"',
  ],
  arguments: [argument('<pack>', 'what goes wrong (scrip help faults)', { choices: Object.keys(FAULT_PACKS) })],
  flags: [
    flag('--times <n>', 'how many requests it happens to (default: all, until it is cleared)', (text: string) =>
      atMost(positiveNumber(text), MOST_TIMES),
    ),
    flag('--match <pattern>', 'method and path, with stars (default: "* /v1/**", every request)', notEmpty),
    flag('--delay-ms <n>', 'how late a slow answer is (default: 2000)', (text: string) =>
      atMost(positiveNumber(text), LONGEST_MS),
    ),
  ],
  run: async (ctx, { args: [pack], flags: { times, match, delayMs }, command }) => {
    if (delayMs !== undefined && pack !== 'slow') {
      throw new UsageError(`--delay-ms: only slow has a delay, not ${pack}`, 'leave it out, or set slow');
    }
    const body = {
      pack,
      ...(times !== undefined && { times }),
      ...(match !== undefined && { match }),
      ...(delayMs !== undefined && { delay_ms: delayMs }),
    };
    await onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
      show(screen, await sandbox.control<Faults>('POST', PATH, body));
    });
  },
});

const clearCommand = command({
  name: 'clear',
  summary: 'clear all faults',
  examples: ['sandbox faults clear'],
  run: (ctx, { command }) =>
    onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
      const { cleared } = await sandbox.control<{ cleared: number }>('DELETE', PATH);
      screen.answer({ mode: 'sandbox', cleared }, () => `cleared ${counted(cleared, 'fault')}\n`);
    }),
});

const listCommand = command({
  name: 'list',
  summary: 'list the faults that are set, and how often each is still to happen',
  examples: ['sandbox faults list'],
  run: (ctx, { command }) =>
    onSandbox(ctx, command, { changes: false }, async ({ screen, sandbox }) => {
      const found = await sandbox.control<Faults>('GET', PATH);
      if (found.faults.length === 0) screen.note('no faults are set');
      show(screen, found);
    }),
});

function show(screen: Screen, { faults }: Faults): void {
  screen.answer({ mode: 'sandbox', faults }, () => {
    const rows = faults.map(({ pack, match, times_left, delay_ms }) =>
      [
        delay_ms === undefined ? pack : `${pack} (${delay_ms} ms)`,
        match,
        times_left === null ? 'until cleared' : String(times_left),
      ].map(visible),
    );
    const columns = [{ title: 'fault' }, { title: 'requests' }, { title: 'times left' }];
    return rows.length === 0 ? '' : table(columns, rows, screen.paint, screen.width);
  });
}

export const faultsCommand = group({
  name: 'faults',
  summary: 'make requests to the sandbox go wrong on purpose',
  commands: [setFaultCommand, clearCommand, listCommand],
});
