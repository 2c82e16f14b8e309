// The list of all redemptions.
// A file of its own because one file for each page.
import { html } from 'hono/html';
import { subtractAmounts } from '../../../sdk/money.js';
import type { Inspection, RedemptionSummary } from '../../ledger/inspect.js';
import type { Listed } from '../ask.js';
import {
  bar,
  blocks,
  moment,
  nextPage,
  notice,
  page,
  postingsTable,
  secret,
  short,
  statusOf,
  titleOf,
  type Frame,
  type Html,
} from './layout.js';

/** As typed, all of them optional. */
export interface Filters {
  readonly id: string | undefined;
  readonly who: string | undefined;
  readonly status: string | undefined;
}

const STATUSES = [
  ['', 'any'],
  ['COMPLETED', 'nothing reversed'],
  ['PARTIALLY_REVERSED', 'partly reversed'],
  ['FULLY_REVERSED', 'fully reversed'],
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
                <span class="key reversed" aria-hidden="true"></span> reversed
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
      <span>${reversed_amount} reversed</span> <span>${subtractAmounts(amount, reversed_amount)} remaining</span>
    </p>
  </li>`;
}

// One redemption: what is left of it, where it came from, what each reversal returned, and what the journal says.

type Entry = Inspection['entries'][number];

/** @param reversalId - of the reversal that was just posted */
export function redemptionPage(frame: Frame | undefined, found: Inspection, reversalId: string | undefined): Html {
  const { redemption } = found;
  const { amount, asset_symbol: unit, reversed_amount } = redemption;
  const remaining = subtractAmounts(amount, reversed_amount);
  const posted = found.entries.find((entry) => entry.reversal_id === reversalId);
  return page(
    frame,
    titleOf(redemption),
    html`${posted === undefined || reversalId === undefined ? '' : reversed(posted, reversalId, unit)}
      <h1>${titleOf(redemption)}</h1>
      <p>${statusOf(redemption.status)}</p>
      ${bar(amount, reversed_amount, unit)}
      <p class="numbers"><span>${reversed_amount} reversed</span> <span>${remaining} remaining</span></p>
      ${facts(found)}
      ${redemption.status === 'FULLY_REVERSED' ? html`<p>Nothing remains to be reversed.</p>` : form(frame, found)}
      ${lots(found)} ${entries(found)}`,
  );
}

function reversed({ postings }: Entry, id: string, unit: string): Html {
  const given = postings.find(({ entity_type }) => entity_type !== 'PARTICIPANT')?.amount.replace('-', '') ?? '';
  return notice('good', html`<p><strong>Reversed: ${given} ${unit}.</strong> Reversal ${short(id)}.</p>`);
}

function facts({ participant_status, redemption, reward }: Inspection): Html {
  const stock =
    reward === undefined
      ? ''
      : html`<dt>Reward</dt>
          <dd>
            ${reward.name}: ${reward.status}, ${reward.redeemed_count}
            ${reward.max_total === null ? 'redeemed, no limit' : `of ${reward.max_total} redeemed`}
          </dd>`;
  return html`<dl>
    <dt>Id</dt>
    <dd><code>${redemption.id}</code></dd>
    <dt>Participant</dt>
    <dd>${redemption.external_id} (${participant_status})</dd>
    <dt>Redeemed</dt>
    <dd>${moment(redemption.created_at)}</dd>
    <dt>Description</dt>
    <dd>${redemption.description}</dd>
    ${stock}
  </dl>`;
}

/** A reversal by units where units are counted, by amount elsewhere; empty for all that remains. */
function form(frame: Frame | undefined, { redemption }: Inspection): Html {
  const { asset_symbol: unit, id, quantity, reversed_quantity = 0 } = redemption;
  const size =
    quantity === undefined
      ? html`<label for="amount">Amount in ${unit} (empty: all that remains)</label>
          <input id="amount" name="amount" inputmode="decimal" autocomplete="off" />`
      : html`<label for="quantity">Units, up to ${quantity - reversed_quantity} (empty: all that remain)</label>
          <input id="quantity" name="quantity" inputmode="numeric" autocomplete="off" />`;
  return html`<section aria-labelledby="reverse">
    <h2 id="reverse">Reverse</h2>
    <form method="post" action="/redemptions/${id}/preview" class="stack">
      ${secret(frame?.csrf ?? '')} ${size}
      <label for="reason">Reason</label>
      <input id="reason" name="reason" required maxlength="500" autocomplete="off" />
      <button>Preview</button>
      <p class="hint">Nothing is posted before you have seen what will happen.</p>
    </form>
  </section>`;
}

function lots({ entries: all, lots: drawn, redemption }: Inspection): Html | '' {
  if (drawn.length === 0) return '';
  const words = drawn.map(({ drawn: from, returned }, n) => `lot ${n + 1}: ${returned} of ${from} is back`).join('; ');
  return html`<section aria-labelledby="lots">
    <h2 id="lots">Lots, in the order they were drawn</h2>
    ${blocks(drawn, redemption.amount, words)}
    <ol class="lots">
      ${drawn.map(
        (lot) =>
          html`<li>
            ${short(lot.lot_id)} <span class="status">${lot.status}</span>
            <span>${lot.drawn} drawn, ${lot.returned} back</span>
            <span>${lot.expires_at === null ? 'never expires' : html`expires ${moment(lot.expires_at)}`}</span>
            ${returns(all, lot.lot_id)}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** What each reversal returned to one lot, and what of that went on to breakage. */
function returns(all: readonly Entry[], lotId: string): Html | '' {
  const moved = all.flatMap(({ action_type, created_at, postings, sequence_number }) =>
    postings
      .filter((line) => line.lot_id === lotId && action_type !== 'REDEMPTION')
      .map(({ amount }) => ({ action_type, amount, created_at, sequence_number })),
  );
  if (moved.length === 0) return '';
  return html`<ul>
    ${moved.map(
      ({ action_type, amount, created_at, sequence_number }) =>
        html`<li>
          ${action_type === 'REVERSAL' ? `${amount} back` : `${amount.replace('-', '')} expired at once`},
          ${moment(created_at)}, <a href="#entry-${sequence_number}">entry ${sequence_number}</a>
        </li>`,
    )}
  </ul>`;
}

function entries({ entries: all, entries_left_out, redemption }: Inspection): Html {
  return html`<section aria-labelledby="entries">
    <h2 id="entries">In the journal</h2>
    ${all.map((entry) => entryOf(entry, redemption.asset_symbol))}
    ${entries_left_out ? html`<p>Older entries are left out here; the journal has them.</p>` : ''}
  </section>`;
}

function entryOf(entry: Entry, unit: string): Html {
  return html`<article class="entry" id="entry-${entry.sequence_number}">
    <h3>${entry.action_type} <span class="sequence">entry ${entry.sequence_number}</span></h3>
    <p>${moment(entry.created_at)} · ${entry.description}</p>
    ${postingsTable(entry.postings, unit, `Postings of entry ${entry.sequence_number}`)}
    <p class="chain">seals ${short(entry.previous_hash)}, is ${short(entry.entry_hash)}</p>
  </article>`;
}
