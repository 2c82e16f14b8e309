// Words broken to the width of a terminal. Loads nothing.

/**
 * Breaks at blanks; a word longer than the room stays whole, so that ids can be copied.
 *
 * @param widthOf - columns that a text takes; for words of our own its length will do
 */
export function wrapWords(text: string, room: number, widthOf = (part: string): number => part.length): string[] {
  if (widthOf(text) <= room) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
