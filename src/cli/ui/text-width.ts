// How many columns a text takes on a terminal.
import stringWidth from 'string-width';

/** One column each; most texts are nothing else, and to look for emoji takes a millisecond to begin with. */
const PRINTABLE = /^[ -~]*$/;

/** Two for wide characters (Chinese, emoji), none for marks that combine and for colour codes. */
export function textWidth(text: string): number {
  return PRINTABLE.test(text) ? text.length : stringWidth(text);
}
