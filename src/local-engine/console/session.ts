// Who is looking: browsers that were let in, each by a secret in its cookie, and the secret its forms must carry.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Frame } from './pages/layout.js';

export interface Session {
  readonly id: string;
  /** Every form of the session carries it; a page of somebody else cannot know it. */
  readonly csrf: string;
}

/** What the routes find in a request's context. */
export interface ConsoleEnv {
  Variables: { session: Session; frame: Frame | undefined };
}

const MOST_SESSIONS = 100;

export interface Sessions {
  readonly begin: () => Session;
  readonly find: (id: string | undefined) => Session | undefined;
  readonly end: (id: string) => void;
}

/** Sessions in memory: they end with the server. */
export function createSessions(): Sessions {
  const open = new Map<string, Session>();
  return {
    begin: () => {
      const session = { id: randomSecret(), csrf: randomSecret() };
      open.set(session.id, session);
      const [oldest] = open.keys();
      if (open.size > MOST_SESSIONS && oldest !== undefined) open.delete(oldest);
      return session;
    },
    // 256 random bits: what a lookup's time tells of them is of no use.
    find: (id) => open.get(id ?? ''),
    end: (id) => {
      open.delete(id);
    },
  };
}

/** 256 bits that nobody can guess. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares digests, in constant time. */
export function isSame(given: unknown, secret: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}
