// The list of all redemptions.
import { html } from 'hono/html';
import { subtractAmounts } from '../../../sdk/money.js';
import type { RedemptionSummary } from '../../ledger/inspect.js';
import type { Listed } from '../list.js';
import { bar } from './bars.js';
import { type Frame, type Html, moment, page } from './layout.js';
import { nextPage, titleOf, statusOf } from './parts.js';

/** As typed, all of them optional. */
export interface Filters {
  readonly id: string | undefined;
  readonly who: string | undefined;
  readonly status: string | undefined;
}

const STATUSES = [
  ['', 'any'],
  ['COMPLETED', 'nothing given back'],
  ['PARTIALLY_REVERSED', 'partly given back'],
  ['FULLY_REVERSED', 'all given back'],
] as const;

export function redemptionsPage(frame: Frame | undefined, list: Listed<RedemptionSummary>, filters: Filters): Html {
  const { who = '', status = '' } = filters;
  const none = who === '' && status === '' ? 'There is no redemption yet.' : 'No redemption is like this.';
  return page(
    frame,
    'Redemptions',
    html`<h1>Redemptions</h1>
      ${searchForm(who, status)}
      ${
        list.data.length === 0
          ? html`<p>${none}</p>`
          : html`<p class="legend">
                <span class="key reversed" aria-hidden="true"></span> given back
                <span class="key remaining" aria-hidden="true"></span> remaining
              </p>
              <ul class="cards">
                ${list.data.map(card)}
              </ul>`
      }
      ${nextPage(list, '/', { who, status })}`,
  );
}

function searchForm(who: string, status: string): Html {
  return html`<form method="get" action="/" class="row" role="search" aria-label="Redemptions">
    <div>
      <label for="id">Redemption id</label>
      <input id="id" name="id" autocomplete="off" spellcheck="false" />
    </div>
    <div>
      <label for="who">Participant (external id)</label>
      <input id="who" name="who" value="${who}" autocomplete="off" spellcheck="false" />
    </div>
    <div>
      <label for="status">Status</label>
      <select id="status" name="status">
        ${STATUSES.map(
          ([value, words]) =>
            html`<option value="${value}" ${value === status ? html`selected` : ''}>${words}</option>`,
        )}
      </select>
    </div>
    <button>Show</button>
  </form>`;
}

function card(redemption: RedemptionSummary): Html {
  const { amount, asset_symbol: unit, created_at, external_id, id, reversed_amount } = redemption;
  return html`<li>
    <h2><a href="/redemptions/${id}">${titleOf(redemption)}</a></h2>
    <p class="facts">${external_id} · ${moment(created_at)} · ${statusOf(redemption.status)}</p>
    ${bar(amount, reversed_amount, unit)}
    <p class="numbers">
      <span>${reversed_amount} given back</span> <span>${subtractAmounts(amount, reversed_amount)} remaining</span>
    </p>
  </li>`;
}
