// What the SDK throws on purpose. Anything else that escapes it is a bug, ours or the caller's.
import type { ReverseRequest } from './wire.js';

/** Marks our errors for the guards: a program may hold two copies of this package, and `instanceof` knows one of them. */
export const BRAND = Symbol.for('scrip-sdk.error');

/** Root of every error the SDK throws on purpose; `name` is the name of the class, also where code is minified. */
export abstract class ScripError extends Error {
  abstract override readonly name: string;
  declare readonly [BRAND]: true;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** What the caller set or passed cannot work, such as an http base URL or an empty id. Nothing was sent. */
export class ConfigurationError extends ScripError {
  override readonly name = 'ConfigurationError';
}

/** What an {@link ApiError} is made of. */
export interface ApiErrorDetails {
  /** HTTP status, 400 to 499. */
  readonly status: number;
  /** The API's code as received (an open set), or `http_<status>` when the body had none. */
  readonly code: string;
  readonly message: string;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId?: string | undefined;
  /** What Retry-After asked for, in milliseconds from when the answer came. */
  readonly retryAfterMs?: number | undefined;
  /** The key of the refused write. */
  readonly idempotencyKey?: string | undefined;
  /** How often it was sent; default 1. */
  readonly attempts?: number | undefined;
}

/**
 * The API refused the request, in its own form (`{"code","message"}`): nothing was changed. Decide by class or `status`;
 * show `code` as it is. Source: decision D46
 */
export class ApiError extends ScripError {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly idempotencyKey: string | undefined;
  /** How often it was sent. */
  readonly attempts: number;

  constructor(details: ApiErrorDetails) {
    super(details.message);
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.idempotencyKey = details.idempotencyKey;
    this.attempts = details.attempts ?? 1;
  }
}

/** 401 or 403: the API key is missing, wrong, revoked or not allowed here. */
export class AuthenticationError extends ApiError {
  override readonly name = 'AuthenticationError';
}

/** 404: no such object. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
}

/** 409 `idempotency_conflict`: the idempotency key was used before with another payload. */
export class ConflictError extends ApiError {
  override readonly name = 'ConflictError';
}

/** 400, 405, 413, 415, 422: the request was refused. */
export class RefusedError extends ApiError {
  override readonly name = 'RefusedError';
}

/** 429 after every attempt, in whatever form: not processed. `retryAfterMs` says how long to wait, when the API said so. */
export class RateLimitError extends ApiError {
  override readonly name = 'RateLimitError';
}

const CLASS_OF_STATUS: Readonly<Record<number, typeof ApiError>> = {
  401: AuthenticationError,
  403: AuthenticationError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitError,
};

/** The {@link ApiError} of the class that belongs to the status. */
export function createApiError(details: ApiErrorDetails): ApiError {
  const ErrorClass = CLASS_OF_STATUS[details.status] ?? RefusedError;
  return new ErrorClass(details);
}

/** What is known about a request that got no usable answer. */
export interface NoAnswerDetails {
  /** HTTP status of the last answer, when one arrived. */
  readonly status?: number | undefined;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId?: string | undefined;
  /** How often it was sent; default 1. */
  readonly attempts?: number | undefined;
  /** The first line of the last answer, when it does not have the API's form: a proxy's page, perhaps. */
  readonly foreignAnswer?: string | undefined;
  /** What happened last: the lost connection, the timeout, the reason of the abort. */
  readonly cause?: unknown;
}

/**
 * No usable answer, and nothing can have changed: a read without an answer (lost, timed out, 5xx, redirect, a 4xx that is
 * not the API's own, unreadable), or a write whose every attempt failed to connect at all. Safe to run again.
 */
export class UnreachableError extends ScripError {
  override readonly name = 'UnreachableError';
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The first line of the last answer, when it does not have the API's form. */
  readonly foreignAnswer: string | undefined;
  /** How often it was sent; 0 when the time was over before the first. */
  readonly attempts: number;

  constructor(message: string, details: NoAnswerDetails = {}) {
    super(message, causeOf(details));
    this.status = details.status;
    this.requestId = details.requestId;
    this.foreignAnswer = details.foreignAnswer;
    this.attempts = details.attempts ?? 1;
  }
}

/** A reversal as it was sent, key included: plain data, to be kept anywhere and sent again word for word. */
export interface SentReversal {
  readonly redemptionId: string;
  readonly body: ReverseRequest & { readonly idempotency_key: string };
}

/** What an {@link OutcomeUnknownError} is made of. */
export interface UnknownOutcomeDetails extends NoAnswerDetails {
  readonly idempotencyKey?: string | undefined;
  readonly reversal?: SentReversal | undefined;
}

/**
 * No usable answer to a write (lost, timed out, 5xx, redirect, a 4xx that is no certain refusal, unreadable body), or a
 * refusal after such an attempt. Whether it took effect is UNKNOWN: repeat it with the same key, and the API answers with
 * what happened. Source: the API's idempotency rules; decision D46
 */
export class OutcomeUnknownError extends ScripError {
  override readonly name = 'OutcomeUnknownError';
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The first line of the last answer, when it does not have the API's form. */
  readonly foreignAnswer: string | undefined;
  /** How often it was sent. */
  readonly attempts: number;
  /** The key to repeat it with; undefined only for a write sent through `api` without one. */
  readonly idempotencyKey: string | undefined;
  readonly #reversal: SentReversal | undefined;

  constructor(message: string, details: UnknownOutcomeDetails) {
    super(message, causeOf(details));
    this.status = details.status;
    this.requestId = details.requestId;
    this.foreignAnswer = details.foreignAnswer;
    this.attempts = details.attempts ?? 1;
    this.idempotencyKey = details.idempotencyKey;
    this.#reversal = details.reversal;
  }

  /**
   * What was sent, for `redemptions.settle`; undefined for a write sent through `api`. No log shows it by itself: ids and
   * reasons are the caller's texts.
   */
  get reversal(): SentReversal | undefined {
    return this.#reversal;
  }
}

// An absent cause stays absent: `{ cause: undefined }` would print as "[cause]: undefined".
function causeOf({ cause }: NoAnswerDetails): ErrorOptions | undefined {
  return cause === undefined ? undefined : { cause };
}

// Which error is it? These see through two copies of this package in one program, where `instanceof` does not.

/** Whether the SDK threw this on purpose. */
export function isScripError(error: unknown): error is ScripError {
  return error instanceof Error && BRAND in error;
}

/** Whether the API refused the request: nothing was changed. */
export function isApiError(error: unknown): error is ApiError {
  return isScripError(error) && 'code' in error && 'status' in error;
}

/** 401, 403. */
export function isAuthenticationError(error: unknown): error is AuthenticationError {
  return isNamed(error, 'AuthenticationError');
}

/** 404. */
export function isNotFound(error: unknown): error is NotFoundError {
  return isNamed(error, 'NotFoundError');
}

/** 409: the key was used before with another payload. */
export function isConflict(error: unknown): error is ConflictError {
  return isNamed(error, 'ConflictError');
}

/** 400, 405, 413, 415, 422. */
export function isRefused(error: unknown): error is RefusedError {
  return isNamed(error, 'RefusedError');
}

/** 429 after every attempt. */
export function isRateLimited(error: unknown): error is RateLimitError {
  return isNamed(error, 'RateLimitError');
}

/** No usable answer, and nothing can have been changed. */
export function isUnreachable(error: unknown): error is UnreachableError {
  return isNamed(error, 'UnreachableError');
}

/** No usable answer to a write: `redemptions.settle` finds out. */
export function isOutcomeUnknown(error: unknown): error is OutcomeUnknownError {
  return isNamed(error, 'OutcomeUnknownError');
}

/** Settings or arguments that cannot work; nothing was sent. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return isNamed(error, 'ConfigurationError');
}

function isNamed(error: unknown, name: string): boolean {
  return isScripError(error) && error.name === name;
}
