// The API's error body, read without trust.
import type { Redact } from '../config.js';
import type { Reply } from '../wire.js';

const MAX_CODE = 100;
const MAX_MESSAGE = 1_000;

/** What an error body said; a part that is missing, empty or not a text is undefined. */
export interface ErrorBody {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Reads `{"code","message"}`, cut at 100 and 1,000 characters. Source: the API's error shape. */
export function readErrorBody(body: unknown): ErrorBody {
  return { code: textIn(body, 'code', MAX_CODE), message: textIn(body, 'message', MAX_MESSAGE) };
}

/** {@link readErrorBody} of a body that has not been parsed yet; both parts undefined when it is not JSON. */
export function parseErrorBody(text: string): ErrorBody {
  try {
    return readErrorBody(JSON.parse(text));
  } catch {
    return readErrorBody(undefined);
  }
}

function textIn(body: unknown, field: string, maxLength: number): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(body, field)?.value;
  if (typeof value !== 'string' || value === '') return undefined;
  // By code points, so that a cut never leaves half a character.
  return value.length <= maxLength
    ? value
    : `${Array.from(value.slice(0, 2 * maxLength))
        .slice(0, maxLength - 1)
        .join('')}…`;
}

// X-Request-Id identifies an answer when somebody asks the API's support about it.

const MAX_LENGTH = 200;

/** The answer's X-Request-Id, cut at 200 characters; undefined when there is none. Source: decision D16. */
export function requestIdOf({ headers }: Reply, redact: Redact): string | undefined {
  const id = headers['x-request-id'] ?? '';
  return id === '' ? undefined : redact(id.slice(0, MAX_LENGTH));
}
