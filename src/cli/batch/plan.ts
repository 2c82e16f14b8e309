// What a batch is about to do, shown before it is agreed to.
// A file of its own because what is shown before a batch is sent has words of its own.
import { fileUse, type DryRunDocument } from './summary.js';
import { columnUse } from '../csv/missed-amounts.js';
import type { CliContext } from '../context.js';
import type { Journal } from '../journal/journal.js';
import type { OpenWork } from '../journal/rows.js';
import type { Batch, Counts } from '../journal/types.js';
import { asProblem, type DoneRows } from './done-before.js';
import { checkBatch, type BatchCheck, type BatchProblem, type CheckTools } from './check.js';
import { atScaleOf } from '../reverse/plan.js';
import { counted, durationText } from '../terminal/words.js';
import { factLines, type Fact } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import type { ReadFile } from './read-file.js';
import { columnsText, renderDryRun, rowsText } from './show.js';
import { batchExpiryWarnings, totalsText } from './totals.js';
import type { TargetSession } from '../session.js';
import { AnsweredNo } from '../errors/errors.js';
import { isPlain } from '../terminal/io.js';
import { openProgress } from '../terminal/progress.js';

interface Planned {
  readonly batch: Batch;
  readonly read: ReadFile;
  readonly found: DoneRows;
  readonly yes: boolean;
}

/** So few redemptions are read before the question, so that it can be asked with sums and obstacles. */
const WORTH_READING = 20;
/** So few rows are rehearsed where that is possible: nobody waits for it. */
const WORTH_REHEARSING = 1000;

/** Shows the plan and asks. Without anything to send there is nothing to ask. */
export async function agree(
  ctx: CliContext,
  session: TargetSession,
  journal: Journal,
  planned: Planned,
): Promise<boolean> {
  const { screen, target } = session;
  const { batch, read, yes } = planned;
  const { fileId } = read.staging;
  const work = journal.openWork(fileId);
  const check = yes ? undefined : await lookAhead(ctx, session, journal, { ...batch, fileId });
  const counts = journal.count(fileId);
  const facts = planFacts(session, { ...planned, work, counts, check });
  screen.show(factLines(facts, screen.errPaint, screen.errWidth));
  for (const warning of planWarnings({ ...planned, work, counts, check }, session)) screen.warn(warning);
  if (yes || work.rows === 0) return true;
  const what = counted(work.rows, 'reversal');
  const question = target.queuedAs === undefined ? `Send ${what} to` : `Queue ${what} in`;
  return ctx.host.prompter.confirm(`${question} ${visible(target.label)}?`);
}

/** What would come of the open rows, before somebody is asked about them; undefined when it would take long. */
export async function lookAhead(
  ctx: CliContext,
  session: TargetSession,
  journal: Journal,
  { environment, fileId }: Pick<Batch, 'environment'> & { readonly fileId: number },
): Promise<BatchCheck | undefined> {
  const { redemptions, rows } = journal.openWork(fileId);
  const isShort = session.target.rehearse === undefined ? redemptions <= WORTH_READING : rows <= WORTH_REHEARSING;
  return rows > 0 && isShort ? checkBatch(checkTools(ctx, session, journal), environment, fileId) : undefined;
}

/** What of it deserves a warning. */
export function* warningsAhead(check: BatchCheck | undefined): Generator<string> {
  if (check === undefined) return;
  for (const { message } of batchExpiryWarnings(check.expiring)) yield message;
  if (check.refused === 0) return;
  const [first] = check.problems;
  yield `${counted(check.refused, 'row')} would be refused${first === undefined ? '' : `; line ${first.line}: ${visible(first.message)}`}`;
}

function checkTools(ctx: CliContext, { target }: TargetSession, journal: Journal): CheckTools {
  const { client, rehearse } = target;
  return { journal, client, rehearse, interrupted: ctx.host.interrupted, nowMs: ctx.host.seams.nowMs };
}

interface PlanView extends Planned {
  readonly work: OpenWork;
  readonly counts: Counts;
  readonly check: BatchCheck | undefined;
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

function planFacts({ target }: TargetSession, { batch, read, work, counts, check }: PlanView): Fact[] {
  const { head, staged, label } = read;
  const delimiter = head.columns.length === 1 ? 'one column' : (DELIMITERS[head.delimiter] ?? '');
  return [
    ['batch', visible(batch.name)],
    ['file', `${visible(label)}: ${counted(staged.rows, 'row')}, ${delimiter}, ${head.encoding.toUpperCase()}`],
    ['columns', columnsText(columnUse(head))],
    ['earlier file', earlierText(batch, read)],
    ['settled', settledText(counts)],
    ['done before', counts.done_before === 0 ? undefined : `${counted(counts.done_before, 'row')}: not sent again`],
    [
      'to send',
      work.rows === 0 ? 'nothing' : `${counted(work.rows, 'row')} about ${counted(work.redemptions, 'redemption')}`,
    ],
    ['full', rowsText(work.full, 'all that remains')],
    ['by amount', rowsText(work.byAmount, togetherText(staged.openTotal, check))],
    ['by units', rowsText(work.byUnits)],
    [
      'repeated',
      work.repeated === 0
        ? undefined
        : `${counted(work.repeated, 'redemption')} with more than one row; these rows are sent in file order`,
    ],
    ['sums', check === undefined ? undefined : totalsText(check.totals)],
    ['time', timeText(work.rows, target.pace)],
  ];
}

/** What a person compares with the sum in a spreadsheet; at the scale of its assets, where these were read. */
function togetherText(total: string, { totals }: Pick<BatchCheck, 'totals'> = { totals: [] }): string {
  return `${totals.reduce((text, { amount }) => atScaleOf(amount, text), total)} together`;
}

/** Another file that this batch had before: by its name alone, this one may not be meant to go on with it. */
function earlierText({ file }: Batch, { sha256 }: ReadFile): string | undefined {
  if (file === undefined || file.sha256 === sha256) return undefined;
  return `${visible(file.path)}, read ${new Date(file.readAtMs).toISOString()}; rows that are in both files are not sent again`;
}

function settledText({ applied, replayed, done_elsewhere, refused }: Counts): string | undefined {
  const done = applied + replayed + done_elsewhere;
  if (done + refused === 0) return undefined;
  const parts = [...(done > 0 ? [`${done} done`] : []), ...(refused > 0 ? [`${refused} refused`] : [])];
  return `${parts.join(', ')} in earlier runs; they are not sent again`;
}

function timeText(rows: number, pace: { rate: number; burst: number } | undefined): string | undefined {
  if (pace === undefined || rows === 0) return undefined;
  const seconds = Math.ceil(Math.max(0, rows - pace.burst) / pace.rate);
  return `about ${durationText(Math.max(1, seconds))} at ${pace.rate} requests a second`;
}

function* planWarnings({ found, read, work, check, counts }: PlanView, { target }: TargetSession): Generator<string> {
  if (!read.end.isTerminated) yield 'the last line has no line end: the file may have been cut off. Check the last row';
  if (counts.invalid > 0) yield `${counted(counts.invalid, 'row')} cannot be used and will not be sent`;
  if (work.inDoubt > 0)
    yield `${counted(work.inDoubt, 'row')} sent before without an answer; they are sent again with the same key`;
  if (!found.isCompared && work.rows > 0 && target.baseUrl !== undefined)
    yield `not compared with what the API shows (--check-live always: ${timeText(work.redemptions, target.pace) ?? 'reads each redemption'}); what was done elsewhere under the same key is not done again`;
  yield* warningsAhead(check);
}

// What a batch would do, row by row, with nothing sent and nothing kept.

export async function dryRun(
  ctx: CliContext,
  session: TargetSession,
  journal: Journal,
  { batch, found, read }: { batch: Batch; found: DoneRows; read: ReadFile },
): Promise<void> {
  const { screen, settings, target } = session;
  const { fileId } = read.staging;
  const work = journal.openWork(fileId);
  const progress = await openProgress(ctx.io, {
    total: work.rows,
    quiet: settings.quiet,
    nowMs: ctx.host.seams.monotonicMs ?? ctx.host.seams.nowMs,
    plain: isPlain(ctx.host.env),
  });
  const leftOut = new Set(found.done.map(({ row }) => row.id));
  const onChecked = (done: number): void => {
    progress.update({ done, refused: 0, unknown: 0 });
  };
  const check = await checkBatch(
    { ...checkTools(ctx, session, journal), leftOut, onChecked },
    batch.environment,
    fileId,
  ).finally(() => {
    progress.stop();
  });
  const counts = journal.count(fileId);
  const document: DryRunDocument = {
    mode: target.mode,
    batch_id: batch.name,
    dry_run: true,
    rows: read.staged.rows,
    ...fileUse(journal, { id: fileId, head: read.head }),
    ok: check.ok,
    refused: check.refused,
    invalid: counts.invalid,
    settled: counts.applied + counts.replayed + counts.done_elsewhere + counts.refused,
    done_before: counts.done_before + found.done.length,
    problems: withInvalid(read, [...found.done.map(asProblem), ...check.problems]),
    totals: check.totals,
    expired: check.expiring.exactly,
    may_expire: check.expiring.atMost,
    warnings: batchExpiryWarnings(check.expiring),
  };
  screen.answer(document, () => renderDryRun(document, screen.paint, screen.width));
  for (const { message } of document.warnings) screen.warn(message);
  if (target.rehearse === undefined)
    screen.note('the live API has no dry run: this was computed from the redemptions as they are now');
  if (document.refused + document.invalid + read.staged.doneBefore + found.done.length > 0)
    throw new AnsweredNo('partial');
}

function withInvalid({ staged }: ReadFile, problems: readonly BatchProblem[]): BatchProblem[] {
  const invalid = staged.faulty.flatMap(({ line, faults }) =>
    faults.map(({ code, message }) => ({ line, code, message })),
  );
  return [...invalid, ...staged.doneLines, ...problems].sort((a, b) => a.line - b.line);
}
