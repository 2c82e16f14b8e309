// Totals that are compared by SQL alone: units of rewards, and the order of an account's lots.
import { uuid } from '../../store/schema.js';
import type { Tx } from '../tx.js';

const UNITS_OUT = 'sum(quantity - reversed_quantity) AS units';

interface Difference {
  reward_id: string;
  participant_id: string;
  kept: number;
  units: number;
}

/** Counters must equal the units redeemed minus reversed, in total and per participant. */
export function checkRewards(tx: Tx): string[] {
  const rewards = tx
    .sql(
      `SELECT w.id AS reward_id, w.redeemed_count AS kept, coalesce(r.units, 0) AS units FROM rewards w
       LEFT JOIN (SELECT reward_seq, ${UNITS_OUT} FROM redemptions WHERE kind = 'UNIT_BASED' GROUP BY 1) r ON r.reward_seq = w.seq
       WHERE kept <> coalesce(r.units, 0)`,
    )
    .all() as Difference[];
  const participants = tx
    .sql(
      `SELECT w.id AS reward_id, p.id AS participant_id, coalesce(c.units, 0) AS kept, coalesce(r.units, 0) AS units
       FROM reward_counts c
       FULL JOIN (SELECT reward_seq, participant_seq, ${UNITS_OUT} FROM redemptions JOIN accounts a ON a.seq = account_seq
         WHERE kind = 'UNIT_BASED' GROUP BY 1, 2) r USING (reward_seq, participant_seq)
       LEFT JOIN rewards w ON w.seq = reward_seq LEFT JOIN participants p ON p.seq = participant_seq
       WHERE coalesce(c.units, 0) <> coalesce(r.units, 0)`,
    )
    .all() as Difference[];
  return [
    ...rewards.map((row) => `reward ${row.reward_id}: redeemed_count is ${row.kept}, redemptions say ${row.units}`),
    ...participants.map(
      (row) =>
        `reward ${row.reward_id}, participant ${row.participant_id}: ${row.kept} units, redemptions say ${row.units}`,
    ),
  ];
}

/** The date at which an account is next checked must not be later than the next due date of its lots. */
export function checkDue(tx: Tx): string[] {
  const late = tx.sql(
    `SELECT participant_id, asset_id FROM accounts_readable a JOIN (
       SELECT account_seq, min(CASE status WHEN 'AVAILABLE' THEN expires_at
         ELSE min(coalesce(matures_at, expires_at), coalesce(expires_at, matures_at)) END) AS due
       FROM lots WHERE status IN ('AVAILABLE', 'DEFERRED') GROUP BY 1) ON account_seq = a.seq
     WHERE due < coalesce(next_due_at, due + 1)`,
  );
  return (late.all() as { participant_id: string; asset_id: string }[]).map(
    (row) => `participant ${row.participant_id}, asset ${row.asset_id}: a lot falls due before the account says so`,
  );
}

/** An account must not begin its search after one of its AVAILABLE lots, and lots are numbered by age. */
export function checkOrder(tx: Tx): string[] {
  const passed = tx.sql(
    `SELECT ${uuid('l.id')} AS id FROM accounts a JOIN lots l ON l.account_seq = a.seq
     WHERE l.seq < a.open_from AND l.status = 'AVAILABLE'`,
  );
  // A lot that is made later would lie before it, and never be spent.
  const beyond = tx.sql(
    `SELECT participant_id, asset_id FROM accounts_readable a
     WHERE open_from > coalesce((SELECT max(seq) FROM lots WHERE account_seq = a.seq), 1)`,
  );
  const gaps = tx.sql(
    `SELECT participant_id, asset_id FROM accounts_readable a JOIN (
       SELECT account_seq FROM lots GROUP BY 1 HAVING min(seq) <> 1 OR max(seq) <> count(*)) ON account_seq = a.seq`,
  );
  const younger = tx.sql(
    `SELECT ${uuid('l.id')} AS id FROM lots l JOIN lots next ON next.account_seq = l.account_seq
       AND next.seq = l.seq + 1 WHERE next.created_at < l.created_at`,
  );
  return [
    ...(passed.all() as { id: string }[]).map(({ id }) => `lot ${id} is AVAILABLE, but its account looks behind it`),
    ...(beyond.all() as { participant_id: string; asset_id: string }[]).map(
      (row) =>
        `participant ${row.participant_id}, asset ${row.asset_id}: the account looks for lots behind its last one`,
    ),
    ...(gaps.all() as { participant_id: string; asset_id: string }[]).map(
      (row) => `participant ${row.participant_id}, asset ${row.asset_id}: its lots are not numbered one by one`,
    ),
    ...(younger.all() as { id: string }[]).map(({ id }) => `lot ${id} is younger than the one numbered after it`),
  ];
}
