// Makes text from outside safe for a terminal: what would be obeyed, or would reorder the line, is shown instead.

/**
 * Control characters (C0, DEL, C1), line and paragraph separators, marks that reorder text, characters without any
 * width that can hide text, and halves of surrogate pairs. The joiners U+200C and U+200D stay: words need them.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line, with unsafe characters written out: U+202E becomes `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (unsafe) => SHORT[unsafe] ?? `\\u{${codePoint(unsafe)}}`);
}

/** JSON in which unsafe characters are escaped: the same document, but nothing in it is obeyed by a terminal. */
export function visibleJson(document: unknown): string {
  return JSON.stringify(document).replace(UNSAFE, (unsafe) =>
    unsafe
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/**
 * A field of an answer as text for the screen, whatever the API put there: a missing one is empty. What a live API leaves
 * out or changes must never keep a done reversal from being told.
 */
export function shown(field: unknown): string {
  if (field === undefined || field === null) return '';
  return visible(typeof field === 'string' ? field : JSON.stringify(field));
}

/** Whether a text would change on its way through {@link visible}. */
export function isUnsafe(text: string): boolean {
  return visible(text) !== text;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
