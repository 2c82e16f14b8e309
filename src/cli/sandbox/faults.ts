// `scrip sandbox faults`: makes requests of the sandbox go wrong in a named way, so that a client can be seen to bear it.
import { counted } from '../terminal/words.js';
import { table } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import { UsageError } from '../errors/errors.js';
import type { Screen } from '../terminal/screen.js';
import { FAULT_PACKS } from '../help/topics.js';
import { argument, atMost, command, flag, group, notEmpty, positiveNumber } from '../help/command.js';
import { onSandbox } from '../session.js';

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

const setCommand = command({
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
  commands: [setCommand, clearCommand, listCommand],
});
