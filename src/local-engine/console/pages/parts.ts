// Words and pieces that several pages share.
import { html } from 'hono/html';
import type { RedemptionSummary } from '../../ledger/inspect.js';
import { type Listed, queryOf } from '../list.js';
import { type Html, short } from './layout.js';

const STATUS_WORDS: Readonly<Record<string, string>> = {
  COMPLETED: 'nothing given back',
  PARTIALLY_REVERSED: 'partly given back',
  FULLY_REVERSED: 'all given back',
};

/** The API's word, and a plain one. */
export function statusOf(status: string): Html {
  return html`<span class="status ${status.toLowerCase()}">${status}</span>
    <span class="plain">${STATUS_WORDS[status] ?? ''}</span>`;
}

/** `2 × Gift card, 1000.00 POINTS`. */
export function titleOf({ amount, asset_symbol, description, quantity, reward_name }: RedemptionSummary): string {
  const what = reward_name ?? description;
  return `${quantity === undefined ? what : `${quantity} × ${what}`}, ${amount} ${asset_symbol}`;
}

/** A link to what comes next, with the filters of this page; nothing at the end. */
export function nextPage(
  { pagination }: Listed<unknown>,
  path: string,
  filters: Readonly<Record<string, string>>,
): Html | '' {
  if (pagination.next_cursor === null) return '';
  const query = queryOf({ ...filters, cursor: pagination.next_cursor }).slice(1);
  return html`<p class="next"><a href="${path}?${query}">Older ones</a></p>`;
}

/** As the API and the sandbox's controls tell it. */
export interface ShownPosting {
  readonly amount: string;
  readonly entity_type: string;
  readonly bucket: string | null;
  readonly lot_id?: string | null;
}

/** Postings as a table: credit positive, debit negative. */
export function postingsTable(postings: readonly ShownPosting[], unit: string, caption: string): Html {
  return html`<table>
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Account</th>
        <th scope="col">Lot</th>
        <th scope="col" class="amount">${unit}</th>
      </tr>
    </thead>
    <tbody>
      ${postings.map(
        ({ amount, bucket, entity_type, lot_id = null }) =>
          html`<tr>
            <td>${bucket === null ? entity_type : `${entity_type}, ${bucket}`}</td>
            <td>${lot_id === null ? '–' : short(lot_id)}</td>
            <td class="amount">${amount}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
