// Examples in help: broken so that they fit, and so that they still run when they are copied.
import type { Command } from 'commander';

/** Examples of a group: the first of each of its commands, and no more than these. */
const EXAMPLES_OF_A_GROUP = 3;

/** A command's own examples; those of a group come from its commands. */
export function examplesOf(command: Command): string[] {
  const own = 'examples' in command ? (command.examples as readonly string[]) : [];
  if (own.length > 0) return own.map(onOneLine);
  return command.commands.flatMap((child) => examplesOf(child).slice(0, 1)).slice(0, EXAMPLES_OF_A_GROUP);
}

function onOneLine(example: string): string {
  return example.replaceAll(/\s*\\\n\s*/g, ' ');
}

/** The example within `width`: continued lines end with a backslash, and a remark goes above when there is no room. */
export function wrapExample(example: string, width: number): string {
  if (example.length + 2 <= width) return `  ${example}`;
  const [command = '', remark] = example.split(/ +# /);
  const above = remark === undefined ? [] : [`  # ${remark}`];
  const lines: string[] = [];
  for (const word of shellWords(command, width - 8)) {
    const last = lines.at(-1);
    // Two columns for the indent of the first line, six for that of others, two for the backslash.
    const room = width - (lines.length > 1 ? 6 : 2) - 2;
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return [...above, `  ${lines.join(' \\\n      ')}`].join('\n');
}

/** Words as a shell sees them, a flag together with its value where the two have room. */
function shellWords(command: string, room: number): string[] {
  const words = command.match(/--[\w-]+ (?!--)("[^"]*"|\S+)|"[^"]*"|\S+/g) ?? [];
  return words.flatMap((word) => (word.length > room ? word.split(/(?<=^--\S+) /) : [word]));
}
