// Lists: await one page, or walk over every item of all pages.
import { UnreachableError } from './errors.js';

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly pagination: Pagination;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId: string | undefined;
}

/** Where a page ends. Source: the API's pagination rules. */
export interface Pagination {
  readonly has_more: boolean;
  /** Opaque; null or absent on the last page. */
  readonly next_cursor?: string | null;
}

/**
 * A list that is not requested yet. `await` sends one request and gives one page; `for await` gives every item,
 * page after page, from the given cursor on.
 */
export interface Listing<Item> extends PromiseLike<Page<Item>>, AsyncIterable<Item> {
  /** Page after page, from the given cursor on. */
  pages(): AsyncIterable<Page<Item>>;
  /**
   * The items of all pages at once.
   *
   * @param options - `limit`: the most items to take; later pages are not requested
   */
  toArray(options: { readonly limit: number }): Promise<Item[]>;
}

/** Gets one page: the first without a cursor. */
export type GetPage<Item> = (cursor: string | undefined) => Promise<Page<Item>>;

/**
 * Makes a {@link Listing} of a function that gets one page.
 *
 * @param start - the cursor to begin at
 */
export function createListing<Item>(getPage: GetPage<Item>, start: string | undefined): Listing<Item> {
  let first: Promise<Page<Item>> | undefined;
  return {
    then(onPage, onError) {
      first ??= getPage(start);
      return first.then(onPage, onError);
    },
    pages: () => walk(getPage, start),
    async toArray({ limit }) {
      const items: Item[] = [];
      if (limit <= 0) return items;
      for await (const item of itemsOf(walk(getPage, start))) {
        if (items.push(item) >= limit) break;
      }
      return items;
    },
    [Symbol.asyncIterator]: () => itemsOf(walk(getPage, start)),
  };
}

async function* itemsOf<Item>(pages: AsyncIterable<Page<Item>>): AsyncGenerator<Item, void> {
  for await (const page of pages) yield* page.data;
}

async function* walk<Item>(getPage: GetPage<Item>, start: string | undefined): AsyncGenerator<Page<Item>, void> {
  const seen = new Set([start]);
  let cursor = start;
  for (;;) {
    const page = await getPage(cursor);
    yield page;
    if (!page.pagination.has_more) return;
    cursor = page.pagination.next_cursor ?? undefined;
    // Going on would repeat items for ever.
    if (seen.has(cursor)) throw new UnreachableError('no usable answer: the list gives the same cursor twice');
    seen.add(cursor);
  }
}
