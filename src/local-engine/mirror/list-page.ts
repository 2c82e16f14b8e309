// Pages of a list that is in memory: a mirror holds what one person works on.
import { Refusal } from '../rules/refusal.js';
import type { Fields } from '../http/validate.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** @throws Refusal invalid_request for a cursor that is none */
export function pageOf(items: readonly { readonly id: string }[], query: Fields): unknown {
  const limit = Math.min((query.limit as number | undefined) ?? DEFAULT_LIMIT, MAX_LIMIT);
  const start = startOf(items, query.cursor as string | undefined);
  const data = items.slice(start, start + limit);
  const hasMore = start + limit < items.length;
  return { data, pagination: { has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null } };
}

/** The cursor is the last item that was seen: it stays right when others come and go. */
function startOf(items: readonly { readonly id: string }[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const at = items.findIndex(({ id }) => id === cursor);
  if (at === -1) throw new Refusal('invalid_request', 'cursor is not one of this list');
  return at + 1;
}
