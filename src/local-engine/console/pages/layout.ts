// What all pages have around them.
import { html } from 'hono/html';
import type { RedemptionSummary } from '../../ledger/inspect.js';
import { queryOf, type Listed } from '../ask.js';
import { parseAmount, subtractAmounts } from '../../../sdk/money.js';

/** A piece of a page; texts in it are escaped. */
export type Html = ReturnType<typeof html>;

/** What a page shows around its content to somebody who was let in. */
export interface Frame {
  readonly csrf: string;
  /** The ledger's time. */
  readonly clock: string;
  readonly version: string;
  /** Of the page. */
  readonly path: string;
}

const PLACES = [
  ['/', 'Redemptions', /^\/($|redemptions)/],
  ['/journal', 'Journal', /^\/journal/],
  ['/integrity', 'Integrity', /^\/integrity/],
  ['/controls', 'Clock and faults', /^\/controls/],
] as const;

/**
 * A whole page.
 *
 * @param frame - undefined for somebody who was not let in: no navigation, nothing of the ledger
 */
export function page(frame: Frame | undefined, title: string, content: Html, head: Html | '' = ''): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} – scrip sandbox</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/console.css" />
        <link rel="icon" href="/console.svg" type="image/svg+xml" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <p class="brand"><span class="mark" aria-hidden="true">s</span> scrip <strong>sandbox</strong></p>
          ${frame === undefined ? '' : navigation(frame)}
        </header>
        <main id="main" tabindex="-1">${content}</main>
        ${frame === undefined ? '' : footer(frame)}
      </body>
    </html>`;
}

function navigation({ path }: Frame): Html {
  return html`<nav aria-label="Pages">
    <ul>
      ${PLACES.map(
        ([href, words, here]) =>
          html`<li><a href="${href}" ${here.test(path) ? html`aria-current="page"` : ''}>${words}</a></li>`,
      )}
    </ul>
  </nav>`;
}

function footer({ clock, csrf, version }: Frame): Html {
  return html`<footer>
    <p>The ledger's clock: ${moment(clock)}. No real points are moved here. scrip ${version}</p>
    <form method="post" action="/sign-out">${secret(csrf)}<button class="quiet">Sign out</button></form>
  </footer>`;
}

/** What every form carries. */
export function secret(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}" />`;
}

/** A time to read, and to the machine: UTC, without milliseconds. */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}

/** A short form of an id or hash; the whole is in its title. */
export function short(text: string): Html {
  return html`<code title="${text}">${text.length > 13 ? `${text.slice(0, 4)}…${text.slice(-6)}` : text}</code>`;
}

/** Something that just happened, or did not. */
export function notice(kind: 'good' | 'bad' | 'unsure', content: Html): Html {
  return html`<div class="notice ${kind}" role="${kind === 'good' ? 'status' : 'alert'}">${content}</div>`;
}

// Words and pieces that several pages share.

const STATUS_WORDS: Readonly<Record<string, string>> = {
  COMPLETED: 'nothing reversed',
  PARTIALLY_REVERSED: 'partly reversed',
  FULLY_REVERSED: 'fully reversed',
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

// Pages that say one thing: the way in, and what went wrong.

export function messagePage(frame: Frame | undefined, title: string, words: string): Html {
  const back = frame === undefined ? '' : html`<p><a href="/">All redemptions</a></p>`;
  return page(
    frame,
    title,
    html`<h1>${title}</h1>
      <p>${words}</p>
      ${back}`,
  );
}

export function noSuchPage(frame: Frame | undefined): Html {
  return messagePage(frame, 'Not found', 'There is no such page.');
}

const WHY_NOT = {
  none: 'Open the link that scrip sandbox serve printed. It works once; after that, sign in with the API key.',
  link: 'This link was used already, or is of another server. Sign in with the API key instead.',
  key: 'This is not the API key that the server was started with.',
  out: 'You are signed out.',
} as const;

export function signInPage(why: keyof typeof WHY_NOT): Html {
  return page(
    undefined,
    'Sign in',
    html`<h1>Sign in</h1>
      <p role="${why === 'key' || why === 'link' ? 'alert' : 'status'}">${WHY_NOT[why]}</p>
      <form method="post" action="/sign-in" class="stack">
        <label for="api_key">API key</label>
        <input id="api_key" name="api_key" type="password" autocomplete="off" required aria-describedby="key-hint" />
        <p id="key-hint" class="hint">Set by <code>--api-key</code>; <code>sk_sandbox</code> if it was left out.</p>
        <button>Sign in</button>
      </form>`,
  );
}

/** Goes on by itself: only a step from a page of this site takes the new cookie along. */
export function welcomePage(): Html {
  return page(
    undefined,
    'Welcome',
    html`<h1>Welcome</h1>
      <p><a href="/">Go to the redemptions</a></p>`,
    html`<meta http-equiv="refresh" content="0;url=/" />`,
  );
}

// Amounts as bars: drawn by SVG, whose attributes need no style that the page's policy would have to allow.

/** Parts of a thousand; exact enough for a bar, and never a rounded amount. */
export function permille(part: string, whole: string): number {
  const [some, all] = [parseAmount(part, 18), parseAmount(whole, 18)];
  return all === 0n ? 0 : parseInt(((some * 1000n) / all).toString(), 10);
}

/** What of an amount is back, and what remains. Said in words too, to whom a bar says nothing. */
export function bar(amount: string, reversed: string, unit: string): Html {
  const width = permille(reversed, amount);
  const words = `${reversed} of ${amount} ${unit} reversed, ${subtractAmounts(amount, reversed)} remaining`;
  return html`<svg class="bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="${words}">
    <rect class="remaining" width="1000" height="24" />
    <rect class="reversed" width="${width}" height="24" />
  </svg>`;
}

export interface Block {
  readonly drawn: string;
  readonly returned: string;
}

const HEIGHT = 60;
const GAP = 6;
const NARROWEST = 12;

/** Lots side by side in the order in which they were drawn, each as wide as what was drawn from it, filled as it is back. */
export function blocks(lots: readonly Block[], whole: string, words: string): Html {
  let x = 0;
  const drawn = lots.map((lot) => {
    const at = x;
    const width = Math.max(NARROWEST, permille(lot.drawn, whole));
    x += width + GAP;
    return { at, width, filled: (HEIGHT * permille(lot.returned, lot.drawn)) / 1000 };
  });
  return html`<svg
    class="blocks"
    viewBox="0 0 ${x} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${words}"
  >
    ${drawn.map(
      ({ at, width, filled }) => html`
        <rect class="remaining" x="${at}" width="${width}" height="${HEIGHT}" />
        <rect class="reversed" x="${at}" y="${HEIGHT - filled}" width="${width}" height="${filled}" />
      `,
    )}
  </svg>`;
}
