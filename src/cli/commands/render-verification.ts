// What `scrip sandbox verify` prints.
import type { Paint } from '../ui/colour.js';
import { visible } from '../ui/visible.js';
import { wrapWords } from '../ui/wrap-words.js';

export interface Verification {
  readonly ok: boolean;
  /** Hash of the newest journal entry; zeros while there is none. */
  readonly head: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly violations: readonly string[] }[];
}

export function renderVerification(
  found: Verification,
  asked: { expectHead: string | undefined; headFits: boolean },
  paint: Paint,
  width: number,
): string {
  const checks = found.checks.map(({ name, ok, violations }) => {
    const mark = ok ? paint.good('ok    ') : paint.caution('BROKEN');
    return `${mark}  ${visible(name)}\n${violations.map((violation) => `        ${visible(violation)}\n`).join('')}`;
  });
  const head = `head    ${visible(found.head)}\n`;
  const other = asked.headFits
    ? ''
    : `${paint.caution('BROKEN')}  ${indented(`it is not ${visible(asked.expectHead ?? '')}: entries were cut off, changed or added since`, width)}\n`;
  return `${checks.join('')}${head}${other}${wrapWords(verdict(found.ok, asked.headFits), width).join('\n')}\n`;
}

/** Below the names of the checks. */
function indented(words: string, width: number): string {
  return wrapWords(words, width - 8).join(`\n${' '.repeat(8)}`);
}

function verdict(sound: boolean, headFits: boolean): string {
  if (!sound) return 'the ledger is NOT sound';
  return headFits ? 'the ledger is sound' : 'the ledger is sound in itself, but does NOT end where you expect';
}
