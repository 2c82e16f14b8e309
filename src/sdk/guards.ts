// Which error is it? These see through two copies of this package in one program, where `instanceof` does not.
import {
  type ApiError,
  type AuthenticationError,
  BRAND,
  type ConfigurationError,
  type ConflictError,
  type NotFoundError,
  type OutcomeUnknownError,
  type RateLimitError,
  type RefusedError,
  type ScripError,
  type UnreachableError,
} from './errors.js';

/** Whether the SDK threw this on purpose. */
export function isScripError(error: unknown): error is ScripError {
  return error instanceof Error && BRAND in error;
}

/** Whether the API answered and said no (4xx): nothing was changed. */
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

/** 400, 422 and every other 4xx. */
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
