// Sessions on a real terminal, with the built program: the prompts as a support agent meets them.
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { useSandboxHome } from '../../support/sandbox-home.js';
import { BACKSPACE, CTRL_C, DOWN, ENTER, openSession, type TerminalSession } from '../../support/terminal-session.mjs';
import { run } from '../../support/terminal.js';

const UNITS = '550e8400-e29b-41d4-a716-446655440001';
const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';
const BEN = '550e8400-e29b-41d4-a716-446655443002';

const home = useSandboxHome();

async function scrip(...argv: string[]): Promise<string> {
  const { stdout } = await execa('node', ['bin/scrip.js', ...argv], { env: { SCRIP_HOME: home.path } });
  return stdout;
}

async function remaining(id: string): Promise<unknown> {
  return (JSON.parse(await scrip('redemptions', 'get', id, '--json')) as { remaining: unknown }).remaining;
}

function session(
  argv: string[] = ['redemptions', 'reverse'],
  options: { columns?: number; env?: object } = {},
): TerminalSession {
  return openSession(argv, { ...options, env: { SCRIP_HOME: home.path, ...options.env } });
}

const ASKED_FOR_ID = 'participant id to choose from:';

/** The steps of the longest conversation: what is shown, and what is typed then. */
const STEPS: [shown: string, keys: string[]][] = [
  [ASKED_FOR_ID, [BEN, ENTER]],
  ['Which redemption?', [DOWN, ENTER]],
  ['How much do you want to reverse?', [DOWN, ENTER]],
  ['How much, of 200.00?', ['12.50', ENTER]],
  ['Reason, kept in the ledger:', ['Customer called', ENTER]],
  ['Reverse 12.50 POINTS for Ben Okafor (sandbox)?', ['y', ENTER]],
];

async function follow(terminal: TerminalSession, steps: typeof STEPS): Promise<void> {
  for (const [shown, keys] of steps) {
    await terminal.shows(shown);
    terminal.type(...keys);
  }
}

test('all that remains, of an id that was pasted', async () => {
  const terminal = session();
  await follow(terminal, [
    [ASKED_FOR_ID, [` ${FOUR_LOTS} `, ENTER]],
    ['How much do you want to reverse?', [ENTER]],
    ['Reason, kept in the ledger:', ['Order cancelled', ENTER]],
    ['Reverse all of 200.00 POINTS for Ben Okafor (sandbox)?', ['y', ENTER]],
  ]);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('FULLY_REVERSED');
  expect(await remaining(FOUR_LOTS)).toEqual({ amount: '0.00' });
});

test('a part of a redemption that was picked from a participant', async () => {
  const terminal = session();
  await follow(terminal, STEPS);
  expect(await terminal.ended()).toBe(0);
  expect(await remaining(FOUR_LOTS)).toEqual({ amount: '187.50' });
});

test('some of the units, and the reason is offered the next time', async () => {
  const first = session();
  await follow(first, [
    [ASKED_FOR_ID, [UNITS, ENTER]],
    ['How much do you want to reverse?', [DOWN, ENTER]],
    ['How many units, of 2?', ['1', ENTER]],
    ['Reason, kept in the ledger:', ['Customer called', ENTER]],
    ['Reverse 500.00 POINTS (1 unit) for Ada Moreau (sandbox)?', ['y', ENTER]],
  ]);
  expect(await first.ended()).toBe(0);
  expect(await remaining(UNITS)).toEqual({ amount: '500.00', quantity: 1 });
  const second = session(['redemptions', 'reverse', UNITS]);
  await follow(second, [
    ['Reason?', [ENTER]],
    ['Reverse all of 500.00 POINTS (1 unit) for Ada Moreau (sandbox), once more?', ['y', ENTER]],
  ]);
  expect(await second.ended()).toBe(0);
  expect(second.screen()).toMatch(/reason +Customer called/);
});

test('a wrong amount is said as it is typed, and the right one is taken', async () => {
  const terminal = session(['redemptions', 'reverse', FOUR_LOTS]);
  await follow(terminal, [
    ['How much do you want to reverse?', [DOWN, ENTER]],
    ['How much, of 200.00?', ['200.01', ENTER]],
    ['only 200.00 remains', [BACKSPACE.repeat(6), '1.00', ENTER]],
    ['Reason, kept in the ledger:', ['Late', ENTER]],
    ['Reverse 1.00 POINTS for', ['y', ENTER]],
  ]);
  expect(await terminal.ended()).toBe(0);
  expect(await remaining(FOUR_LOTS)).toEqual({ amount: '199.00' });
});

test.each([
  ['n', ['n', ENTER]],
  ['nothing but Enter', [ENTER]],
])('declined with %s: 130, and nothing is sent', async (_name, keys) => {
  const terminal = session();
  await follow(terminal, [...STEPS.slice(0, -1), [STEPS.at(-1)?.[0] ?? '', keys]]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.screen()).toContain('nothing was sent');
  expect(await remaining(FOUR_LOTS)).toEqual({ amount: '200.00' });
});

describe('Ctrl-C ends with 130 and sends nothing', () => {
  test.each(STEPS.map(([shown], at): [string, number] => [shown, at]))('at: %s', async (shown, at) => {
    const terminal = session();
    await follow(terminal, STEPS.slice(0, at));
    await terminal.shows(shown);
    terminal.type(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect(terminal.screen()).toContain('nothing was sent');
    expect(await remaining(FOUR_LOTS)).toEqual({ amount: '200.00' });
  });
});

test('somebody else is faster than the confirmation: 3, and nothing is sent', async () => {
  const terminal = session();
  await follow(terminal, STEPS.slice(0, -1));
  await terminal.shows('Reverse 12.50 POINTS for');
  await scrip('redemptions', 'reverse', FOUR_LOTS, '--amount', '1.00', '--reason', 'faster', '--yes');
  terminal.type('y', ENTER);
  expect(await terminal.ended()).toBe(3);
  expect(terminal.screen().replaceAll('\n', ' ')).toContain('199.00 remains, not the 200.00 that was shown');
  expect(await remaining(FOUR_LOTS)).toEqual({ amount: '199.00' });
});

test('SCRIP_ACCESSIBLE=1 asks in plain lines with numbers, and Ctrl-C works there too', async () => {
  const env = { SCRIP_ACCESSIBLE: '1' };
  const terminal = session(undefined, { env });
  await follow(terminal, [
    [ASKED_FOR_ID, ['12', ENTER]],
    ['an id has 36 characters', [BEN, ENTER]],
    ['Type a number from 1 to 3', ['9', ENTER]],
    ['type a number from 1 to 3', ['2', ENTER]],
    ['Type a number from 1 to 2', ['2', ENTER]],
    ['How much, of 200.00?', ['12.50', ENTER]],
    ['Reason, kept in the ledger:', ['Customer called', ENTER]],
    ['Type yes or no', ['yes', ENTER]],
  ]);
  expect(await terminal.ended()).toBe(0);
  expect(await remaining(FOUR_LOTS)).toEqual({ amount: '187.50' });
  const stopped = session(undefined, { env });
  await stopped.shows(ASKED_FOR_ID);
  stopped.type(CTRL_C);
  expect(await stopped.ended()).toBe(130);
});

test('at 40 columns it still asks, shows and reverses', async () => {
  const terminal = session(['redemptions', 'reverse', UNITS, '--quantity', '1', '--reason', 'Late'], { columns: 40 });
  await terminal.shows('Reverse 500.00 POINTS (1 unit)');
  terminal.type('y', ENTER);
  expect(await terminal.ended()).toBe(0);
});

test.each([40, 80, 132])('scrip --help on a terminal of %d columns is what the declarations say', async (columns) => {
  const shown = session(['--help'], { columns });
  expect(await shown.ended()).toBe(0);
  expect(shown.screen()).toBe((await run(['--help'], { columns })).out);
});
