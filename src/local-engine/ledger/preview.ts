// What a rehearsed request would bring about, in the form of the wire.
import { formatAmount } from '../../sdk/money.js';
import type { Effects, PostedEntry, PostingLine } from './effects.js';
import type { PreviewEffects } from './shapes.js';
import { toOptionalTimestamp } from './tx.js';

/** @param effects - of an operation that posted; undefined is returned for one that posted nothing */
export function toPreviewEffects(effects: Effects): PreviewEffects | undefined {
  const { entries, lots, reward } = effects;
  const [first] = entries;
  if (first === undefined) return undefined;
  return {
    lots: lots.map((lot) => ({
      lot_id: lot.lotId,
      amount: formatAmount(lot.amount, first.scale),
      expires_at: toOptionalTimestamp(lot.expiresAt),
      expired: lot.expired,
    })),
    postings: entries.flatMap((entry) => entry.postings.map((line) => toPosting(entry, line))),
    journal_entries: entries.map((entry) => entry.actionType),
    ...(reward !== undefined && {
      reward: {
        id: reward.id,
        redeemed_count_before: reward.countBefore,
        redeemed_count_after: reward.countAfter,
        status_before: reward.statusBefore,
        status_after: reward.statusAfter,
      },
    }),
  };
}

function toPosting(entry: PostedEntry, line: PostingLine): PreviewEffects['postings'][number] {
  return {
    entity_type: line.entity_type,
    participant_id: line.entity_type === 'PARTICIPANT' ? line.entity_id : null,
    asset_id: entry.assetId,
    bucket: line.bucket,
    lot_id: line.lot_id,
    amount: formatAmount(BigInt(line.amount), entry.scale),
  };
}
