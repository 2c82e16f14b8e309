// Writing a redemption down: its draws, its own record of what a reversal will need, its entry, its key.
import assert from 'node:assert';
import type { RedemptionSize } from '../rules/redemption.js';
import type { RedemptionKind } from '../rules/reversal.js';
import { type Account, openAccount, saveAccount } from './accounts.js';
import { rememberKey, sealedRequest } from './idempotency.js';
import { accountLine, participantLine, postEntry } from './journal.js';
import { type LotDraw, spendFromLots } from './lots.js';
import type { AssetRow, ParticipantRow, ProgramRow } from './objects.js';
import { settleOverdraft } from './overdraft.js';
import { loadRedemption, toRedemption } from './redemptions.js';
import type { RewardRow } from './rewards.js';
import { takeStock } from './rewards-stock.js';
import type { Tx } from './tx.js';

/** Who spends what under which program, and the entry's texts. */
export interface Spend {
  readonly kind: RedemptionKind;
  readonly participant: ParticipantRow;
  readonly program: ProgramRow;
  readonly asset: AssetRow;
  readonly reward: RewardRow | undefined;
  readonly description: string;
  readonly key: string | undefined;
  readonly fingerprint: string;
}

/** Posts a redemption that nothing forbids; returns the answer's text. */
export function postRedemption(tx: Tx, spend: Spend, size: RedemptionSize, before: Account): string {
  const { program, participant, asset } = spend;
  const ids = { redemption: tx.newId(), entry: tx.newId() };
  const isLots = asset.inventory_mode === 'LOT';
  const opened = openAccount(tx, before, participant, asset);
  const account = settleOverdraft(tx, opened, { program, scale: asset.scale, isLots });
  const { draws, openFrom } = isLots
    ? spendFromLots(tx, account, 'AVAILABLE', size.amount)
    : { draws: [], openFrom: account.openFrom };
  const entrySeq = tx.head.seq + 1;
  const seq = insertRedemption(tx, spend, size, { ...ids, account: account.seq, entrySeq, last: draws.at(-1) });
  for (const draw of draws) {
    tx.sql('INSERT INTO draws VALUES (?, ?, ?, ?)').run(seq, draw.n, draw.lotSeq, draw.amount.toString());
  }
  if (spend.reward !== undefined && size.quantity !== null)
    takeStock(tx, spend.reward.seq, participant.seq, size.quantity);
  const answer = JSON.stringify(toRedemption(loadRedemption(tx, ids.redemption)));
  const debits =
    draws.length === 0
      ? [participantLine(participant.id, 'AVAILABLE', -size.amount)]
      : draws.map((draw) => participantLine(participant.id, 'AVAILABLE', -draw.amount, draw.lotId));
  const posted = postEntry(tx, {
    id: ids.entry,
    actionType: 'REDEMPTION',
    program,
    account,
    scale: asset.scale,
    redemption: { seq, newestEntry: 0 },
    amount: size.amount,
    quantity: size.quantity,
    description: spend.description,
    postings: [
      ...debits,
      accountLine(program.redemption_target_type, program.redemption_target_entity_id, size.amount),
    ],
    // Nobody can ask for the answer again without a key, and it is half of what the entry takes up.
    ...(spend.key !== undefined && { request: sealedRequest(spend.fingerprint, spend.key), answer }),
  });
  assert(posted.newestEntry === entrySeq, 'something was posted between a redemption and its entry');
  saveAccount(tx, { ...posted, openFrom, available: account.available - size.amount });
  rememberKey(tx, program.seq, spend.key, entrySeq);
  return answer;
}

interface RedemptionIds {
  readonly redemption: string;
  readonly entry: string;
  readonly account: number;
  readonly entrySeq: number;
  readonly last: LotDraw | undefined;
}

/** Records the facts that a reversal will read: kind, unit cost, target, and the last draw, where giving back begins. */
function insertRedemption(tx: Tx, spend: Spend, size: RedemptionSize, ids: RedemptionIds): number {
  const { program, reward } = spend;
  const { lastInsertRowid } = tx
    .sql(
      `INSERT INTO redemptions (id, kind, program_seq, account_seq, reward_seq, amount, quantity, unit_cost, target_type,
         target_entity_id, description, journal_entry_id, created_at, reversed_quantity, open_draw, open_draw_left,
         newest_entry, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ids.redemption,
      spend.kind,
      program.seq,
      ids.account,
      reward?.seq ?? null,
      size.amount.toString(),
      size.quantity,
      reward?.unit_cost ?? null,
      program.redemption_target_type,
      program.redemption_target_entity_id,
      spend.description,
      ids.entry,
      tx.now,
      size.quantity === null ? null : 0,
      ids.last?.n ?? null,
      ids.last?.amount.toString() ?? null,
      ids.entrySeq,
      tx.now,
    );
  return lastInsertRowid as number;
}
