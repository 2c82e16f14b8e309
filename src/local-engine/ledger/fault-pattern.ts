// Which requests a fault is for: a method and a path with stars, "POST /v1/redemptions/*/reverse".
import { Refusal } from '../rules/refusal.js';

/** Every request of the API. */
export const EVERY_REQUEST = '* /v1/**';

const METHOD = /^([A-Z]{1,20}|\*)$/;

/**
 * Reads a pattern into its one spelling: `METHOD /path`, the method in capitals. A path alone is for any method.
 *
 * Stars are whole segments, so that one look at each segment decides; nothing a person can type makes that slow.
 *
 * @throws Refusal invalid_request that says which part is wrong
 */
export function readPattern(text: string): string {
  const words = text.trim().split(/\s+/);
  const [typed = '', method = '*'] = words.toReversed();
  // As the documentation writes ids.
  const path = typed.replaceAll(/\{\w+\}/g, '*');
  if (words.length > 2) throw bad('it must be a method and a path, with one blank between them');
  if (!METHOD.test(method.toUpperCase())) throw bad(`${method} is no method; write GET, POST, PATCH or *`);
  const segments = path.split('/');
  if (!path.startsWith('/v1/') || segments.at(-1) === '') {
    throw bad('its path must begin with /v1/ and not end with a slash; faults are for the API only');
  }
  if (/[?#]/.test(path)) throw bad('leave the query out; only the path is compared');
  const stars = segments.map((segment, at) => [segment, at === segments.length - 1] as const);
  if (stars.some(([segment, isLast]) => segment.includes('*') && segment !== '*' && !(isLast && segment === '**'))) {
    throw bad('a * stands for one whole segment of the path, ** only at its end for all that follows');
  }
  return `${method.toUpperCase()} ${path}`;
}

function bad(why: string): Refusal {
  return new Refusal('invalid_request', `match: ${why}. Write it like "POST /v1/redemptions/*/reverse"`);
}

/**
 * Whether a pattern fits a request, or an operation of the contract, whose `{id}` may be anything. A request's own path
 * never has braces: they are escaped in it. Ids are the same in either case, so letters are too.
 *
 * @param pattern - as {@link readPattern} gives it
 */
export function fits(pattern: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ''] = pattern.split(' ');
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  const wanted = wantedPath.toLowerCase().split('/');
  const found = path.toLowerCase().split('/');
  const isOpen = wanted.at(-1) === '**';
  if (isOpen ? found.length < wanted.length : found.length !== wanted.length) return false;
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  return fixed.every((segment, at) => segment === '*' || segment === found[at] || found[at]?.startsWith('{') === true);
}
