// From method and path to an operation of the contract.
import { HttpError } from './error-response.js';
import { type ContractOperation, notServed, operations } from './generated/contract.js';

export interface Route {
  readonly operation: ContractOperation;
  /** Path parameters, as sent. */
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern<T> {
  readonly segments: readonly string[];
  readonly method: string;
  readonly value: T;
}

const SERVED = operations.map((operation) => toPattern(operation, operation));
const NOT_SERVED = notServed.map((entry) => toPattern(entry, entry.path));

function toPattern<T>(at: { method: string; path: string }, value: T): Pattern<T> {
  return { segments: at.path.split('/'), method: at.method.toUpperCase(), value };
}

/**
 * Finds the operation for a request.
 *
 * @throws HttpError not_found, method_not_allowed with Allow (D14), not_implemented (D37b)
 */
export function route(method: string, path: string): Route {
  const segments = path.split('/');
  const here = SERVED.filter((pattern) => matchPath(pattern.segments, segments) !== undefined);
  const found = here.find((pattern) => pattern.method === method);
  if (found !== undefined) return { operation: found.value, params: matchPath(found.segments, segments) ?? {} };

  const documented = NOT_SERVED.filter((pattern) => matchPath(pattern.segments, segments) !== undefined);
  const unserved = documented.find((pattern) => pattern.method === method);
  if (unserved !== undefined) {
    const message = `${method} ${unserved.value} is documented, but this sandbox does not serve it`;
    throw new HttpError('not_implemented', message);
  }
  const allowed = [...here, ...documented].map((pattern) => pattern.method);
  if (allowed.length === 0) throw new HttpError('not_found', `no such path: ${path}`);
  const allow = [...new Set(allowed)].sort().join(', ');
  throw new HttpError('method_not_allowed', `${method} is not allowed here; use ${allow}`, { allow });
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
