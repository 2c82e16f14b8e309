// A row of a batch as the body of its request.
import type { OpenRow } from '../journal/types.js';
import type { ReversalRequest } from './plan-reversal.js';

export function bodyOf({ key, request }: Pick<OpenRow, 'key' | 'request'>): ReversalRequest {
  const { reason, amount, quantity } = request;
  return {
    reason,
    ...(amount !== undefined && { amount }),
    ...(quantity !== undefined && { quantity }),
    idempotency_key: key,
  };
}
