// Batches on the screen.
import { totalsText, type AssetTotal } from './totals.js';
import type { DryRunDocument, RunDocument, SeenReversals } from './summary.js';
import type { ColumnUse } from '../csv/missed-amounts.js';
import type { StopReason } from './run.js';
import type { Paint } from '../terminal/screen.js';
import { factLines, table, type Fact } from '../terminal/layout.js';
import { counted, wrapWords } from '../terminal/words.js';
import { visible } from '../terminal/safe-text.js';

const STOPPED: Readonly<Record<StopReason, string>> = {
  interrupted: 'stopped by you',
  max_errors: 'stopped at --max-errors',
  auth: 'stopped: the API did not accept the key',
  bug: 'stopped by a bug in scrip',
  unreachable: 'stopped: the API cannot be reached',
  no_progress: 'stopped: no row was completed for ten minutes',
  many_unknown: 'stopped: too many rows, one after the other, got no usable answer',
  not_the_api: 'stopped: this does not look like the Scrip API',
  journal: 'stopped: the journal cannot be written',
};

export function renderSummary(document: RunDocument, paint: Paint, width: number): string {
  const { rows, applied, replayed, queued, refused, unknown, invalid, skipped, stopped } = document;
  const { done_elsewhere, done_before } = document;
  const done = (queued ?? applied + replayed) + done_elsewhere + done_before;
  const did = queued === undefined ? 'done' : 'queued, not sent';
  const headline = `batch ${visible(document.batch_id)}: ${done} of ${counted(rows, 'row')} ${did}${stopped === undefined ? '' : `; ${STOPPED[stopped]}`}`;
  const counts: Fact[] = [
    ['queued', some(queued ?? 0)],
    ['applied', some(applied)],
    ['replayed', some(replayed)],
    ['done elsewhere', done_elsewhere === 0 ? undefined : `${done_elsewhere} (the API had done it before this run)`],
    ['done before', done_before === 0 ? undefined : `${done_before} (not sent again)`],
    ['refused', some(refused)],
    [
      'UNKNOWN',
      unknown === 0 ? undefined : `${unknown} (sent, but no usable answer: each one may or may not be reversed)`,
    ],
    ['invalid', some(invalid)],
    ['not sent', some(skipped)],
    ['sums', totalsText(document.totals)],
    ['expired', atOnce(document.expired)],
    ['results', document.results && visible(document.results)],
    ['ledger head', document.head],
    ['next', document.resume],
  ];
  return [
    `${wrapWords(headline, width)
      .join('\n')
      .replace('batch', done === rows ? paint.good('batch') : paint.caution('batch'))}\n`,
    factLines(counts, paint, width),
    errorsText(document, paint, width),
    unknownText(document, paint, width),
    (document.too_old ?? []).map((row) => tooOldText(row, width)).join(''),
    moreText(document),
    leftText(document, width),
  ].join('');
}

/** "3 rows: all that remains" */
export function rowsText(count: number, what?: string): string {
  if (count === 0) return 'no row';
  return what === undefined ? counted(count, 'row') : `${counted(count, 'row')}: ${what}`;
}

function some(count: number): string | undefined {
  return count === 0 ? undefined : String(count);
}

/** What returns to lots that have expired. */
function atOnce(totals: readonly AssetTotal[], most = ''): string | undefined {
  return totals.length === 0 ? undefined : `${most}${totalsText(totals) ?? ''}, at once`;
}

function errorsText({ errors }: RunDocument, paint: Paint, width: number): string {
  if (errors.length === 0) return '';
  const rows = errors.map(({ code, rows: count, line, message }) => [String(count), code, String(line), message]);
  return `\n${paint.strong('most frequent errors')}\n${table(
    [
      { title: 'rows', align: 'right' },
      { title: 'code' },
      { title: 'first line', align: 'right' },
      { title: 'message', optional: true },
    ],
    rows.map((row) => row.map(visible)),
    paint,
    width,
  )}`;
}

function unknownText({ unknown, unknown_rows }: RunDocument, paint: Paint, width: number): string {
  if (unknown_rows.length === 0) return '';
  const rows = unknown_rows.map((row) => [String(row.line), row.redemption_id, row.idempotency_key]);
  const more = unknown > unknown_rows.length ? ` (the first ${unknown_rows.length})` : '';
  return `\n${paint.strong(`outcome unknown${more}`)}\n${table(
    [{ title: 'line', align: 'right' }, { title: 'redemption' }, { title: 'key' }],
    rows.map((row) => row.map(visible)),
    paint,
    width,
  )}`;
}

function moreText({ too_old = [], too_old_rows = 0 }: RunDocument): string {
  return too_old_rows > too_old.length
    ? `\nand ${counted(too_old_rows - too_old.length, 'row')} more like these\n`
    : '';
}

function tooOldText({ line, idempotency_key, sent_at, reversals }: SeenReversals, width: number): string {
  const when = sent_at ?? 'at a time not known';
  const seen =
    reversals === undefined
      ? 'the reversals of the redemption could not be read'
      : reversals.length === 0
        ? `the redemption has no reversal${sent_at === undefined ? '' : ' since then, and none like it before'}`
        : `reversals of the redemption${sent_at === undefined ? '' : ' since then, or like it'}: ${reversals.map((one) => `${one.amount} at ${one.created_at} "${one.reason}"`).join('; ')}`;
  const row = line === 0 ? 'a row of an earlier file' : `line ${line}`;
  const advice =
    reversals === undefined
      ? 'Check them first.'
      : reversals.length === 0
        ? 'To send every such row again: --force.'
        : 'If this row is among them, remove it from the file. If not: --force sends every such row again.';
  const words = `${row} was sent ${when} and is too old to be sent again automatically (key ${idempotency_key}); ${seen}. ${advice}`;
  return `\n${wrapWords(visible(words), width).join('\n')}\n`;
}

function leftText({ left_in_doubt }: RunDocument, width: number): string {
  return left_in_doubt
    .map(({ key, redemptionId }) => {
      const words = `a row of an earlier version of the file may have been reversed, and this version does not have it: redemption ${redemptionId}, key ${key}`;
      return `\n${wrapWords(visible(words), width).join('\n')}\n`;
    })
    .join('');
}

/** Which column is taken for what: a name that was mistyped is seen among the kept ones. */
export function columnsText({ bound, kept }: ColumnUse): string {
  const taken = Object.entries(bound).map(([ours, theirs]) => (ours === theirs ? ours : `${ours} = ${theirs}`));
  const more = kept.length > MOST_NAMES ? ` and ${kept.length - MOST_NAMES} more` : '';
  const rest = kept.length === 0 ? '' : `; kept: ${kept.slice(0, MOST_NAMES).join(', ')}${more}`;
  return visible(`${taken.join(', ')}${rest}`);
}

const MOST_NAMES = 12;

/** Problems shown on the screen; --json has more. */
const SHOWN = 20;

export function renderDryRun(document: DryRunDocument, paint: Paint, width: number): string {
  const { rows, ok, refused, invalid, settled, problems, totals } = document;
  const facts: Fact[] = [
    ['columns', document.columns && columnsText(document.columns)],
    ['full', rowsText(document.full, 'all that remains')],
    ['by amount', rowsText(document.by_amount)],
    ['by units', rowsText(document.by_units)],
    ['would be done', some(ok)],
    ['would be refused', some(refused)],
    ['invalid', some(invalid)],
    ['settled before', some(settled)],
    ['done before', some(document.done_before)],
    ['sums', totalsText(totals)],
    ['would expire', atOnce(document.expired)],
    ['may expire', atOnce(document.may_expire, 'up to ')],
  ];
  const shown = problems.slice(0, SHOWN).map(({ line, code, message }) => [String(line), code, message]);
  const more = problems.length > SHOWN ? ` (the first ${SHOWN} of ${problems.length})` : '';
  const list =
    shown.length === 0
      ? ''
      : `\n${paint.strong(`problems${more}`)}\n${table(
          [{ title: 'line', align: 'right' }, { title: 'code' }, { title: 'what' }],
          shown.map((row) => row.map(visible)),
          paint,
          width,
        )}`;
  return `${wrapWords(`dry run of batch ${visible(document.batch_id)}: ${counted(rows, 'row')}, nothing was sent`, width).join('\n')}\n${factLines(facts, paint, width)}${list}`;
}
