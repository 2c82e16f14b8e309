// X-Request-Id, the name an answer can be asked about by.
import type { Redact } from '../redact.js';

const MAX_LENGTH = 200;

/** The answer's X-Request-Id, cut at 200 characters; undefined when there is none. Source: decision D16. */
export function requestIdOf(response: Response, redact: Redact): string | undefined {
  const id = response.headers.get('X-Request-Id') ?? '';
  return id === '' ? undefined : redact(id.slice(0, MAX_LENGTH));
}
