// The API's error body, read without trust.
import type { Redact } from '../config.js';
import { fieldOf, parsed, type Reply } from '../wire.js';

const MAX_CODE = 100;
const MAX_MESSAGE = 1_000;

/** What an error body said; a part that is missing, empty or not a text is undefined. */
export interface ErrorBody {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Reads `{"code","message"}`, cut at 100 and 1,000 characters. Only the API's own answers have both. Source: its error shape. */
export function parseErrorBody(text: string): ErrorBody {
  const body = parsed(text);
  return { code: textIn(body, 'code', MAX_CODE), message: textIn(body, 'message', MAX_MESSAGE) };
}

function textIn(body: unknown, field: string, maxLength: number): string | undefined {
  const value = fieldOf(body, field);
  return typeof value !== 'string' || value === '' ? undefined : cut(value, maxLength);
}

/** By code points, so that a cut never leaves half a character. */
function cut(text: string, maxLength: number): string {
  return text.length <= maxLength
    ? text
    : `${Array.from(text.slice(0, 2 * maxLength))
        .slice(0, maxLength - 1)
        .join('')}…`;
}

const MAX_LINE = 120;

/** The first line of any body that is not blank, cut at 120 characters; what cannot be seen is marked. */
export function firstLineOf(text: string): string {
  const [line = ''] = /\S.*/.exec(text) ?? [];
  return cut(line.replace(/\p{C}+/gu, '\uFFFD').trimEnd(), MAX_LINE);
}

// X-Request-Id identifies an answer when somebody asks the API's support about it.

const MAX_LENGTH = 200;

/** The answer's X-Request-Id, cut at 200 characters; undefined when there is none. Source: decision D16. */
export function requestIdOf({ headers }: Reply, redact: Redact): string | undefined {
  const id = headers['x-request-id'] ?? '';
  return id === '' ? undefined : redact(id.slice(0, MAX_LENGTH));
}

/**
 * What Retry-After asks for, in milliseconds from now; undefined when absent or not understood.
 *
 * Source: RFC 9110 section 10.2.3, seconds or an HTTP date; the API documents seconds
 */
export function retryAfterMs({ headers }: Pick<Reply, 'headers'>, nowMs: () => number): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(+text * 1000);
  // A date has letters; the parser would also take "-5" for one.
  const atMs = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  // By the server's own clock where it tells it: ours may be wrong.
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - (Date.parse(headers.date ?? '') || nowMs()));
}
