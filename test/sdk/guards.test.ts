// Which error is it, also when it comes from another copy of the package.
import { expect, test, vi } from 'vitest';
import * as sdk from '../../src/sdk/index.js';

const api = (status: number): sdk.ApiErrorDetails => ({ status, code: 'c', message: 'm' });
const GUARDS = {
  isApiError: ['AuthenticationError', 'NotFoundError', 'ConflictError', 'RefusedError', 'RateLimitError', 'ApiError'],
  isAuthenticationError: ['AuthenticationError'],
  isNotFound: ['NotFoundError'],
  isConflict: ['ConflictError'],
  isRefused: ['RefusedError'],
  isRateLimited: ['RateLimitError'],
  isUnreachable: ['UnreachableError'],
  isOutcomeUnknown: ['OutcomeUnknownError'],
  isConfigurationError: ['ConfigurationError'],
} as const;

const errors = (from: typeof sdk): sdk.ScripError[] => [
  new from.ApiError(api(418)),
  new from.AuthenticationError(api(401)),
  new from.NotFoundError(api(404)),
  new from.ConflictError(api(409)),
  new from.RefusedError(api(422)),
  new from.RateLimitError(api(429)),
  new from.UnreachableError('m'),
  new from.OutcomeUnknownError('m', {}),
  new from.ConfigurationError('m'),
];

test.each(Object.entries(GUARDS))('%s knows its errors and no others', (name, own) => {
  const guard = sdk[name as keyof typeof GUARDS];
  expect(
    errors(sdk)
      .filter((error) => guard(error))
      .map((error) => error.name),
  ).toEqual(expect.arrayContaining([...own]));
  expect(errors(sdk).filter((error) => guard(error))).toHaveLength(own.length);
});

test('every error is one of ours, under its own name', () => {
  for (const error of errors(sdk)) {
    expect(sdk.isScripError(error)).toBe(true);
    expect(error.name).toBe(error.constructor.name);
    expect(String(error)).toBe(`${error.name}: m`);
  }
});

test.each([undefined, null, 'RefusedError', new Error('m'), { name: 'RefusedError' }, new TypeError('m')])(
  '%s is none of ours',
  (value) => {
    expect(sdk.isScripError(value)).toBe(false);
    expect(sdk.isRefused(value)).toBe(false);
    expect(sdk.isApiError(value)).toBe(false);
  },
);

test('errors of another copy of the package are known', async () => {
  vi.resetModules();
  const copy = await import('../../src/sdk/index.js');
  for (const [at, error] of errors(copy).entries()) {
    expect(error).not.toBeInstanceOf(sdk.ScripError);
    expect(sdk.isScripError(error)).toBe(true);
    expect(error.name).toBe(errors(sdk)[at]?.name);
  }
  expect(sdk.isNotFound(new copy.NotFoundError(api(404)))).toBe(true);
});
