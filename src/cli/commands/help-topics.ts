// The topics of `scrip help`: what is true of all commands. Loaded when one is asked for.
import { wrapWords } from '../ui/facts.js';
import { CSV_HELP } from './help-csv.js';
import { environmentText } from './help-environment.js';
import { environment, exitCodes } from './help-json.js';
import { MODES_HELP } from './help-modes.js';

export interface Topic {
  /** As it is written, no wider than 80 columns. */
  readonly text: string;
  /** The table in it, for --json. */
  readonly table?: Readonly<Record<string, unknown>>;
}

export const TOPICS: Readonly<Record<string, () => Topic>> = {
  modes: () => ({ text: MODES_HELP }),
  environment: () => ({
    text: environmentText(),
    table: { environment: environment() },
  }),
  csv: () => ({ text: CSV_HELP }),
  'exit-codes': () => ({ text: exitCodesText(), table: { exit_codes: exitCodes() } }),
};

/** The same text in fewer columns: a line that is too long is broken, what stands beside a term goes below it. */
export function narrowed(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width ? [line] : brokenLine(line, width)))
    .join('\n');
}

/** Room that a text should have beside its term; with less it goes below. */
const LEAST_ROOM = 24;
/** The indent of what was put below. */
const BELOW = 6;

function brokenLine(line: string, width: number): string[] {
  const [, indent = '', words = ''] = /^( *)(.*)$/.exec(line) ?? [];
  const [, term = '', rest] = /^(\S+(?: \S+)* {2,})(.*)$/.exec(words) ?? [];
  const column = indent.length + term.length;
  const hasRoom = width - column >= LEAST_ROOM;
  const lines = (text: string, by: number): string[] =>
    wrapWords(text, width - by).map((part) => `${' '.repeat(by)}${part}`);
  if (rest === undefined) return lines(words, hasRoom ? column : BELOW);
  const [first = '', ...others] = lines(rest, hasRoom ? column : BELOW);
  return hasRoom ? [indent + term + first.trimStart(), ...others] : [`${indent}${term.trimEnd()}`, first, ...others];
}

function exitCodesText(): string {
  const lines = exitCodes().map(
    ({ code, kind, when, again }) =>
      `${String(code).padStart(4)}  ${kind.padEnd(17)}${when}\n${' '.repeat(23)}run again: ${again}\n`,
  );
  return `Exit codes\n\n${lines.join('')}`;
}
