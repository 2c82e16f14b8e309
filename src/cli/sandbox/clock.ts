// `scrip sandbox clock`: the engine's own time, which can be moved to see lots expire and mature.
import { visible } from '../terminal/safe-text.js';
import { durationText } from '../terminal/words.js';
import { wrapWords } from '../terminal/wrap-words.js';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { describedCommand, notEmpty } from '../help/command.js';
import { onSandbox } from '../session.js';

interface ClockState {
  readonly now: string;
  readonly offset_seconds: number;
}

const PATH = '/_sandbox/clock';

export function clockCommand(ctx: CliContext): Command {
  const show = describedCommand('clock', {
    summary: "show the sandbox's time, or move it",
    examples: ['sandbox clock', 'sandbox clock advance P30D'],
  }).action((_flags: unknown, command: Command) => onClock(ctx, command, undefined));
  return show.addCommand(setCommand(ctx)).addCommand(advanceCommand(ctx));
}

function setCommand(ctx: CliContext): Command {
  return describedCommand('set', {
    summary: 'set the time; what is due by then expires and matures',
    examples: ['sandbox clock set 2027-01-01T00:00:00Z'],
  })
    .argument('<time>', 'RFC 3339, not before the newest entry of the journal', notEmpty)
    .action((time: string, _flags: unknown, command: Command) => onClock(ctx, command, { set: time }));
}

function advanceCommand(ctx: CliContext): Command {
  return describedCommand('advance', {
    summary: 'move the time forward; what is due by then expires and matures',
    examples: ['sandbox clock advance P30D', 'sandbox clock advance PT12H'],
  })
    .argument('<duration>', 'ISO 8601, such as P30D or PT12H', notEmpty)
    .action((duration: string, _flags: unknown, command: Command) => onClock(ctx, command, { advance: duration }));
}

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
