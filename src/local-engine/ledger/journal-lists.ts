// The journal as the API shows it: entries with their postings, newest first.
import { hash } from 'node:crypto';
import type { components, operations } from '../../sdk/generated/schema.js';
import { compareAmounts, formatAmount } from '../../sdk/money.js';
import { requirePlain } from '../rules/amount.js';
import { writeUuid } from '../store/columns.js';
import { Refusal } from '../rules/refusal.js';
import { toTimestamp, type Tx } from './tx.js';
import type { Answer } from './tx.js';
import { apiKeyIdOf, type EntryRow } from './journal.js';
import { markOf, readPostings, showPostings, type ShownPosting } from './postings.js';
import { readPage, type Condition, type ListRow, type Walk } from './page.js';
import { requireAllSettled } from './due-lots.js';
import { readTime } from './time.js';
import { boundsOf, entriesOf, newestOf } from './walks.js';

type Schemas = components['schemas'];
type ListQuery = NonNullable<operations['listJournalEntries']['parameters']['query']>;
type ShownRow = EntryRow & { program_name: string; symbol: string };
type EntryListRow = ShownRow & ListRow;

const ENTRIES = 'SELECT * FROM journal_readable e';

export function getJournalEntry(tx: Tx, id: string): Answer {
  const row = tx.sql(`${ENTRIES} WHERE e.id_bytes = ?`).get(writeUuid(id)) as EntryListRow | undefined;
  if (row === undefined) throw new Refusal('not_found', `no journal entry ${id}`);
  return { status: 200, body: toEntry(tx.sql, row) };
}

/** @throws Refusal invalid_request when more than one owner is named, or an amount is not a plain decimal */
export function listJournalEntries(tx: Tx, query: ListQuery): Answer {
  const owners = [query.participant_id, query.external_id, query.group_id].filter((owner) => owner !== undefined);
  if (owners.length > 1) {
    throw new Refusal('invalid_request', 'participant_id, external_id and group_id exclude each other');
  }
  requirePlain(query.min_amount, 'min_amount');
  requirePlain(query.max_amount, 'max_amount');
  const period = {
    from: query.from === undefined ? undefined : readTime(query.from, 'from'),
    to: query.to === undefined ? undefined : readTime(query.to, 'to'),
  };
  requireAllSettled(tx);
  const page = readPage(
    tx,
    {
      identity: ['journal', ...owners].join(' of '),
      select: ENTRIES,
      where: conditions(query, period),
      seqColumn: 'e.seq',
      direction: 'desc',
      walk: walkOf(tx, query, period),
      toItems: (row: EntryListRow) => (isWanted(row, query) ? [toEntry(tx.sql, row)] : []),
    },
    query,
  );
  return { status: 200, body: page };
}

interface Period {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

function walkOf(tx: Tx, { external_id: externalId, participant_id: id }: ListQuery, period: Period): Walk {
  const bounds = boundsOf(tx, 'journal_entries', period);
  if (id !== undefined) return entriesOf(tx, { id }, bounds);
  return externalId === undefined ? newestOf(tx, 'journal_entries', bounds) : entriesOf(tx, { externalId }, bounds);
}

function conditions(query: ListQuery, { from, to }: Period): Condition[] {
  // The engine knows no events, rules or groups: an entry of one is never found.
  const stranger = query.event_id ?? query.rule_id ?? query.group_id;
  return [
    ['e.program_id = ?', query.program_id],
    ['e.asset_id = ?', query.asset_id],
    ['e.action_type = ?', query.action_type],
    ['e.reference_id = ?', query.reference_id],
    ['instr(e.postings, ?)', query.bucket && markOf(query.bucket)],
    ['e.created_at >= ?', from],
    ['e.created_at < ?', to],
    ['e.seq = ?', stranger === undefined ? undefined : 0],
  ];
}

/** Filters that look at postings: one posting must meet them all, its amount taken without sign. */
function isWanted(row: EntryListRow, { bucket, min_amount: min, max_amount: max }: ListQuery): boolean {
  if (bucket === undefined && min === undefined && max === undefined) return true;
  return readPostings(row.postings).some((posting) => {
    const amount = formatAmount(posting.amount, row.scale).replace('-', '');
    return (
      (bucket === undefined || posting.place === bucket) &&
      (min === undefined || compareAmounts(amount, min) >= 0) &&
      (max === undefined || compareAmounts(amount, max) <= 0)
    );
  });
}

/** An entry as the API shows it. */
export function toEntry(sql: Tx['sql'], row: ShownRow): Schemas['JournalEntry'] {
  return {
    id: row.id,
    action_type: row.action_type,
    description: row.description,
    created_at: toTimestamp(row.created_at),
    created_by_api_key_id: apiKeyIdOf(row.action_type),
    event_id: null,
    rule_id: null,
    program_id: row.program_id,
    program_name: row.program_name,
    reference_id: row.reference_id,
    entry_hash: row.entry_hash,
    postings: showPostings(sql, row).map((line, index) => toPosting(row, line, index + 1)),
  };
}

function toPosting(row: ShownRow, line: ShownPosting, number: number): Schemas['Posting'] {
  return {
    id: postingId(row.id, number),
    amount: formatAmount(line.amount, row.scale),
    asset_symbol: row.symbol,
    bucket: line.bucket,
    entity_type: line.entity_type,
    participant_id: line.entity_type === 'PARTICIPANT' ? line.entity_id : null,
    group_id: null,
    program_id: line.entity_type === 'PROGRAM' ? line.entity_id : null,
    ledger_entity_id: line.entity_type === 'LEDGER_ENTITY' ? line.entity_id : null,
    lot_id: line.lot_id,
    created_at: toTimestamp(row.created_at),
  };
}

/** A posting has no row of its own: its id follows from its entry and line (a UUID of the free form, version 8). */
function postingId(entryId: string, line: number): string {
  const digits = hash('sha256', `${entryId} ${line}`);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20, 32)].join('-');
}
