// A topic of help in fewer columns than it was written for. The texts are wrapped by hand at 80, for reading the source.
import { wrapWords } from '../ui/wrap-words.js';

/** What the texts were wrapped at. */
const WRITTEN_FOR = 80;
/** Room that a text should have beside its term; with less it goes below. */
const LEAST_ROOM = 24;
/** The indent of what was put below. */
const BELOW = 6;

/** @returns the text as it is where it fits */
export function narrowed(text: string, width: number): string {
  if (width >= WRITTEN_FOR) return text;
  return paragraphs(text)
    .flatMap((line) => (isRowOfCsv(line) ? [line] : reshaped(line, width)))
    .join('\n');
}

/** Lines put together again that were broken only because they had no room. */
function paragraphs(text: string): string[] {
  const lines: string[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    const [word = ''] = line.trimStart().split(' ');
    const hadNoRoom = !isRowOfCsv(line) && last.length + 1 + word.length >= WRITTEN_FOR - 1;
    if (word !== '' && hadNoRoom && indentOf(line) === columnOf(last))
      lines.push(`${lines.pop() ?? ''} ${line.trimStart()}`);
    else lines.push(line);
    // A third line stands where the second does.
    last = line;
  }
  return lines;
}

function reshaped(line: string, width: number): string[] {
  const column = columnOf(line);
  const term = line.slice(0, column);
  const hasRoom = width - column >= LEAST_ROOM;
  const indent = hasRoom ? column : BELOW;
  const lines = wrapWords(line.slice(column), width - indent).map((part) => ' '.repeat(indent) + part);
  if (term.trim() === '') return lines.map((part) => part.trimEnd());
  if (hasRoom) return [term + (lines[0] ?? '').trimStart(), ...lines.slice(1)];
  const above = wrapWords(term.trim(), width - indentOf(line) - 2).map((part) => ' '.repeat(indentOf(line)) + part);
  return [...above, ...lines];
}

/** Where a line's text begins: behind its last wide gap, or at its indent; "1. " and the like stand before it. */
function columnOf(line: string): number {
  return /^.*\S {2,}(?=\S)|^ *\d\. |^ */.exec(line)?.[0].length ?? 0;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A row to be copied: broken, it would be two. */
function isRowOfCsv(line: string): boolean {
  return /^\s*[^\s,]+,[^\s,]*,/.test(line);
}
