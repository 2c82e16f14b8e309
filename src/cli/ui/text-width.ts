// How many columns a text takes on a terminal.
import stringWidth from 'string-width';

/** Two for wide characters (Chinese, emoji), none for marks that combine and for colour codes. */
export function textWidth(text: string): number {
  return stringWidth(text);
}
