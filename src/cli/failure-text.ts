// A failure in words, for stderr. Text that came from outside is made visible; nothing depends on colour.
import type { Failure, FileProblem } from './errors.js';
import type { FailureKind } from './exit-codes.js';
import { wrapWords } from './ui/wrap-words.js';
import { visible } from './ui/visible.js';

const HEADING: Readonly<Record<FailureKind, string>> = {
  bug: 'a mistake in scrip itself',
  usage: 'cannot run this',
  refused: 'refused',
  auth: 'no access',
  not_found: 'not found',
  unreachable: 'not reached',
  outcome_unknown: 'OUTCOME UNKNOWN',
  partial: 'partly done',
  cancelled: 'cancelled',
};

/** @param width - columns of the terminal; a command to copy is never broken */
export function failureText(failure: Failure, width: number): string {
  const { kind, status, code, message, hint, command, requestId, idempotencyKey } = failure;
  const http = status === undefined ? undefined : `HTTP ${status}`;
  const details: readonly (readonly [string, string | undefined])[] = [
    ['code', [code, http].filter((part) => part !== undefined).join(', ') || undefined],
    ['request', requestId],
    ['key', idempotencyKey],
    ['next', hint],
  ];
  const lines = details.filter((detail): detail is readonly [string, string] => detail[1] !== undefined);
  return [
    ...wrapWords(`${HEADING[kind]}: ${visible(message)}`, width),
    ...(failure.problems ?? []).flatMap((problem) => problemLines(problem, width)),
    ...lines.flatMap(([name, value]) => hanging(name, visible(value), width)),
    ...(command === undefined ? [] : [`${' '.repeat(INDENT)}${visible(command)}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const INDENT = 10;

function problemLines({ line, column, path, message, hint }: FileProblem, width: number): string[] {
  const place = [line === undefined ? undefined : `line ${line}`, column, path]
    .filter((part) => part !== undefined)
    .map(visible)
    .join(', ');
  const text = hint === undefined ? visible(message) : `${visible(message)} (${visible(hint)})`;
  return wrapWords(place === '' ? text : `${place}: ${text}`, width - 2).map(
    (part, at) => `  ${at === 0 ? '' : '  '}${part}`,
  );
}

function hanging(name: string, value: string, width: number): string[] {
  const [first = '', ...rest] = wrapWords(value, width - INDENT);
  return [`  ${name.padEnd(INDENT - 2)}${first}`, ...rest.map((line) => `${' '.repeat(INDENT)}${line}`)];
}
