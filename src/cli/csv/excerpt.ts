// Shows a piece of a file in a message, and takes blanks off cells, the ones that nobody sees included.

const LONGEST_EXCERPT = 40;

/** What a reader of the message could not see or would take for a plain space, and halves of surrogate pairs. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** White space, no-break and ideographic spaces, zero-width characters, byte order marks. */
const BLANK = /[\s\p{Cf}]/u;

/** The text in quotes, at most 40 characters of it, with everything unseen written out: `"12\u{a0}345"`. */
export function excerpt(text: string): string {
  const start = Array.from(text.slice(0, 2 * LONGEST_EXCERPT + 2));
  const cut = start.length > LONGEST_EXCERPT ? `${start.slice(0, LONGEST_EXCERPT).join('')}…` : start.join('');
  return `"${writtenOut(cut)}"`;
}

/** The text with everything unseen written out. */
export function writtenOut(text: string): string {
  return text.replace(UNSEEN, (unseen) => SHORT[unseen] ?? `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The text without the blanks around it. A loop, because `/\s+$/` takes quadratic time on blanks that end in a letter. */
export function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit > 0x20 && unit < 0x7f) return false;
  return BLANK.test(text.charAt(at));
}
