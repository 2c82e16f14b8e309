// What all pages have around them.
import { html } from 'hono/html';

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
