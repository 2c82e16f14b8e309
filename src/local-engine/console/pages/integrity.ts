// Whether the ledger is sound: the API's own report at once, and the proof of everything when asked for.
import { html } from 'hono/html';
import type { components } from '../../../sdk/generated/schema.js';
import type { Verdict } from '../../ledger/shapes.js';
import { type Frame, type Html, moment, notice, page, secret } from './layout.js';

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
