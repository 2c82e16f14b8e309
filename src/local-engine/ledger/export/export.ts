// Writes the journal as text: JSON and CSV with every amount exact, and hledger's format, so that hledger can check our
// balances. A file of its own because these formats are for other programs: nothing in the ledger depends on them.
import { formatAmount } from '../../../sdk/money.js';
import { StorageError } from '../../store/storage-error.js';
import type { ExportFormat } from '../../types.js';
import { requireAllSettled } from '../due-lots.js';
import { toEntry } from '../journal-lists.js';
import type { EntryRow } from '../journal.js';
import { showPostings, type ShownPosting } from '../postings.js';
import { perform } from '../perform.js';
import { GENESIS, toTimestamp, type Head, type LedgerDeps, type Tx } from '../tx.js';

/**
 * Writes the journal, oldest entry first, a piece at a time. Settles due lots first.
 *
 * @throws StorageError when the ledger is reset or restored before the end
 */
export function* exportJournal(deps: LedgerDeps, format: ExportFormat): Generator<string> {
  const head = settledHead(deps);
  if (format === 'csv') {
    yield csvHead();
    for (const rows of entriesUpTo(deps, head)) yield rows.map((row) => csvRows(deps.store.sql, row)).join('');
    return;
  }
  if (format === 'hledger') {
    yield hledgerHead(deps, head);
    for (const rows of entriesUpTo(deps, head))
      yield rows.map((row) => hledgerTransaction(deps.store.sql, row)).join('');
    return;
  }
  yield `{"mode":"sandbox","head":${JSON.stringify(head.hash)},"data":[`;
  for (const rows of entriesUpTo(deps, head)) {
    yield rows.map((row) => `${row.seq === 1 ? '' : ','}\n${jsonEntry(deps.store.sql, row)}`).join('');
  }
  yield '\n]}\n';
}

/** An entry as the API shows it, with its place in the chain and what it belongs to. */
function jsonEntry(sql: Tx['sql'], row: ExportedRow): string {
  const { seq, participant_id, redemption_id, reversal_id } = row;
  return JSON.stringify({ sequence_number: seq, ...toEntry(sql, row), participant_id, redemption_id, reversal_id });
}

// The journal read from its first entry to its newest, page by page: the memory it takes does not grow with it, and
// nobody waits for a reader that is slow.

/** An entry, and what its ids stand for. */
interface ExportedRow extends EntryRow {
  readonly program_name: string;
  readonly symbol: string;
  readonly external_id: string;
}

const PAGE = 500;

const ROWS = `SELECT * FROM journal_readable e
  WHERE e.seq > @last AND e.seq <= @head ORDER BY e.seq LIMIT ${PAGE}`;

/** Settles due lots and returns the newest entry. */
function settledHead(deps: LedgerDeps): Head {
  return perform(deps, 'read', (tx) => {
    requireAllSettled(tx);
    return tx.head;
  });
}

/**
 * The entries up to a head, oldest first. What is posted meanwhile is not among them.
 *
 * @throws StorageError when the journal was replaced meanwhile: by a reset, or by a snapshot that was restored
 */
function* entriesUpTo(deps: LedgerDeps, head: Head): Generator<readonly ExportedRow[]> {
  let last: Head = GENESIS;
  while (last.seq < head.seq) {
    const rows = deps.store.read(() => {
      requireSame(deps, last);
      requireSame(deps, head);
      return deps.store.sql(ROWS).all({ last: last.seq, head: head.seq }) as ExportedRow[];
    });
    const newest = rows.at(-1);
    if (newest === undefined) throw replaced(deps);
    last = { seq: newest.seq, hash: newest.entry_hash };
    yield rows;
  }
}

/** The chain's hash stands for everything before it. */
function requireSame(deps: LedgerDeps, at: Head): void {
  if (at.seq === GENESIS.seq) return;
  const hash = deps.store.sql('SELECT lower(hex(entry_hash)) FROM journal_entries WHERE seq = ?').pluck().get(at.seq);
  if (hash !== at.hash) throw replaced(deps);
}

function replaced({ store }: LedgerDeps): StorageError {
  return new StorageError(
    'busy',
    `the ledger ${store.path} was reset or restored while it was exported`,
    'what was written so far is of no use; run the same command again',
  );
}

// The journal as CSV: one row per posting, exact amounts, safe to open in a spreadsheet.

type Cell = (row: ExportedRow, line: ShownPosting, number: number) => string | number | null;

const CSV_COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ['sequence_number', ({ seq }) => seq],
  ['journal_entry_id', ({ id }) => id],
  ['created_at', ({ created_at }) => toTimestamp(created_at)],
  ['action_type', ({ action_type }) => action_type],
  ['program_id', ({ program_id }) => program_id],
  ['participant_id', ({ participant_id }) => participant_id],
  ['external_id', ({ external_id }) => external_id],
  ['asset_id', ({ asset_id }) => asset_id],
  ['asset_symbol', ({ symbol }) => symbol],
  ['redemption_id', ({ redemption_id }) => redemption_id],
  ['reversal_id', ({ reversal_id }) => reversal_id],
  ['reference_id', ({ reference_id }) => reference_id],
  ['description', ({ description }) => description],
  ['line', (_row, _line, number) => number],
  ['entity_type', (_row, { entity_type }) => entity_type],
  ['entity_id', (_row, { entity_id }) => entity_id],
  ['bucket', (_row, { bucket }) => bucket],
  ['lot_id', (_row, { lot_id }) => lot_id],
  ['amount', ({ scale }, { amount }) => formatAmount(amount, scale)],
  ['entry_hash', ({ entry_hash }) => entry_hash],
];

function csvHead(): string {
  return `${CSV_COLUMNS.map(([name]) => name).join(',')}\r\n`;
}

function csvRows(sql: Tx['sql'], row: ExportedRow): string {
  return showPostings(sql, row)
    .map((line, at) => `${CSV_COLUMNS.map(([, cell]) => quoted(String(cell(row, line, at + 1) ?? ''))).join(',')}\r\n`)
    .join('');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe, as in results files; numbers do not. */
function quoted(cell: string): string {
  const marked = /^'*[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked;
}

// The journal as hledger reads it: an independent program can then add up every account. Signs are ours: what a
// participant has is positive.

interface Commodity {
  readonly symbol: string;
  readonly scale: number;
}

function hledgerHead({ store }: LedgerDeps, head: Head): string {
  const assets = store.read(() => store.sql('SELECT symbol, scale FROM assets ORDER BY seq').all()) as Commodity[];
  return [
    `; The journal of a scrip sandbox, ${head.seq} entries, head ${head.hash}`,
    '; Accounts: participants:<external id>:<asset>:<bucket>[:<lot>], system:<account>, programs:<id>, entities:<id>',
    // Without this line hledger could read "1.000" as a thousand.
    'decimal-mark .',
    // With its point, because hledger takes the number of digits behind it for the commodity's own.
    ...assets.map(({ symbol, scale }) => `commodity 1000.${'0'.repeat(scale)} "${symbol}"`),
    '',
    '',
  ].join('\n');
}

function hledgerTransaction(sql: Tx['sql'], row: ExportedRow): string {
  const time = toTimestamp(row.created_at);
  const tags = [
    ['entry', row.id],
    ['time', time],
    ['participant', row.participant_id],
    ['redemption', row.redemption_id],
    ['reversal', row.reversal_id],
  ].flatMap(([name, value]) => (value === null ? [] : [`    ; ${String(name)}:${String(value)}\n`]));
  const lines = showPostings(sql, row).map(
    (line) => `    ${accountOf(row, line)}  ${formatAmount(line.amount, row.scale)} "${row.symbol}"\n`,
  );
  const what = [row.action_type, describe(row.description)].join(' | ').trimEnd();
  return `${time.slice(0, 10)} * (${row.seq}) ${what}\n${tags.join('')}${lines.join('')}\n`;
}

function accountOf({ external_id, symbol }: ExportedRow, line: ShownPosting): string {
  const { entity_type: type, entity_id: id, bucket, lot_id } = line;
  if (type === 'PARTICIPANT') {
    const lot = lot_id === null ? [] : [lot_id];
    return ['participants', named(external_id), symbol, (bucket ?? '').toLowerCase(), ...lot].join(':');
  }
  if (type === 'PROGRAM') return `programs:${id ?? ''}`;
  if (type === 'LEDGER_ENTITY') return `entities:${id ?? ''}`;
  return `system:${type.replace(/^SYSTEM_/, '').toLowerCase()}`;
}

/**
 * A name as part of an account name. Characters that hledger could misread are written as hexadecimal bytes, so two names
 * never become the same.
 */
function named(text: string): string {
  return text.replace(/[^\p{L}\p{N}._@-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/** A description on its line: a semicolon would begin a comment, and what cannot be seen could end the line. */
function describe(text: string): string {
  return text.replace(/[;\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (character === ';' ? ',' : ' '));
}
