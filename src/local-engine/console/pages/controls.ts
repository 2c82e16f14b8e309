// The clock, the faults and the settings, each with its form.
// A file of its own because one file for each page.
import { html } from 'hono/html';
import { FAULT_PACKS } from '../../../sdk/generated/fault-packs.js';
import { moment, notice, page, secret, type Frame, type Html } from './layout.js';

export interface Controls {
  readonly clock: { readonly now: string; readonly offset_seconds: number };
  readonly settings: { readonly restored_expired_lots: string; readonly rate_limit: boolean };
  readonly faults: ReadonlyArray<{ pack: string; match: string; times_left: number | null; delay_ms?: number }>;
}

/** What came of the form that was sent. */
export type ControlsNotice = { readonly done: string } | { readonly act: string; readonly refused: string };

const DONE: Readonly<Record<string, string>> = {
  advance: 'The clock was advanced; what was due is settled.',
  set: 'The clock was set; what was due is settled.',
  fault: 'The fault is set.',
  clear: 'No fault is set any more.',
  settings: 'The settings are kept.',
};

const POLICIES = [
  ['expire', 'expires at once'],
  ['restore', 'is restored without an expiry'],
  ['refuse', 'is refused'],
] as const;

export function controlsPage(frame: Frame | undefined, found: Controls, said: ControlsNotice | undefined): Html {
  const csrf = frame?.csrf ?? '';
  return page(
    frame,
    'Clock and faults',
    html`<h1>Clock and faults</h1>
      ${said === undefined ? '' : toldOf(said)} ${clock(csrf, found)} ${faults(csrf, found)} ${settings(csrf, found)}`,
  );
}

function toldOf(said: ControlsNotice): Html | '' {
  if ('refused' in said) return notice('bad', html`<p>${said.refused}. Nothing was changed.</p>`);
  const words = DONE[said.done];
  return words === undefined ? '' : notice('good', html`<p>${words}</p>`);
}

function clock(csrf: string, { clock: { now, offset_seconds } }: Controls): Html {
  return html`<section aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p>${moment(now)}, ${aheadOf(offset_seconds)}</p>
    <form method="post" action="/controls/advance" class="row">
      ${secret(csrf)}
      <div>
        <label for="advance">Advance by (ISO 8601 duration)</label>
        <input id="advance" name="advance" value="P30D" required autocomplete="off" />
      </div>
      <button>Advance</button>
    </form>
    <form method="post" action="/controls/set" class="row">
      ${secret(csrf)}
      <div>
        <label for="set">Set to (RFC 3339)</label>
        <input id="set" name="set" value="${now}" required autocomplete="off" />
      </div>
      <button>Set</button>
    </form>
    <p class="hint">It cannot go back before the newest entry of the journal.</p>
  </section>`;
}

/** "30 days, 2 h ahead of the machine's". */
function aheadOf(offsetSeconds: number): string {
  if (offsetSeconds === 0) return "the machine's";
  const seconds = Math.abs(offsetSeconds);
  const parts = [
    [Math.floor(seconds / 86_400), seconds < 172_800 ? 'day' : 'days'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ].filter(([count]) => count !== 0);
  const words = parts.map((part) => part.join(' ')).join(', ');
  return `${words} ${offsetSeconds > 0 ? 'ahead of' : 'behind'} the machine's`;
}

function faults(csrf: string, { faults: set }: Controls): Html {
  return html`<section aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    ${
      set.length === 0
        ? html`<p>None is set: every request is answered.</p>`
        : html`<ol>
              ${set.map(
                ({ delay_ms, match, pack, times_left }) =>
                  html`<li>
                    <strong>${pack}</strong> for <code>${match}</code>,
                    ${times_left === null ? 'until it is cleared' : `${times_left} more`}${
                      delay_ms === undefined ? '' : `, ${delay_ms} ms`
                    }
                  </li>`,
              )}
            </ol>
            <form method="post" action="/controls/clear">${secret(csrf)}<button>Clear all faults</button></form>`
    }
    <form method="post" action="/controls/fault" class="row">
      ${secret(csrf)}
      <div class="wide">
        <label for="pack">Fault</label>
        <select id="pack" name="pack">
          ${Object.entries(FAULT_PACKS).map(([name, words]) => html`<option value="${name}">${name}: ${words}</option>`)}
        </select>
      </div>
      <div class="wide">
        <label for="match">For requests</label>
        <input id="match" name="match" value="POST /v1/redemptions/*/reverse" autocomplete="off" spellcheck="false" />
      </div>
      <div>
        <label for="times">Times (empty: until cleared)</label>
        <input id="times" name="times" value="1" inputmode="numeric" autocomplete="off" />
      </div>
      <button>Set the fault</button>
    </form>
    <p class="hint">Reversals from this console meet them as everybody's do; looking at pages does not.</p>
  </section>`;
}

function settings(csrf: string, { settings: { rate_limit, restored_expired_lots } }: Controls): Html {
  return html`<section aria-labelledby="settings">
    <h2 id="settings">Settings</h2>
    <form method="post" action="/controls/settings" class="stack">
      ${secret(csrf)}
      <label for="restored_expired_lots">What a reversal returns to an expired lot</label>
      <select id="restored_expired_lots" name="restored_expired_lots">
        ${POLICIES.map(
          ([value, words]) =>
            html`<option value="${value}" ${value === restored_expired_lots ? html`selected` : ''}>${words}</option>`,
        )}
      </select>
      <label class="check">
        <input type="checkbox" name="rate_limit" ${rate_limit ? html`checked` : ''} />
        Keep the documented rate limit (10 a second, 30 at once)
      </label>
      <button>Keep</button>
    </form>
  </section>`;
}
