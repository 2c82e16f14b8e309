// Pages that say one thing: the way in, and what went wrong.
import { html } from 'hono/html';
import { type Frame, type Html, page } from './layout.js';

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
