// From the rows of a file to rows of the journal: each gets its key, and what cannot be meant is found before anything
// is sent.
import { addAmounts, isPlainDecimal } from '../../sdk/index.js';
import type { CsvHead, CsvRow } from '../csv/read-csv.js';
import type { KnownRow, StagedRow, Staging } from '../journal/staging.js';
import type { BatchPlace, Done, LineFault } from '../journal/types.js';
import { judge } from './judge-row.js';
import { DONE, IN_DOUBT } from './row-states.js';

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
