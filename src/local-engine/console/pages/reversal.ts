// What a reversal would do, before it is posted, and what became of it when it was not.
// A file of its own because one file for each page.
import { html } from 'hono/html';
import { subtractAmounts } from '../../../sdk/money.js';
import type { Preview } from '../../types.js';
import type { Inspection } from '../../ledger/inspect.js';
import type { Answered } from '../ask.js';
import { bar, moment, notice, page, postingsTable, secret, short, titleOf, type Frame, type Html } from './layout.js';

/** A reversal as the form has it: texts, empty where nothing was typed. */
export interface Typed {
  readonly amount: string;
  readonly quantity: string;
  readonly reason: string;
  /** The idempotency key: one for each preview. */
  readonly key: string;
  /** What remained when it was looked at. */
  readonly remaining: string;
  /** Whether somebody else gave something back meanwhile. */
  readonly moved: boolean;
}

export function previewPage(frame: Frame | undefined, found: Inspection, typed: Typed, preview: Preview): Html {
  const { redemption } = found;
  const answer = preview.body as Readonly<Record<string, string | undefined>>;
  const moved = typed.moved
    ? notice('unsure', html`<p>It changed while you looked at it. Nothing was posted. This is how it is now.</p>`)
    : '';
  if (preview.status >= 300) {
    return page(
      frame,
      'Preview',
      html`${moved}
        <h1>This would be refused</h1>
        ${notice('bad', html`<p>${answer.message} (${answer.code})</p>`)}
        <p><a href="/redemptions/${redemption.id}">Back to the redemption</a></p>`,
    );
  }
  const amount = answer.amount ?? '';
  const title = `Reverse ${amount} ${redemption.asset_symbol}?`;
  return page(
    frame,
    'Preview',
    html`${moved}
      <h1>${title}</h1>
      <p>${titleOf(redemption)} · ${redemption.external_id} · “${typed.reason}”</p>
      ${willBe(found, amount)} ${effectsOf(found, preview)}
      <form method="post" action="/redemptions/${redemption.id}/reverse" class="row">
        ${secret(frame?.csrf ?? '')} ${hiddenFields(typed)}
        <button>Reverse ${amount} ${redemption.asset_symbol}</button>
        <a href="/redemptions/${redemption.id}">Leave it as it is</a>
      </form>`,
  );
}

function hiddenFields({ amount, key, quantity, reason, remaining }: Typed): Html {
  const fields = Object.entries({ amount, quantity, reason, key, remaining });
  return html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}

function willBe({ redemption }: Inspection, amount: string): Html {
  const { amount: whole, asset_symbol: unit, reversed_amount } = redemption;
  const remaining = subtractAmounts(whole, reversed_amount);
  const left = subtractAmounts(remaining, amount);
  return html`${bar(whole, subtractAmounts(whole, left), unit)}
    <dl>
      <dt>Remaining now</dt>
      <dd>${remaining} ${unit}</dd>
      <dt>Remaining after</dt>
      <dd>${left} ${unit}</dd>
    </dl>`;
}

function effectsOf({ redemption, reward }: Inspection, { effects }: Preview): Html | '' {
  if (effects === undefined) return '';
  const lots = effects.lots.map(
    (lot) =>
      html`<li>
        ${lot.amount} to ${short(lot.lot_id)},
        ${lot.expires_at === null ? 'which never expires' : html`which expires ${moment(lot.expires_at)}`}
        ${lot.expired ? html`<strong>It has expired: the value goes on to breakage at once.</strong>` : ''}
      </li>`,
  );
  const { reward: stock } = effects;
  return html`${
      lots.length === 0
        ? ''
        : html`<h2>Back to lots, in this order</h2>
            <ol>
              ${lots}
            </ol>`
    }
    ${
      stock === undefined
        ? ''
        : html`<p>
            ${reward?.name ?? 'The reward'}: ${stock.redeemed_count_before} → ${stock.redeemed_count_after} redeemed,
            ${stock.status_before} → ${stock.status_after}
          </p>`
    }
    <h2>Postings</h2>
    ${postingsTable(effects.postings, redemption.asset_symbol, 'Postings of the reversal')}`;
}

/** Refused; or without an answer that tells whether it was done, and then the same form finds out. */
export function outcomePage(
  frame: Frame | undefined,
  found: Inspection,
  typed: Typed,
  answer: Answered<Readonly<Record<string, unknown>>> | undefined,
): Html {
  const { id } = found.redemption;
  const back = html`<p><a href="/redemptions/${id}">Back to the redemption</a></p>`;
  const { status = 0 } = answer ?? {};
  const words = answer === undefined ? '' : `${String(answer.body.message)} (${String(answer.body.code)})`;
  // 429 says nothing of an earlier attempt.
  const isRefused = status >= 400 && status < 500 && status !== 429;
  if (isRefused) {
    const refusal = notice('bad', html`<p>${words}. Nothing was changed.</p>`);
    return page(
      frame,
      'Refused',
      html`<h1>Refused</h1>
        ${refusal}${back}`,
    );
  }
  const title = status === 429 ? 'Not processed' : 'Outcome unknown';
  const why = answer === undefined ? 'No answer came' : `The answer was status ${status}: ${words}`;
  const what = status === 429 ? 'This time nothing was done.' : 'The reversal may or may not have been posted.';
  return page(
    frame,
    title,
    html`<h1>${title}</h1>
      ${notice('unsure', html`<p>${why}. ${what}</p>`)}
      <p>${titleOf(found.redemption)} · ${found.redemption.external_id} · “${typed.reason}”</p>
      <p>Sent again with the same key, it is posted at most once, and the answer tells.</p>
      <form method="post" action="/redemptions/${id}/reverse" class="row">
        ${secret(frame?.csrf ?? '')} ${hiddenFields(typed)}
        <button>Send it again with the same key</button>
      </form>
      <p class="hint">Key: <code>${typed.key}</code></p>
      ${back}`,
  );
}
