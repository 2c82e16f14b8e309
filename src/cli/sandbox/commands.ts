// `scrip sandbox …`: the embedded engine on this machine.
// A file of its own because each group of commands is loaded when its name was typed.
import { AnsweredNo, CancelledError, UsageError } from '../errors/errors.js';
import { command, flag, notEmpty } from '../help/command.js';
import { onSandbox } from '../session.js';
import type { Paint } from '../terminal/screen.js';
import { visible } from '../terminal/safe-text.js';
import { wrapWords } from '../terminal/words.js';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { clockCommand, creditCommand, faultsCommand, settingsCommand } from './controls.js';
import { initCommand, resetCommand, seedCommand } from './data.js';
import { serveCommand } from './serve.js';
import { snapshotCommand } from './snapshot.js';
import { openScreen } from '../terminal/screen.js';

// `scrip sandbox path`: where the database is or would be. Makes nothing.

const pathCommand = command({
  name: 'path',
  summary: "print where the sandbox's database is",
  examples: ['sandbox path'],
  run: async (ctx, { command }) => {
    const settings = resolveSandboxSettings(command.optsWithGlobals<GlobalFlags>(), ctx.host.env);
    const screen = await openScreen(ctx.io, settings, ctx.host.env);
    const path = await ctx.sandboxPath();
    // Printed as it is, so that `$(scrip sandbox path)` names the file.
    screen.answer({ mode: 'sandbox', path }, () => `${path}\n`);
  },
});

// What can be said of the sandbox's books: whether every rule holds, and the journal itself.

// `scrip sandbox verify`: every invariant of the ledger, by replaying its journal.

const verifyCommand = command({
  name: 'verify',
  summary: 'check every rule of the ledger and print the head of its chain',
  examples: ['sandbox verify', 'sandbox verify --expect-head <hash>   # notices a journal that was cut short'],
  flags: [flag('--expect-head <hash>', 'refuse, exit 3, unless the chain ends with this hash', notEmpty)],
  run: (ctx, { flags, command }) =>
    onSandbox(ctx, command, { changes: false }, async ({ screen, sandbox }) => {
      const found = await sandbox.control<Verification>('GET', '/_sandbox/verify');
      const { expectHead } = flags;
      const headFits = expectHead === undefined || expectHead.toLowerCase() === found.head.toLowerCase();
      const ok = found.ok && headFits;
      const expected = expectHead === undefined ? {} : { expected_head: expectHead };
      screen.answer({ mode: 'sandbox', ...found, ok, ...expected }, () =>
        renderVerification(found, { expectHead, headFits }, screen.paint, screen.width),
      );
      if (!ok) throw new AnsweredNo('refused');
    }),
});

// What `scrip sandbox verify` prints.

interface Verification {
  readonly ok: boolean;
  /** Hash of the newest journal entry; zeros while there is none. */
  readonly head: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly violations: readonly string[] }[];
}

function renderVerification(
  found: Verification,
  asked: { expectHead: string | undefined; headFits: boolean },
  paint: Paint,
  width: number,
): string {
  const checks = found.checks.map(({ name, ok, violations }) => {
    const mark = ok ? paint.good('ok    ') : paint.caution('BROKEN');
    return `${mark}  ${visible(name)}\n${violations.map((violation) => `        ${visible(violation)}\n`).join('')}`;
  });
  const head = `head    ${visible(found.head)}\n`;
  const other = asked.headFits
    ? ''
    : `${paint.caution('BROKEN')}  ${indented(`it is not ${visible(asked.expectHead ?? '')}: entries were cut off, changed or added since`, width)}\n`;
  return `${checks.join('')}${head}${other}${wrapWords(verdict(found.ok, asked.headFits), width).join('\n')}\n`;
}

/** Below the names of the checks. */
function indented(words: string, width: number): string {
  return wrapWords(words, width - 8).join(`\n${' '.repeat(8)}`);
}

function verdict(sound: boolean, headFits: boolean): string {
  if (!sound) return 'the ledger is NOT sound';
  return headFits ? 'the ledger is sound' : 'the ledger is sound in itself, but does NOT end where you expect';
}

// `scrip sandbox export`: the journal, for other programs to read and to check.

const exportCommand = command({
  name: 'export',
  summary: 'print the journal as JSON, CSV or for hledger',
  examples: ['sandbox export --format csv > journal.csv', 'sandbox export --format hledger | hledger -f - bal'],
  flags: [
    flag('--format <format>', 'json: one document; csv: a row per posting; hledger: for plain-text accounting', {
      choices: ['json', 'csv', 'hledger'],
      default: 'json',
    }),
  ],
  run: (ctx, { flags, command }) =>
    onSandbox(ctx, command, { changes: false }, async ({ settings, sandbox }) => {
      if (settings.json && flags.format !== 'json') {
        throw new UsageError(
          `--json prints JSON, and not ${flags.format}`,
          `leave out --json, or --format ${flags.format}`,
        );
      }
      const pieces = sandbox.exportJournal(flags.format);
      // A filter works on the whole document.
      const isFiltered = command.optsWithGlobals<GlobalFlags>().jq !== undefined;
      await print(ctx, isFiltered ? [[...pieces].join('')] : pieces);
    }),
});

/** Piece by piece, each when the one before it was taken: a slow reader costs no memory, and one that has gone no work. */
async function print({ io, host }: CliContext, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (host.interrupted.aborted) throw new CancelledError();
    io.out(io.outIsTerminal ? piece.split(/\r?\n/).map(visible).join('\n') : piece);
    const problem = await io.flush();
    if (problem !== undefined || io.outIsGone === true) return;
  }
}

export const COMMANDS = [
  initCommand,
  seedCommand,
  serveCommand,
  resetCommand,
  clockCommand,
  creditCommand,
  snapshotCommand,
  settingsCommand,
  faultsCommand,
  verifyCommand,
  exportCommand,
  pathCommand,
];
