// Tells the caller about each attempt, without secrets and without a way to break the call.
import type { Redact } from '../redact.js';
import { requestIdOf } from './request-id.js';
import type { Transport } from './transport.js';

/** One attempt at one request, redacted: neither headers nor bodies, and no key in any text. */
export interface RequestEvent {
  readonly method: string;
  readonly url: string;
  /** 1 for the first attempt of a call, 2 for its first retry. */
  readonly attempt: number;
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** Why no answer came. */
  readonly error?: string;
  /** From sending to the end of the body, in milliseconds. */
  readonly durationMs: number;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId?: string;
}

/** Sees each attempt when it has ended. What it throws is dropped. */
export type OnRequest = (event: RequestEvent) => void | Promise<void>;

/** What a trace needs. */
export interface TraceOptions {
  readonly onRequest: OnRequest | undefined;
  readonly nowMs: () => number;
  readonly redact: Redact;
}

/** Reports every attempt that passes through; make one per call, it counts the attempts. */
export function withTrace(next: Transport, { onRequest, nowMs, redact }: TraceOptions): Transport {
  if (onRequest === undefined) return next;
  let attempts = 0;
  return async (outgoing) => {
    const { method, url } = outgoing.request;
    attempts += 1;
    const startedMs = nowMs();
    const common = { method, url: redact(url), attempt: attempts };
    const report = (rest: Partial<RequestEvent>): void => {
      tell(onRequest, { ...common, ...rest, durationMs: Math.max(0, nowMs() - startedMs) });
    };
    try {
      const reply = await next(outgoing);
      const { response } = reply;
      const requestId = requestIdOf(response, redact);
      report({ status: response.status, ...(requestId !== undefined && { requestId }) });
      return reply;
    } catch (error) {
      report({ error: redact(describe(error)) });
      throw error;
    }
  };
}

function tell(onRequest: OnRequest, event: RequestEvent): void {
  try {
    Promise.resolve(onRequest(event)).catch(() => undefined);
  } catch {
    // A listener that fails must not turn a done reversal into an unknown one.
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : 'aborted';
  const inner = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.name}: ${error.message}${inner}`;
}
