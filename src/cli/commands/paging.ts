// The flags of commands that print a list, and how much of the list they fetch.
import { Option, type Command } from 'commander';
import type { Page, PageRequest } from '../services/collect-pages.js';
import { positiveNumber } from './values.js';

export interface PagingFlags {
  readonly limit?: number;
  readonly all?: boolean;
  readonly cursor?: string;
}

export function addPagingFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--limit <n>', 'at most this many (default: one page of the API, 50)').argParser(positiveNumber),
    )
    .addOption(new Option('--all', 'every one, however many').conflicts('limit'))
    .option('--cursor <cursor>', 'go on from the next_cursor of an earlier answer');
}

/** Fetches what the flags ask for, page after page. */
export async function fetchAsAsked<T>(
  flags: PagingFlags,
  fetchPage: (request: PageRequest) => PromiseLike<Page<T>>,
): Promise<Page<T>> {
  const { collectPages } = await import('../services/collect-pages.js');
  const cursor = flags.cursor === undefined ? {} : { cursor: flags.cursor };
  if (flags.all === true) return collectPages(fetchPage, Infinity, cursor);
  // Without a number the page is as long as the API likes it to be.
  return flags.limit === undefined ? await fetchPage(cursor) : await collectPages(fetchPage, flags.limit, cursor);
}
