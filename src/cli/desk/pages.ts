// Many pages of a list as one.
import { UnreachableError } from '../../sdk/index.js';
import { flag, positiveNumber, type FlagsOf } from '../help/command.js';

/** The longest page the API gives. Source: the API's conventions, pagination. */
const LONGEST_PAGE = 200;
/** The page it gives unless told otherwise. */
const API_PAGE = 50;

export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly pagination: { readonly has_more: boolean; readonly next_cursor?: string | null };
}

/**
 * Fetches pages until `wanted` items are there or the list ends.
 *
 * @param wanted - how many items; Infinity for all
 * @returns the items in the API's order, with the last page's pagination, which tells whether and where the list goes on
 * @throws UnreachableError when the list goes round in circles
 */
export async function collectPages<T>(
  fetchPage: (request: PageRequest) => PromiseLike<Page<T>>,
  wanted: number,
  start: { readonly cursor?: string } = {},
): Promise<Page<T>> {
  const data: T[] = [];
  const seen = new Set<string>();
  let cursor = start.cursor;
  for (;;) {
    const limit = Math.min(LONGEST_PAGE, wanted - data.length);
    const { data: items, pagination } = await fetchPage({ limit, ...(cursor !== undefined && { cursor }) });
    data.push(...items);
    if (!pagination.has_more || data.length >= wanted) return { data, pagination };
    cursor = pagination.next_cursor ?? '';
    // Going on would repeat items for ever; stopping would make a part look like the whole.
    if (seen.has(cursor)) throw new UnreachableError('no usable answer: the list gives the same cursor twice');
    seen.add(cursor);
  }
}

// The flags of commands that print a list, and how much of the list they fetch.

export const PAGING_FLAGS = [
  flag('--limit <n>', `at most this many (default: one page of the API, ${API_PAGE})`, positiveNumber),
  flag('--all', 'every one, however many', { conflicts: 'limit' }),
  flag('--cursor <cursor>', 'go on from the next_cursor of an earlier answer'),
] as const;

type PagingFlags = FlagsOf<typeof PAGING_FLAGS>;

/** Fetches what the flags ask for, page after page. */
export async function fetchAsAsked<T>(
  flags: PagingFlags,
  fetchPage: (request: PageRequest) => PromiseLike<Page<T>>,
): Promise<Page<T>> {
  const cursor = flags.cursor === undefined ? {} : { cursor: flags.cursor };
  if (flags.all === true) return collectPages(fetchPage, Infinity, cursor);
  // Without a number the page is as long as the API likes it to be.
  return flags.limit === undefined ? await fetchPage(cursor) : await collectPages(fetchPage, flags.limit, cursor);
}
