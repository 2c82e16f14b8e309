// Redemptions of a participant, and the reversals of a redemption.
import type { components, operations } from '../../sdk/generated/schema.js';
import type { Answer } from './idempotency.js';
import { loadParticipant } from './objects.js';
import { ACCOUNTS_OF_PARTICIPANT, ENTRIES_OF_REDEMPTION } from './owners.js';
import { type ListRow, readPage } from './page.js';
import { REDEMPTION_QUERY, type RedemptionRow, loadRedemption, toRedemption } from './redemptions.js';
import { readTime } from './time.js';
import type { Tx } from './tx.js';

type Schemas = components['schemas'];
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

export function getRedemption(tx: Tx, id: string): Answer {
  return { status: 200, body: toRedemption(loadRedemption(tx, id)) };
}

/** Newest first; raw and catalog redemptions together. */
export function listRedemptions(tx: Tx, participantId: string, query: Query<'listRedemptions'>): Answer {
  loadParticipant(tx, participantId);
  const page = readPage(
    tx,
    {
      identity: `redemptions of ${participantId}`,
      select: REDEMPTION_QUERY,
      where: [
        [`r.account_seq IN (${ACCOUNTS_OF_PARTICIPANT})`, participantId],
        ['r.status = ?', query.status],
        ['r.reward_id = ?', query.reward_catalog_item_id],
        ['r.created_at >= ?', query.from === undefined ? undefined : readTime(query.from, 'from')],
        ['r.created_at < ?', query.to === undefined ? undefined : readTime(query.to, 'to')],
      ],
      seqColumn: 'r.seq',
      direction: 'desc',
      toItems: (row: RedemptionRow & ListRow) => [toRedemption(row)],
    },
    query,
  );
  return { status: 200, body: page };
}

/** Oldest first, each as it was first answered. */
export function listReversals(tx: Tx, redemptionId: string, query: Query<'listReversals'>): Answer {
  const redemption = loadRedemption(tx, redemptionId);
  const page = readPage(
    tx,
    {
      identity: `reversals of ${redemptionId}`,
      select: 'SELECT seq, answer FROM journal_entries',
      where: [
        [`seq IN (${ENTRIES_OF_REDEMPTION})`, redemption.seq],
        ['action_type = ?', 'REVERSAL'],
      ],
      seqColumn: 'seq',
      direction: 'asc',
      toItems: (row: ListRow & { answer: string }) => [JSON.parse(row.answer) as Schemas['Reversal']],
    },
    query,
  );
  return { status: 200, body: page };
}
