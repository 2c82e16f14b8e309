// What has been done to a redemption since a row about it was sent: for rows so old that their key may be forgotten.
import type { Reversal, ScripClient } from '../../sdk/index.js';
import type { OpenRow } from '../journal/types.js';

export interface SeenReversals {
  readonly line: number;
  readonly redemption_id: string;
  readonly idempotency_key: string;
  /** When it was first sent; absent when that is not known. */
  readonly sent_at?: string;
  /** Reversals since then, oldest first; absent when they could not be read. */
  readonly reversals?: readonly Reversal[];
}

/** Clocks differ: a reversal that seems to be a little older than the row can still be the row's. */
const SLACK_MS = 10 * 60 * 1000;

export async function reversalsSince(client: ScripClient, row: OpenRow): Promise<SeenReversals> {
  const { firstSentAtMs = 0, key, line, request } = row;
  const about = {
    line,
    redemption_id: request.redemptionId,
    idempotency_key: key,
    ...(firstSentAtMs > 0 && { sent_at: new Date(firstSentAtMs).toISOString() }),
  };
  try {
    const reversals: Reversal[] = [];
    for await (const reversal of client.redemptions.reversals(request.redemptionId)) {
      if (!(Date.parse(reversal.created_at) < firstSentAtMs - SLACK_MS)) reversals.push(reversal);
    }
    return { ...about, reversals };
  } catch {
    return about;
  }
}
