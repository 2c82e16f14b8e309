// A confirmation takes only keys that were pressed after it was shown, on a real terminal. Source: decision D49.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';
import { beforeEach, describe, expect, test } from 'vitest';
import { useSandboxHome } from '../../support/sandbox-home.js';
import { CTRL_C, ENTER, openSession, type TerminalSession } from '../../support/terminal-session.mjs';

const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';

const home = useSandboxHome();
beforeEach(() => {
  writeFileSync(join(home.path, 'refunds.csv'), `redemption_id,amount,reason\n${FOUR_LOTS},12.50,late\n`);
});

async function remaining(): Promise<unknown> {
  const argv = ['bin/scrip.js', 'redemptions', 'get', FOUR_LOTS, '--json'];
  const { stdout } = await execa('node', argv, { env: { SCRIP_HOME: home.path } });
  return (JSON.parse(stdout) as { remaining: { amount: string } }).remaining.amount;
}

const COMMANDS = {
  single: () => ['redemptions', 'reverse', FOUR_LOTS, '--amount', '12.50', '--reason', 'late'],
  batch: () => ['redemptions', 'reverse', '--csv', join(home.path, 'refunds.csv')],
};
const QUESTIONS = { single: 'Reverse 12.50', batch: 'Send 1 reversal to' };
const PROMPTERS = { interactive: {}, plain: { SCRIP_ACCESSIBLE: '1' } };

/** Longer than it takes to act on a yes. */
const LONG_ENOUGH_MS = 250;

async function isStillAsking(terminal: TerminalSession): Promise<void> {
  await wait(LONG_ENOUGH_MS);
  expect(await remaining()).toBe('200.00');
  expect(terminal.screen()).not.toContain('reversed\n');
}

async function isAgreed(terminal: TerminalSession): Promise<void> {
  terminal.type('y', ENTER);
  expect(await terminal.ended()).toBe(0);
  expect(await remaining()).toBe('187.50');
}

const CASES = (['single', 'batch'] as const).flatMap((what) =>
  (['interactive', 'plain'] as const).map((prompter) => ({ what, prompter })),
);

describe.each(CASES)('M12 $what, $prompter', ({ what, prompter }) => {
  const open = (): TerminalSession =>
    openSession(COMMANDS[what](), { env: { SCRIP_HOME: home.path, ...PROMPTERS[prompter] } });

  test('y and Enter that were pressed before it was shown do not answer it; afterwards they do', async () => {
    const terminal = open();
    for (let sent = 0; sent < 30 && !terminal.screen().includes(QUESTIONS[what]); sent += 1) {
      terminal.type('y', ENTER);
      await wait(10);
      // What is typed from the moment on at which it is shown would be an answer.
      if (terminal.screen().includes('to be reversed') || terminal.screen().includes('batch')) break;
    }
    await terminal.shows(QUESTIONS[what]);
    await isStillAsking(terminal);
    await isAgreed(terminal);
  });

  test('what is pasted does not answer it', async () => {
    const terminal = open();
    await terminal.shows(QUESTIONS[what]);
    for (const pasted of [
      'y\ny\n',
      'y\ry\r',
      'yes\r\nno\r\n',
      '\u001b[200~y\r\u001b[201~',
      '\u001b[200~yes\u001b[201~\r\r',
    ]) {
      terminal.type(pasted);
      await wait(100);
    }
    await isStillAsking(terminal);
    await isAgreed(terminal);
  });
});

test.each(['interactive', 'plain'] as const)('Ctrl-C ends it, whatever stands around it: %s', async (prompter) => {
  const terminal = openSession(COMMANDS.single(), { env: { SCRIP_HOME: home.path, ...PROMPTERS[prompter] } });
  await terminal.shows(QUESTIONS.single);
  terminal.type('y\ny', CTRL_C, '\n\n');
  expect(await terminal.ended()).toBe(130);
  expect(await remaining()).toBe('200.00');
});
