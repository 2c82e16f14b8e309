// `scrip sandbox clock`: the engine's own time, which can be moved to see lots expire and mature.
import { visible } from '../terminal/safe-text.js';
import { durationText } from '../terminal/words.js';
import { wrapWords } from '../terminal/words.js';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { argument, command, notEmpty } from '../help/command.js';
import { onSandbox } from '../session.js';

interface ClockState {
  readonly now: string;
  readonly offset_seconds: number;
}

const PATH = '/_sandbox/clock';

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
      ? sandbox.control<ClockState>('GET', PATH)
      : sandbox.control<ClockState>('POST', PATH, change));
    screen.answer({ mode: 'sandbox', ...clock }, () => {
      const seconds = clock.offset_seconds;
      const offset = seconds === 0 ? '' : `${durationText(seconds)} ${seconds > 0 ? 'ahead of' : 'behind'} `;
      return `${wrapWords(`${visible(clock.now)}  (${offset}real time)`, screen.width).join('\n')}\n`;
    });
  });
}
