// From the rows of a file to rows of the journal: each gets its key, and what cannot be meant is found before anything
// is sent.
import { addAmounts, isPlainDecimal } from '../../sdk/index.js';
import type { CsvHead, CsvRow, RowFields } from '../csv/read-csv.js';
import type { KnownRow, StagedRow, Staging } from '../journal/staging.js';
import type { BatchPlace, Done, LineFault, RowRequest, RowState } from '../journal/types.js';
import { contentDigest, keyDigest, rowKey } from './row-key.js';

export interface StageOptions {
  readonly place: BatchPlace;
  /** Equal rows are meant: each is a reversal of its own. */
  readonly allowDuplicates: boolean;
  /** How many faulty lines to keep for showing; all are in the journal. */
  readonly shownFaults: number;
}

export interface FaultyLine {
  readonly line: number;
  readonly faults: readonly LineFault[];
}

export interface Staged {
  readonly rows: number;
  readonly invalid: number;
  /** The first ones. */
  readonly faulty: readonly FaultyLine[];
  /** Exact sum of the amount column, over all rows that can be read. */
  readonly total: string;
  /** The same over rows that are still to be settled. */
  readonly openTotal: string;
}

export interface Stager {
  /** Keeps what is needed to write the file's results. */
  head(head: CsvHead): void;
  /** Keeps rows, in the order of the file. */
  rows(rows: readonly CsvRow[]): void;
  staged(): Staged;
}

const DONE: readonly string[] = ['applied', 'replayed'];
const IN_DOUBT: readonly string[] = ['sent', 'unknown'];

export function createStager(staging: Staging, options: StageOptions): Stager {
  let rows = 0;
  let invalid = 0;
  let total = '0';
  let openTotal = '0';
  const faulty: FaultyLine[] = [];
  let columns: readonly string[] = [];

  const keep = (csvRow: CsvRow): void => {
    rows += 1;
    const { line, cells, fields } = csvRow;
    const judged = fields === undefined ? { faults: csvRow.faults } : judge(staging, options, line, fields);
    if ('faults' in judged) {
      invalid += 1;
      if (faulty.length < options.shownFaults) faulty.push({ line, faults: judged.faults });
      staging.addFaulty(rows, { line, cells, faults: judged.faults });
    } else {
      const { row, known } = judged;
      const isDoneElsewhere = known === undefined && DONE.includes(row.state);
      staging.add(rows, { line, cells }, isDoneElsewhere ? { ...row, done: doneOf(columns, cells) } : row, known);
    }
    const { amount } = fields ?? {};
    if (amount === undefined) return;
    total = addAmounts(total, amount);
    if ('row' in judged && isOpen(judged.row, judged.known)) openTotal = addAmounts(openTotal, amount);
  };
  return {
    head: (head) => {
      staging.setHead({ columns: head.columns, delimiter: head.delimiter, hasBom: head.hasBom });
      ({ columns } = head);
    },
    rows: (group) => {
      staging.write(() => {
        group.forEach(keep);
      });
    },
    staged: () => ({ rows, invalid, faulty, total, openTotal }),
  };
}

function isOpen(row: StagedRow, known: KnownRow | undefined): boolean {
  const state = known === undefined ? row.state : known.isSame ? known.state : 'planned';
  return state === 'planned' || IN_DOUBT.includes(state);
}

type Judged = { readonly row: StagedRow; readonly known: KnownRow | undefined } | { readonly faults: LineFault[] };

function judge(staging: Staging, { place, allowDuplicates }: StageOptions, line: number, fields: RowFields): Judged {
  const request = requestOf(fields);
  const content = contentDigest(request);
  const { key, repeats } = keyOf(staging, place, { line, fields, request, content });
  if (repeats !== undefined && !(allowDuplicates && repeats.of === 'content')) {
    return { faults: [repeatedFault(repeats)] };
  }
  const known = staging.known(key, content);
  if (known !== undefined && !known.isSame && known.state !== 'planned' && known.state !== 'refused') {
    const message = `its key belongs to another row of this batch, which is ${known.state}: ${asked(known.request)}`;
    return {
      faults: [{ code: 'changed_row', message, hint: 'give the row a key of its own, or put the old values back' }],
    };
  }
  return { row: { key, content, request, ...beginning(fields, key) }, known };
}

interface Repeats {
  readonly of: 'content' | 'key';
  readonly firstLine: number;
}

/** Source: interface contract 3.2, row key; decision 0016 on rows of a results file that were corrected. */
function keyOf(
  staging: Staging,
  place: BatchPlace,
  { line, fields, request, content }: { line: number; fields: RowFields; request: RowRequest; content: Uint8Array },
): { key: string; repeats?: Repeats } {
  const own = fields.idempotencyKey;
  if (own !== undefined) return { key: own, ...repeated('key', staging.count(keyDigest(own), line)) };
  const seen = staging.count(content, line);
  const made = rowKey(place, request, seen.n);
  const { status, idempotencyKey: earlier } = fields.earlier ?? { status: '' };
  // What was done or may have been done keeps its key, wherever the file came from.
  if (earlier !== undefined && (DONE.includes(status) || IN_DOUBT.includes(status))) {
    return { key: earlier, ...repeated('key', staging.count(keyDigest(earlier), line)) };
  }
  // Found equal in an earlier run and accepted then.
  if (earlier === made) return { key: made };
  return { key: made, ...repeated('content', seen) };
}

function repeated(of: Repeats['of'], { n, firstLine }: { n: number; firstLine: number }): { repeats?: Repeats } {
  return n === 1 ? {} : { repeats: { of, firstLine } };
}

function repeatedFault({ of, firstLine }: Repeats): LineFault {
  if (of === 'key') {
    const message = `its idempotency key is that of line ${firstLine}; a key stands for one reversal`;
    return { code: 'repeated_key', message, column: 'idempotency_key' };
  }
  const message = `equal to line ${firstLine}: same redemption, same amount or quantity, same reason`;
  return { code: 'repeated_row', message, hint: 'take one out, or add --allow-duplicates if both are meant' };
}

/** How a row begins that the journal does not know yet: a results file tells what another journal knew. */
function beginning({ earlier }: RowFields, key: string): { state: RowState; firstSentAtMs?: number } {
  const status = earlier?.idempotencyKey === key ? earlier.status : '';
  if (status === 'applied' || status === 'replayed' || status === 'refused') return { state: status };
  // Nobody here knows when it was sent, so the server may have forgotten its key.
  return IN_DOUBT.includes(status) ? { state: 'unknown', firstSentAtMs: 0 } : { state: 'planned' };
}

/** What a results file says that was done. */
function doneOf(columns: readonly string[], cells: readonly string[]): Done {
  const cell = (name: string): string | undefined => {
    const text = cells[columns.indexOf(name)];
    return text === '' ? undefined : text;
  };
  const amount = cell('scrip_amount');
  const quantity = cell('scrip_quantity');
  const reversalId = cell('scrip_reversal_id');
  const journalEntryId = cell('scrip_journal_entry_id');
  return {
    ...(amount !== undefined && isPlainDecimal(amount) && { amount }),
    ...(quantity !== undefined && /^\d{1,15}$/.test(quantity) && { quantity: parseInt(quantity, 10) }),
    ...(reversalId !== undefined && { reversalId }),
    ...(journalEntryId !== undefined && { journalEntryId }),
  };
}

function requestOf({ redemptionId, amount, quantity, reason }: RowFields): RowRequest {
  return { redemptionId, reason, ...(amount !== undefined && { amount }), ...(quantity !== undefined && { quantity }) };
}

/** What a row asks for, in words. */
export function asked({ redemptionId, amount, quantity, reason }: RowRequest): string {
  const what = amount ?? (quantity === undefined ? 'all that remains' : `${quantity} unit${quantity === 1 ? '' : 's'}`);
  return `${what} of ${redemptionId}, "${reason}"`;
}
