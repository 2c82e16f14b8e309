// Keeps the API key out of everything that leaves the client: messages, causes, traces.

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const MARK = '[redacted]';

/** Anything that looks like a key of the API. Source: authentication page, keys begin with `sk_`. */
const KEY_SHAPE = /\bsk_[\w-]{4,}/g;

const MAX_CAUSES = 8;

/** A {@link Redact} that knows the key itself, its percent-encoded form, and the shape of all keys. */
export function createRedact(apiKey: string): Redact {
  const forms = [...new Set([apiKey, encodeURIComponent(apiKey)])];
  return (text) => forms.reduce((left, form) => left.replaceAll(form, MARK), text).replace(KEY_SHAPE, MARK);
}

/**
 * A copy of an error that carries only name, message, code, stack and causes, redacted: what a custom `fetch` throws
 * may hold the request, and the request holds the key. Codes such as ECONNREFUSED stay where they were.
 */
export function safeCause(cause: unknown, redact: Redact, depth = 0): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? redact(cause) : undefined;
  if (depth === MAX_CAUSES) return undefined;
  const inner = safeCause(cause.cause, redact, depth + 1);
  const copy = new Error(redact(cause.message), inner === undefined ? undefined : { cause: inner });
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: redact(cause.code) } : {};
  const all: unknown[] | undefined = 'errors' in cause && Array.isArray(cause.errors) ? cause.errors : undefined;
  const errors = all?.slice(0, MAX_CAUSES).map((error) => safeCause(error, redact, depth + 1));
  const { name, stack = '' } = cause;
  return Object.assign(copy, code, errors && { errors }, { name: redact(name), stack: redact(stack) });
}
