// Tells the caller about each attempt, without secrets and without a way to break the call.
import type { Redact } from '../config.js';
import { readCall } from './attempt.js';
import { requestIdOf } from './error-body.js';
import type { Transport } from './transport.js';
import type { Outgoing } from '../wire.js';

/** One attempt that is about to leave. Keys and cookies are taken out of every text; there are no bodies. */
export interface RequestEvent {
  readonly method: string;
  readonly url: string;
  /** 1 for the first attempt of a call, 2 for its first retry. */
  readonly attempt: number;
  /** With lower-case names; secret values are `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The idempotency key in the body of a write. */
  readonly idempotencyKey?: string;
}

/** The same attempt when it has ended. */
export interface ResponseEvent extends Pick<RequestEvent, 'method' | 'url' | 'attempt'> {
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** Of the answer, as in {@link RequestEvent}. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Why no answer came. */
  readonly error?: string;
  /** From sending to the end of the body, in milliseconds. */
  readonly durationMs: number;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId?: string;
}

/** Listeners for attempts. An error that a listener throws is ignored, and its promise is not awaited. */
export interface Hooks {
  /** Sees each attempt before it leaves. */
  readonly onRequest?: ((event: RequestEvent) => void | Promise<void>) | undefined;
  /** Sees each attempt when it has ended, with an answer or without. */
  readonly onResponse?: ((event: ResponseEvent) => void | Promise<void>) | undefined;
}

/** Reports every attempt that passes through. */
export function withHooks(
  next: Transport,
  { onRequest, onResponse }: Hooks,
  monotonicMs: () => number,
  redact: Redact,
): Transport {
  if (onRequest === undefined && onResponse === undefined) return next;
  return async (outgoing) => {
    const { attempt, headers: sent, method, url } = outgoing;
    const common = { method, url: redact(url), attempt };
    tell(onRequest, () => ({ ...common, headers: headersOf(sent, redact), ...keyOf(outgoing, redact) }));
    const startedMs = monotonicMs();
    const report = (rest: Partial<ResponseEvent>): void => {
      const durationMs = Math.max(0, monotonicMs() - startedMs);
      tell(onResponse, () => ({ ...common, ...rest, durationMs }));
    };
    try {
      const reply = await next(outgoing);
      const requestId = requestIdOf(reply, redact);
      const headers = headersOf(reply.headers, redact);
      report({ status: reply.status, headers, ...(requestId !== undefined && { requestId }) });
      return reply;
    } catch (error) {
      report({ error: redact(describe(error)) });
      throw error;
    }
  };
}

function tell<Event>(listener: ((event: Event) => void | Promise<void>) | undefined, event: () => Event): void {
  if (listener === undefined) return;
  try {
    Promise.resolve(listener(event())).catch(() => undefined);
  } catch {
    // A listener that fails must not turn a done reversal into an unknown one.
  }
}

const SECRET = /^(x-api-key|(proxy-)?authorization|(set-)?cookie)$/;

function headersOf(headers: Outgoing['headers'], redact: Redact): Record<string, string> {
  const names = Object.keys(headers).sort();
  return Object.fromEntries(
    names.map((name) => [name, SECRET.test(name) ? '[redacted]' : redact(headers[name] ?? '')]),
  );
}

function keyOf(outgoing: Outgoing, redact: Redact): { idempotencyKey?: string } {
  const { idempotencyKey } = readCall(outgoing);
  return idempotencyKey === undefined ? {} : { idempotencyKey: redact(idempotencyKey) };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : 'aborted';
  const inner = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.name}: ${error.message}${inner}`;
}
