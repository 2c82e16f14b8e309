// The journal and its hash chain, newest first.
// A file of its own because one file for each page.
import { html } from 'hono/html';
import type { components } from '../../../sdk/generated/schema.js';
import type { Listed } from '../ask.js';
import { moment, nextPage, notice, page, postingsTable, secret, short, type Frame, type Html } from './layout.js';
import type { Verdict } from '../../types.js';

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

// Whether the ledger is sound: the API's own report at once, and the proof of everything when asked for.

type Report = components['schemas']['IntegrityReport'];

/** @param verdict - of a replay of everything; undefined when nobody asked for it */
export function integrityPage(frame: Frame | undefined, report: Report, verdict: Verdict | undefined): Html {
  const checks = [
    ['Hash chain', report.hash_chain],
    ['Postings balance', report.postings_balanced],
    ['No unsealed entry', report.unsealed_entries],
    ['Value is conserved', report.value_conservation],
  ] as const;
  const head = report.chain_head;
  return page(
    frame,
    'Integrity',
    html`<h1>Integrity</h1>
      ${
        report.all_passed
          ? notice('good', html`<p>The newest ${report.hash_chain.entries_verified} entries are sound.</p>`)
          : notice('bad', html`<p>The newest ${report.window} entries are NOT sound.</p>`)
      }
      <ul class="checks">
        ${checks.map(([name, { pass, violation_count }]) => check(name, pass, pass ? [] : [`${violation_count} found`]))}
      </ul>
      ${
        head === null
          ? html`<p>The journal is empty.</p>`
          : html`<dl>
              <dt>Newest entry</dt>
              <dd>${head.sequence_number}, ${moment(head.created_at)}</dd>
              <dt>Its hash</dt>
              <dd><code class="long">${head.hash}</code></dd>
            </dl>`
      }
      <h2>Everything</h2>
      <form method="post" action="/integrity" class="stack">
        ${secret(frame?.csrf ?? '')}
        <button>Replay the whole journal</button>
        <p class="hint">Compares every stored total with it. A million entries take about half a minute.</p>
      </form>
      ${verdict === undefined ? '' : proof(verdict)}`,
  );
}

function proof({ checks, ok }: Verdict): Html {
  return html`${
      ok ? notice('good', html`<p>The ledger is sound.</p>`) : notice('bad', html`<p>The ledger is NOT sound.</p>`)
    }
    <ul class="checks">
      ${checks.map(({ name, ok: passed, violations }) => check(name, passed, violations))}
    </ul>`;
}

const MOST_SHOWN = 50;

function check(name: string, ok: boolean, violations: readonly string[]): Html {
  return html`<li>
    <span class="${ok ? 'ok' : 'broken'}">${ok ? 'ok' : 'BROKEN'}</span> ${name}
    ${
      violations.length === 0
        ? ''
        : html`<ul>
            ${violations.slice(0, MOST_SHOWN).map((words) => html`<li>${words}</li>`)}
          </ul>`
    }
  </li>`;
}
