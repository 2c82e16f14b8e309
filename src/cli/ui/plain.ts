// Whether to be plain: lines that follow one another, nothing drawn over, nothing that needs a grid.
import type { Environment } from '../config/environment.js';

/** SCRIP_ACCESSIBLE, unless it is empty or 0, and terminals that can do nothing else. */
export function isPlain(env: Environment): boolean {
  const asked = env.SCRIP_ACCESSIBLE ?? '';
  return (asked !== '' && asked !== '0') || env.TERM === 'dumb';
}
