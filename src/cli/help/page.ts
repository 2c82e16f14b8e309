// What a page of help says, and how it is laid out: usage, what it does, examples, then the flags group by group, and
// where to read on. Knows nothing of commander, so that a page that is known beforehand is shown without it.
import { wrapWords } from '../terminal/words.js';

/** Width of help where there is no terminal, so that it reads the same in every log. */
export const HELP_COLUMNS = 80;

/** Columns that a description should have beside its term; with fewer it goes below. */
const LEAST_ROOM = 24;

export type HelpItem = readonly [term: string, description: string];
export type HelpList = readonly [heading: string, items: readonly HelpItem[]];

/** Independent of the width. */
export interface HelpPage {
  readonly usage: string;
  readonly description: string;
  /** As they are typed, each on one line. */
  readonly examples: readonly string[];
  /** Words that are typed as they stand; aligned with one another. */
  readonly words: readonly HelpList[];
  /** Groups of flags; all of them are aligned with one another. */
  readonly flags: readonly HelpList[];
  /** Where to read on. */
  readonly pointers: readonly string[];
}

export function layOut({ usage, description, examples, words, flags, pointers }: HelpPage, width: number): string {
  const lists: readonly Lines[] = [
    ['Examples:', examples.map((example) => wrapExample(example, width))],
    ...aligned(words, width),
    ...aligned(flags, width),
  ];
  return [
    ...hanging(`Usage: ${usage}`, width),
    '',
    ...wrapWords(description, width),
    '',
    ...lists.flatMap(([heading, lines]) => (lines.length === 0 ? [] : [heading, ...lines, ''])),
    ...pointers.flatMap((pointer) => hanging(pointer, width)),
    '',
  ].join('\n');
}

type Lines = readonly [heading: string, lines: readonly string[]];

function aligned(lists: readonly HelpList[], width: number): Lines[] {
  const termWidth = Math.max(0, ...lists.flatMap(([, items]) => items.map(([term]) => term.length)));
  return lists.map(([heading, items]) => [heading, items.map((item) => formatItem(item, termWidth, width))]);
}

function formatItem([term, description]: HelpItem, termWidth: number, width: number): string {
  const room = width - termWidth - 4;
  if (room < LEAST_ROOM - 4)
    return [`  ${term}`, ...wrapWords(description, width - 6).map((line) => `      ${line}`)].join('\n');
  return `  ${term.padEnd(termWidth)}  ${wrapWords(description, room).join(`\n${' '.repeat(termWidth + 4)}`)}`.trimEnd();
}

function hanging(text: string, width: number): string[] {
  const [first = '', ...rest] = wrapWords(text, width - 2);
  return [first, ...rest.map((line) => `  ${line}`)];
}

/** The example within `width`: continued lines end with a backslash, and a remark goes above when there is no room. */
function wrapExample(example: string, width: number): string {
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

// The topics of `scrip help`, as they are listed. Their texts are loaded when one is asked for.

export const TOPIC_NAMES = {
  modes: 'where a command runs, and what decides it',
  environment: 'the environment variables that scrip reads',
  csv: 'the format of a file of reversals, and how it is processed',
  faults: 'what can go wrong on purpose, in the sandbox',
  'exit-codes': 'what each number means, and whether to run it again',
} as const;

export type TopicName = keyof typeof TOPIC_NAMES;

/** "modes, environment, csv, faults, exit-codes" */
export const TOPIC_LIST = Object.keys(TOPIC_NAMES).join(', ');
