// Answers a request, as plain data or as a fetch. The order is fixed: authentication, rate limit, route, fault, form of the
// request, operation, answer. A file of its own because index.ts only puts the engine together.
import { hash, timingSafeEqual } from 'node:crypto';
import { takeFault } from '../ledger/faults.js';
import { createWriter } from '../ledger/perform.js';
import { StorageError } from '../store/storage-error.js';
import { CONTROLS, type ControlDeps } from './controls.js';
import { readCall, route, runCall } from './call.js';
import { HttpError, errorAnswer, toErrorAnswer, type WireAnswer } from './answer.js';
import { ConnectionLost, NoAnswer, underFault } from './faults.js';
import { HANDLERS } from './handlers.js';
import { MAX_SEED_BYTES, fromOutgoing, fromRequest, fromServed, type Incoming } from './request.js';
import type { Send } from '../../sdk/wire.js';
import type { EngineFetch, ServedAnswer, ServedRequest } from '../types.js';

export interface SendDeps extends ControlDeps {
  readonly apiKey: string;
  /** Hears of everything that is neither an answer nor a refusal: our bugs, and a file that cannot be used. */
  readonly onBug: (error: unknown) => void;
}

type Answered = Exclude<ServedAnswer, 'lost'>;

/**
 * Both answer every request. They reject only where the platform's fetch does: when the arguments make no valid request,
 * and when a fault closes the connection.
 */
export function createEngineSend(deps: SendDeps): {
  readonly send: Send;
  readonly fetch: EngineFetch;
  readonly answer: (request: ServedRequest) => Promise<ServedAnswer>;
} {
  const answer = createAnswering(deps);
  return {
    send: async (outgoing) => {
      const { breaksOff, headers, status, text } = await answer(fromOutgoing(outgoing));
      if (breaksOff === true) throw new ConnectionLost('terminated', 'truncated-body');
      return { status, headers, text };
    },
    fetch: async (input, init) => {
      const isRequest = typeof input === 'object' && 'method' in input && init === undefined;
      const answered = await answer(fromRequest(isRequest ? input : new Request(input, init)));
      if (answered.breaksOff === true) return brokenOff(answered);
      return new Response(answered.text, { status: answered.status, headers: answered.headers });
    },
    answer: async (request) => {
      try {
        return await answer(fromServed(request));
      } catch (error) {
        if (error instanceof ConnectionLost) return 'lost';
        throw error;
      }
    },
  };
}

/** Half of the answer arrives, then the connection is lost. Content-Length is that of the whole answer. */
function brokenOff({ headers, status, text }: Answered): Response {
  const bytes = new TextEncoder().encode(text);
  let isSent = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (isSent) controller.error(new ConnectionLost('terminated', 'truncated-body'));
        else controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        isSent = true;
      },
    },
    // Without read-ahead: otherwise the error would reach the reader before the first half does.
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers: { ...headers, 'content-length': String(bytes.length) } });
}

function createAnswering(deps: SendDeps): (request: Incoming) => Promise<Answered> {
  const limiter = createRateLimiter(deps.nowMs);
  const isOurKey = createKeyCheck(deps.apiKey);
  const writer = createWriter(deps);
  const look = (): Gate => {
    const { hasFaults, limit } = deps.store.look(() => deps.store.sql(GATE).get()) as {
      limit: number | null;
      hasFaults: number;
    };
    return { isLimited: limit === null ? deps.rateLimit : limit === 1, hasFaults: hasFaults === 1 };
  };

  const answerTo = async (request: Incoming, url: URL, gate: Gate): Promise<WireAnswer> => {
    if (!isOurKey(request.header)) {
      throw new HttpError(
        'unauthorized',
        'missing or invalid API key; send it as X-API-Key, or as Authorization: Bearer',
      );
    }
    if (gate.trouble !== undefined) throw gate.trouble;
    if (gate.isLimited && !limiter.take()) {
      const wait = { 'retry-after': String(limiter.retryAfterSeconds()) };
      throw new HttpError('too_many_requests', 'more than 10 requests a second; wait as Retry-After says', wait);
    }
    const found = route(request.method, url.pathname);
    const { operationId } = found.operation;
    const maxBytes = operationId === 'sandboxReset' ? MAX_SEED_BYTES : undefined;
    const json = found.operation.hasBody ? await request.json(maxBytes) : undefined;
    // The operation itself awaits nothing. Writes of the same turn are committed together, and wait for the disk together.
    const run = async (): Promise<WireAnswer> => {
      const call = readCall(found, url.searchParams, json ?? (found.operation.bodyRequired ? undefined : {}));
      const handler = HANDLERS[operationId];
      if (handler !== undefined) return runCall(deps, writer, handler, call);
      const control = CONTROLS[operationId];
      if (control === undefined) throw new Error(`no handler for ${operationId}`);
      return control(deps, call);
    };
    if (isControl(url)) return run();
    const fault = gate.hasFaults ? takeFault(deps, request.method, url.pathname) : undefined;
    return underFault(fault, () => answering(deps, run), request);
  };

  return async (request) => {
    const url = new URL(request.url);
    const gate = isControl(url) ? OPEN_GATE : lookSafely(look);
    const answer = await answerTo(request, url, gate).catch((error: unknown) => {
      if (error instanceof NoAnswer) throw error.reason;
      return toAnswer(deps, error);
    });
    const limits = gate.isLimited ? limiter.headers() : {};
    const common = { 'content-type': 'application/json', 'x-request-id': deps.newId(), ...limits };
    return { ...answer, headers: { ...common, ...answer.headers } };
  };
}

/** Rate limit and faults do not apply to the sandbox's own controls. */
function isControl(url: URL): boolean {
  return url.pathname.startsWith('/_sandbox/');
}

/** Runs a call; whatever it throws becomes an answer too. */
async function answering(deps: SendDeps, run: () => Promise<WireAnswer>): Promise<WireAnswer> {
  try {
    return await run();
  } catch (error) {
    return toAnswer(deps, error);
  }
}

function toAnswer(deps: SendDeps, error: unknown): WireAnswer {
  return toErrorAnswer(error) ?? toBugAnswer(deps, error);
}

function toBugAnswer(deps: SendDeps, error: unknown): WireAnswer {
  if (error instanceof StorageError) return errorAnswer('storage_unavailable', `${error.message}; ${error.hint}`);
  deps.onBug(error);
  return errorAnswer('internal_error', 'the engine has a bug; nothing of this request was kept');
}

/** The settings that a request must pass before its operation. Read in one query, because the lock is most of the cost. */
interface Gate {
  readonly isLimited: boolean;
  readonly hasFaults: boolean;
  /** Why the file could not be read. Only a caller with the key learns of it. */
  readonly trouble?: Error;
}

const GATE = 'SELECT rate_limit AS "limit", EXISTS (SELECT 1 FROM faults) AS hasFaults FROM settings';
const OPEN_GATE: Gate = { isLimited: false, hasFaults: false };

function lookSafely(look: () => Gate): Gate {
  try {
    return look();
  } catch (error) {
    return { ...OPEN_GATE, trouble: error as Error };
  }
}

/** Compares digests, in constant time, so that an answer's delay tells nothing about the key. */
function createKeyCheck(apiKey: string): (header: Incoming['header']) => boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  const expected = digest(apiKey);
  return (header) => {
    const bearer = /^Bearer +(.*)$/i.exec(header('authorization') ?? '')?.[1];
    const sent = header('x-api-key') ?? bearer;
    return sent !== undefined && timingSafeEqual(digest(sent), expected);
  };
}

// The documented rate limit: 30 tokens, refilled by 10 a second; every answer's headers show it. Source: the API's
// authentication page.

const CAPACITY = 30;
const PER_SECOND = 10;

export interface RateLimiter {
  /** Takes a token if there is one. */
  readonly take: () => boolean;
  /** X-RateLimit-* as of now. */
  readonly headers: () => Record<string, string>;
  /** Whole seconds until a token is there again, at least 1. */
  readonly retryAfterSeconds: () => number;
}

/** @param nowMs - the machine's clock, not the ledger's: a limit protects the server, not the data */
export function createRateLimiter(nowMs: () => number): RateLimiter {
  let tokens = CAPACITY;
  let filledAt = nowMs();
  const fill = (): void => {
    const now = nowMs();
    // A clock that stepped back neither takes tokens away nor gives any.
    tokens = Math.min(CAPACITY, tokens + (Math.max(0, now - filledAt) / 1000) * PER_SECOND);
    filledAt = now;
  };
  return {
    take: () => {
      fill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    headers: () => {
      fill();
      return {
        'x-ratelimit-limit': String(CAPACITY),
        'x-ratelimit-remaining': String(Math.floor(tokens)),
        'x-ratelimit-reset': String(Math.ceil(filledAt / 1000 + (CAPACITY - tokens) / PER_SECOND)),
      };
    },
    retryAfterSeconds: () => Math.max(1, Math.ceil((1 - tokens) / PER_SECOND)),
  };
}
