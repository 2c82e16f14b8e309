// The topics of `scrip help`: what is true of all commands. Loaded when one is asked for.
// A file of its own because it is long text, and loaded only when a topic is read.
import { environment, environmentText, exitCodes } from './format.js';
import type { TopicName } from './page.js';
import { FAULT_PACKS } from '../../sdk/generated/fault-packs.js';
import { wrapWords } from '../terminal/words.js';

interface Topic {
  /** As it is written, no wider than 80 columns. */
  readonly text: string;
  /** The table in it, for --json. */
  readonly table?: Readonly<Record<string, unknown>>;
}

export const TOPICS: Readonly<Record<TopicName, () => Topic>> = {
  modes: () => ({ text: MODES_HELP }),
  environment: () => ({
    text: environmentText(),
    table: { environment: environment() },
  }),
  csv: () => ({ text: CSV_HELP }),
  faults: () => ({ text: faultsText(), table: { faults: FAULT_PACKS } }),
  'exit-codes': () => ({ text: exitCodesText(), table: { exit_codes: exitCodes() } }),
};

function exitCodesText(): string {
  const lines = exitCodes().map(
    ({ code, kind, when, again }) =>
      `${String(code).padStart(4)}  ${kind.padEnd(17)}${when}\n${' '.repeat(23)}run again: ${again}\n`,
  );
  return `Exit codes\n\n${lines.join('')}`;
}

// The topic `scrip help modes`: where a command runs, and what decides it.

const MODES_HELP = `Modes: where a command runs

  sandbox  a copy of the API on this machine, in one database file. It is made
           and filled with demo data on first use. Nothing leaves the machine.
           This is the default.
  live     the Scrip API over HTTPS. Reversals are real.
  offline  copies of live data, on this machine. A reversal is queued, not
           sent; scrip offline push sends it later.

What decides
  The first of these that says anything:
  1. the flag                  --mode live
  2. the environment variable  SCRIP_MODE=live
  3. the profile               --profile <name>, else SCRIP_PROFILE, else the
                               active profile
  4. the default               sandbox

  A key decides nothing: live is never chosen because SCRIP_API_KEY happens to
  be set, or because a key is stored. The same order holds for every other
  setting: flag, environment, profile, default.

How to tell
  A command that can change something says its mode on stderr before it does:
  sandbox (<file>), or live https://... . With --json the answer has "mode".

Live
  The key comes from --api-key-file <path>, SCRIP_API_KEY, or where the profile
  keeps it. No flag takes the key itself: other users of a machine can see
  arguments. SCRIP_BASE_URL names another server; it must be https, except on
  this machine. Redirects are never followed.
  A dry run in live mode is worked out from a read; only the sandbox can run a
  request and take it back.

Offline
  scrip offline pull copies redemptions while live can be reached. In offline
  mode a reversal is forecast on the copies by the ledger's own rules and put
  into an outbox, in one step. scrip offline status shows the outbox, push
  sends it: each item with the key it was queued under, and only when live
  still has what the forecast was made on. Every profile has its own copies.

The sandbox commands (scrip sandbox ...) never leave this machine, whatever the
environment says.

Environment variables: scrip help environment
`;

// The topic `scrip help csv`: what a batch file looks like, for the person who has to make one.

const CSV_HELP = `CSV files for scrip redemptions reverse --csv

A header line, then one reversal per line:

  redemption_id,amount,quantity,reason
  550e8400-e29b-41d4-a716-446655440001,,1,Customer refund request
  550e8400-e29b-41d4-a716-446655440011,12.50,,Order cancelled
  550e8400-e29b-41d4-a716-446655440012,200.00,,Paid twice

Columns
  redemption_id    which redemption (or id)
  amount           how much to reverse: 12.50
  quantity         how many units, where the redemption counts units
                   neither in any row: all that remains; both: refused
  reason           why, 1 to 500 characters (--reason fills empty ones)
  idempotency_key  a key of your own (default: made from what the row says)
  Names match in any case, and with any blanks, _ and -: "Redemption ID". Any
  other column is kept and comes back in the results. Columns that are called
  otherwise: --map redemption_id="Order ref"

All that remains
  Nothing is sent when the amounts may have been missed: no amount is read and
  another column looks like one, or some rows say how much and others do not,
  or a column such as refund_amount stands beside amount. Say which column it
  is, with --map amount="Refund Amount", or that rows without amount and
  quantity are to reverse all that remains: --full.

Form
  UTF-8, or UTF-16 with a byte order mark; comma, semicolon or tab; quotes as
  spreadsheets write them. Amounts have a point, no sign and no grouping
  (--decimal-comma for 12,50). What a spreadsheet has damaged, such as an id
  turned into 5.5E+35, is refused with its line and column, never repaired. So
  is a cell that stands for nothing: NULL, \\N, nan, None, #N/A.

What happens
  1. The whole file is checked. Any bad row: nothing is sent (--skip-invalid
     goes on without them). Equal rows are refused unless --allow-duplicates.
  2. The plan is shown, and sent after a yes (or --yes). --dry-run only shows
     what would come of each row.
  3. Every row gets a key and is written to a journal before it is sent. After
     a crash, run the same command again, or scrip batches resume <batch-id>:
     what is settled is not sent again, what is in doubt is settled by its key.
  4. <name>.results.csv has your columns and what came of each row, scrip_status
     to scrip_expired (what expired at once; a live API does not tell). Correct
     the refused rows in it and feed it back: settled rows are skipped.
  5. To go on from another machine: scrip batches export <batch-id> here, scrip
     batches import <file> and scrip batches resume there.

Guards
  --expect-rows 400 --expect-total 12345.50 send nothing unless the file is the
  one you mean. The same file under another name is stopped, and so is a row
  that was changed after it had been sent.

Exit codes
  0    all done
  2    the file cannot be used
  7    some outcomes unknown: resume
  8    some refused, invalid or not sent
  130  stopped by Ctrl-C: resume
`;

// The topic `scrip help faults`: the packs, what each does to a request, and which requests are meant.

const WIDTH = 20;

function faultsText(): string {
  const packs = Object.entries(FAULT_PACKS).map(([name, what]) => `  ${name.padEnd(WIDTH)}${what}\n`);
  return `Faults: what can go wrong on purpose, in the sandbox

Packs
${packs.join('')}
Which requests
  --match takes a method and a path. A * stands for any method, or for one
  whole segment of the path; ** at its end stands for all that follows.
  Without --match it is every request of the API: "* /v1/**".
    "POST /v1/redemptions/*/reverse"    every reversal
    "GET /v1/participants/**"           every read below participants
    "/v1/redemptions/*"                 one redemption, with any method

How often
  --times counts requests down to nothing, whichever process serves them.
  Without it a fault happens until it is cleared. Several may be set: of those
  that fit a request, the one that was set first happens to it.

  A retry is a request of its own. The client sends up to three: after
  --times 1 the second one is answered, after --times 3 none is. Without
  retries (SCRIP_MAX_RETRIES=0) a fault that happens once is enough. A command
  also reads before and after; --match keeps a fault to the request it is for.

Where
  Faults are kept in the sandbox's database, so they reach a server that is
  running on it, and hold over its restart. A reset clears them. They happen to
  /v1 only, never to the sandbox's own controls, and only to requests that
  reach an operation: with the right key, within the rate limit, on a path that
  is served. A preview meets none.
`;
}

// A topic of help in fewer columns than it was written for. The texts are wrapped by hand at 80, for reading the source.

/** What the texts were wrapped at. */
const WRITTEN_FOR = 80;
/** Room that a text should have beside its term; with less it goes below. */
const LEAST_ROOM = 24;
/** The indent of what was put below. */
const BELOW = 6;

/** @returns the text as it is where it fits */
export function narrowed(text: string, width: number): string {
  if (width >= WRITTEN_FOR) return text;
  return paragraphs(text)
    .flatMap((line) => (isRowOfCsv(line) ? [line] : reshaped(line, width)))
    .join('\n');
}

/** Lines put together again that were broken only because they had no room. */
function paragraphs(text: string): string[] {
  const lines: string[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    const [word = ''] = line.trimStart().split(' ');
    const hadNoRoom = !isRowOfCsv(line) && last.length + 1 + word.length >= WRITTEN_FOR - 1;
    if (word !== '' && hadNoRoom && indentOf(line) === columnOf(last))
      lines.push(`${lines.pop() ?? ''} ${line.trimStart()}`);
    else lines.push(line);
    // A third line stands where the second does.
    last = line;
  }
  return lines;
}

function reshaped(line: string, width: number): string[] {
  const column = columnOf(line);
  const term = line.slice(0, column);
  const hasRoom = width - column >= LEAST_ROOM;
  const indent = hasRoom ? column : BELOW;
  const lines = wrapWords(line.slice(column), width - indent).map((part) => ' '.repeat(indent) + part);
  if (term.trim() === '') return lines.map((part) => part.trimEnd());
  if (hasRoom) return [term + (lines[0] ?? '').trimStart(), ...lines.slice(1)];
  const above = wrapWords(term.trim(), width - indentOf(line) - 2).map((part) => ' '.repeat(indentOf(line)) + part);
  return [...above, ...lines];
}

/** Where a line's text begins: behind its last wide gap, or at its indent; "1. " and the like stand before it. */
function columnOf(line: string): number {
  return /^.*\S {2,}(?=\S)|^ *\d\. |^ */.exec(line)?.[0].length ?? 0;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A row to be copied: broken, it would be two. */
function isRowOfCsv(line: string): boolean {
  return /^\s*[^\s,]+,[^\s,]*,/.test(line);
}
