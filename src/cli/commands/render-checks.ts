// The findings of `scrip doctor` on the screen: one line each, what to do below.
import type { Paint } from '../ui/colour.js';
import { visible } from '../ui/visible.js';
import { wrapWords } from '../ui/wrap-words.js';
import type { Check } from './doctor-checks.js';

const WORD_WIDTH = 9;
const NAME_WIDTH = 9;

export function renderChecks(checks: readonly Check[], paint: Paint, width: number): string {
  return checks.map((check) => lineOf(check, paint, width)).join('');
}

function lineOf({ name, status, message, fix }: Check, paint: Paint, width: number): string {
  const indent = ' '.repeat(WORD_WIDTH + NAME_WIDTH);
  const word = status.padEnd(WORD_WIDTH);
  const room = width - indent.length;
  const said = wrapWords(visible(message), room).join(`\n${indent}`);
  const advice = fix === undefined ? '' : `${indent}${wrapWords(`fix: ${visible(fix)}`, room).join(`\n${indent}`)}\n`;
  return `${status === 'ok' ? paint.good(word) : paint.caution(word)}${name.padEnd(NAME_WIDTH)}${said}\n${advice}`;
}
