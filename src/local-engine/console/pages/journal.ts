// The journal and its hash chain, newest first.
import { html } from 'hono/html';
import type { components } from '../../../sdk/generated/schema.js';
import type { Listed } from '../list.js';
import { type Frame, type Html, moment, page, short } from './layout.js';
import { nextPage, postingsTable } from './parts.js';

type Entry = components['schemas']['JournalEntry'];

const ACTIONS = ['CREDIT', 'DEBIT', 'REDEMPTION', 'REVERSAL', 'EXPIRY', 'MATURITY', 'SETTLEMENT'];

/** @param action - the only kind of entries that is shown; empty for all, whose chain can then be shown too */
export function journalPage(frame: Frame | undefined, list: Listed<Entry>, action: string): Html {
  return page(
    frame,
    'Journal',
    html`<h1>Journal</h1>
      <form method="get" action="/journal" class="row">
        <div>
          <label for="action">Kind</label>
          <select id="action" name="action">
            <option value="">all</option>
            ${ACTIONS.map(
              (name) => html`<option value="${name}" ${name === action ? html`selected` : ''}>${name}</option>`,
            )}
          </select>
        </div>
        <button>Show</button>
      </form>
      <p>Newest first. Each entry seals the one before it by its hash: whoever changes one breaks all that follow.</p>
      ${list.data.length === 0 ? html`<p>There is no such entry.</p>` : ''}
      ${list.data.map((entry, n) => entryOf(entry, action === '' ? list.data[n + 1]?.entry_hash : undefined))}
      ${nextPage(list, '/journal', { action })}`,
  );
}

function entryOf(entry: Entry, before: string | undefined): Html {
  const unit = entry.postings[0]?.asset_symbol ?? '';
  return html`<article class="entry">
    <h2>${entry.action_type}</h2>
    <p>${moment(entry.created_at)} · ${entry.description}</p>
    ${postingsTable(entry.postings, unit, `Postings of the entry ${entry.id}`)}
    <p class="chain">${before === undefined ? '' : html`seals ${short(before)}, `}is ${short(entry.entry_hash)}</p>
  </article>`;
}
