// What the API does not tell of redemptions, for those who look into the sandbox: all of them in one list, the lots that
// one of them drew, and every entry that the journal has of it.
import type { components } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { ACCOUNTS_OF_EXTERNAL_ID, ACCOUNTS_OF_PARTICIPANT } from './owners.js';
import { entriesOfRedemption, type InspectedEntry } from './inspect-entries.js';
import { type ListRow, readPage } from './page.js';
import type { Answer } from './idempotency.js';
import { type RedemptionRow, loadRedemption, toRedemption } from './redemptions.js';
import { requireAllSettled } from './settle.js';
import { type Tx, toOptionalTimestamp, toTimestamp } from './tx.js';

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
  /** What reversals gave back of that. */
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

const SUMMARIES = 'SELECT * FROM redemptions_with_ids r';

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
        [`r.account_seq IN (${ACCOUNTS_OF_PARTICIPANT})`, query.participant_id],
        [`r.account_seq IN (${ACCOUNTS_OF_EXTERNAL_ID})`, query.external_id],
        ['r.status = ?', query.status],
      ],
      seqColumn: 'r.seq',
      direction: 'desc',
      toItems: (row: SummaryRow) => [toSummary(row)],
    },
    query,
  );
  return { status: 200, body: page };
}

/** @throws Refusal not_found */
export function inspectRedemption(tx: Tx, id: string): Answer {
  const redemption = loadRedemption(tx, id);
  requireAllSettled(tx, { participantId: redemption.participant_id, assetId: redemption.asset_id });
  const summary = tx.sql(`${SUMMARIES} WHERE r.id = ?`).get(id) as SummaryRow;
  const reward = tx
    .sql('SELECT id, name, status, redeemed_count, max_total FROM rewards WHERE seq = ?')
    .get(redemption.reward_seq) as Inspection['reward'];
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
       JOIN lots l ON l.account_seq = ? AND l.seq = d.lot_seq WHERE d.redemption_seq = ? ORDER BY d.n`,
    )
    .all(redemption.account_seq, redemption.seq) as DrawRow[];
  return rows.map((row) => ({
    lot_id: row.id,
    drawn: formatAmount(BigInt(row.amount), redemption.scale),
    returned: formatAmount(BigInt(row.amount) - stillOut(row, redemption), redemption.scale),
    status: row.status,
    created_at: toTimestamp(row.created_at),
    expires_at: toOptionalTimestamp(row.expires_at),
  }));
}

/** The last draw was given back first (D23): the ones before the open one are still out, the ones behind it are back. */
function stillOut(draw: DrawRow, { open_draw, open_draw_left }: RedemptionRow): bigint {
  if (open_draw === null || open_draw_left === null || draw.n > open_draw) return 0n;
  return draw.n === open_draw ? BigInt(open_draw_left) : BigInt(draw.amount);
}
