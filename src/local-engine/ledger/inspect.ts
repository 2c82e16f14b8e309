// What the API does not show about redemptions, for the sandbox's pages: all of them in one list, the lots that
// one of them drew, and every entry that the journal has of it.
import type { components } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { readPage, type ListRow, type Walk } from './page.js';
import type { Answer } from './tx.js';
import { loadRedemption, toRedemption, type RedemptionRow } from './redemptions.js';
import { requireAllSettled } from './due-lots.js';
import { GENESIS, toOptionalTimestamp, toTimestamp, type Tx } from './tx.js';
import type { EntryRow } from './journal.js';
import { showPostings, type ShownPosting } from './postings.js';
import { EXPIRED_RETURN } from './reverse.js';
import { boundsOf, newestOf, redemptionsOf } from './walks.js';

/** A redemption with the names of what it refers to. */
export type RedemptionSummary = components['schemas']['Redemption'] & {
  readonly external_id: string;
  readonly asset_symbol: string;
  readonly reward_name?: string;
};

/** What a redemption took from one lot. */
export interface DrawnLot {
  readonly lot_id: string;
  readonly drawn: string;
  /** How much of that reversals returned. */
  readonly returned: string;
  /** Of the lot today. */
  readonly status: string;
  readonly created_at: string;
  readonly expires_at: string | null;
}

export interface Inspection {
  readonly redemption: RedemptionSummary;
  readonly participant_status: string;
  /** In the order in which they were drawn. */
  readonly lots: readonly DrawnLot[];
  readonly reward?: {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly redeemed_count: number;
    readonly max_total: number | null;
  };
  /** Newest first. */
  readonly entries: readonly InspectedEntry[];
  readonly entries_left_out: boolean;
}

type SummaryRow = RedemptionRow & ListRow & { external_id: string; symbol: string; reward_name: string | null };

const SUMMARIES = 'SELECT * FROM redemptions_readable r';

export interface AllRedemptionsQuery {
  readonly participant_id?: string;
  readonly external_id?: string;
  readonly status?: RedemptionRow['status'];
  readonly limit?: number;
  readonly cursor?: string;
}

/** The redemptions of all participants, newest first. */
export function listAllRedemptions(tx: Tx, query: AllRedemptionsQuery): Answer {
  const page = readPage(
    tx,
    {
      identity: 'all redemptions',
      select: SUMMARIES,
      where: [
        ['r.participant_id = ?', query.participant_id],
        ['r.external_id = ?', query.external_id],
        ['r.status = ?', query.status],
      ],
      seqColumn: 'r.seq',
      direction: 'desc',
      walk: walkOf(tx, query),
      toItems: (row: SummaryRow) => [toSummary(row)],
    },
    query,
  );
  return { status: 200, body: page };
}

function walkOf(tx: Tx, { external_id: externalId, participant_id: id }: AllRedemptionsQuery): Walk {
  const bounds = boundsOf(tx, 'redemptions');
  if (id !== undefined) return redemptionsOf(tx, { id }, bounds);
  return externalId === undefined ? newestOf(tx, 'redemptions', bounds) : redemptionsOf(tx, { externalId }, bounds);
}

/** @throws Refusal not_found */
export function inspectRedemption(tx: Tx, id: string): Answer {
  const redemption = loadRedemption(tx, id);
  requireAllSettled(tx, { participantId: redemption.participant_id, assetId: redemption.asset_id });
  const summary = tx.sql(`${SUMMARIES} WHERE r.seq = ?`).get(redemption.seq) as SummaryRow;
  const reward = tx
    .sql('SELECT id, name, status, redeemed_count, max_total FROM rewards WHERE seq = @seq')
    .get({ seq: redemption.reward_seq }) as Inspection['reward'];
  const body: Inspection = {
    redemption: toSummary(summary),
    participant_status: redemption.participant_status,
    lots: drawnLots(tx, redemption),
    ...(reward !== undefined && { reward }),
    ...entriesOfRedemption(tx, redemption),
  };
  return { status: 200, body };
}

function toSummary(row: SummaryRow): RedemptionSummary {
  return {
    ...toRedemption(row),
    external_id: row.external_id,
    asset_symbol: row.symbol,
    ...(row.reward_name !== null && { reward_name: row.reward_name }),
  };
}

interface DrawRow {
  n: number;
  amount: string;
  id: string;
  status: string;
  created_at: number;
  expires_at: number | null;
}

function drawnLots(tx: Tx, redemption: RedemptionRow): DrawnLot[] {
  const rows = tx
    .sql(
      `SELECT d.n, d.amount, l.id, l.status, l.created_at, l.expires_at FROM draws d
       JOIN lots_readable l ON l.account_seq = @account AND l.seq = d.lot_seq WHERE d.redemption_seq = @redemption ORDER BY d.n`,
    )
    .all({ account: redemption.account_seq, redemption: redemption.seq }) as DrawRow[];
  return rows.map((row) => ({
    lot_id: row.id,
    drawn: formatAmount(BigInt(row.amount), redemption.scale),
    returned: formatAmount(BigInt(row.amount) - stillOut(row, redemption), redemption.scale),
    status: row.status,
    created_at: toTimestamp(row.created_at),
    expires_at: toOptionalTimestamp(row.expires_at),
  }));
}

/** The last draw is returned first (D23): draws before the open one are not returned, those after it fully. */
function stillOut(draw: DrawRow, { open_draw, open_draw_left }: RedemptionRow): bigint {
  if (open_draw === null || open_draw_left === null || draw.n > open_draw) return 0n;
  return draw.n === open_draw ? BigInt(open_draw_left) : BigInt(draw.amount);
}

// The entries that the journal has of one redemption, as they are sealed.

interface InspectedEntry {
  readonly id: string;
  readonly sequence_number: number;
  readonly action_type: string;
  readonly reversal_id?: string;
  readonly quantity?: number;
  readonly description: string;
  readonly created_at: string;
  /** Of the entry that this one seals. */
  readonly previous_hash: string;
  readonly entry_hash: string;
  readonly postings: ReadonlyArray<
    Omit<ShownPosting, 'amount'> & {
      /** Decimal; credit positive, debit negative. */
      readonly amount: string;
    }
  >;
}

const MOST_ENTRIES = 200;

type Row = EntryRow & { previous_hash: string | null };

// A reversal's value that went on to breakage has an entry of its own, right behind it (D24).
const ENTRIES = `
  WITH RECURSIVE own (seq, action_type, previous) AS (
    SELECT seq, action_type, redemption_previous FROM journal_entries WHERE seq = @newest
    UNION ALL SELECT e.seq, e.action_type, e.redemption_previous FROM own CROSS JOIN journal_entries e ON e.seq = own.previous
    LIMIT @limit),
  all_seqs AS (
    SELECT seq FROM own
    UNION SELECT x.seq FROM own JOIN journal_entries x ON x.seq = own.seq + 1
      WHERE own.action_type = 'REVERSAL' AND x.action_type = 'EXPIRY' AND x.description = @description
  )
  SELECT e.*, lower(hex(before.entry_hash)) AS previous_hash FROM all_seqs CROSS JOIN journal_readable e USING (seq)
  LEFT JOIN journal_entries before ON before.seq = e.seq - 1 ORDER BY e.seq DESC LIMIT @limit`;

/** Newest first: the redemption, its reversals, and what of them went on to breakage. */
function entriesOfRedemption(
  tx: Tx,
  redemption: RedemptionRow,
): { entries: InspectedEntry[]; entries_left_out: boolean } {
  const asked = { newest: redemption.newest_entry, description: EXPIRED_RETURN, limit: MOST_ENTRIES + 1 };
  const rows = tx.sql(ENTRIES).all(asked) as Row[];
  const entries = rows.slice(0, MOST_ENTRIES).map((row) => toInspected(tx, row));
  return { entries, entries_left_out: rows.length > MOST_ENTRIES };
}

function toInspected(tx: Tx, row: Row): InspectedEntry {
  return {
    id: row.id,
    sequence_number: row.seq,
    action_type: row.action_type,
    ...(row.reversal_id !== null && { reversal_id: row.reversal_id }),
    ...(row.quantity !== null && { quantity: row.quantity }),
    description: row.description,
    created_at: toTimestamp(row.created_at),
    previous_hash: row.previous_hash ?? GENESIS.hash,
    entry_hash: row.entry_hash,
    postings: showPostings(tx.sql, row).map((line) => ({ ...line, amount: formatAmount(line.amount, row.scale) })),
  };
}
