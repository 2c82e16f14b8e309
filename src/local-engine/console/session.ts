// Who is looking: browsers that were let in, each by a secret in its cookie, and the secret its forms must carry.
// A file of its own because who may enter the console is decided in one place.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { messagePage, signInPage, welcomePage, type Frame } from './pages/layout.js';
import type { Context, Hono, Next } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

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

// The way in: a link that works once, or the API key; then a cookie that only this site's own pages send along.

export interface Door {
  /** Puts itself before all routes that are mounted later. */
  readonly mount: (app: Hono<ConsoleEnv>) => void;
  /** The path that lets in once. */
  readonly link: string;
}

export function createDoor(apiKey: string): Door {
  const sessions = createSessions();
  const unused = new Set([randomSecret()]);
  const [token = ''] = unused;

  const letIn = (c: Context<ConsoleEnv>): Response | Promise<Response> => {
    const { id } = sessions.begin();
    setCookie(c, cookieOf(c), id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.html(welcomePage());
  };

  const mount = (app: Hono<ConsoleEnv>): void => {
    app.use(refuseForeignForms);
    app.get('/open', (c) => {
      if (!isSame(c.req.query('token'), token) || !unused.delete(token)) return c.html(signInPage('link'), 403);
      return letIn(c);
    });
    app.post('/sign-in', async (c) => {
      const { api_key } = await c.req.parseBody();
      return isSame(api_key, apiKey) ? letIn(c) : c.html(signInPage('key'), 403);
    });
    app.use((c, next) => requireSession(c, next, sessions));
    app.post('/sign-out', (c) => {
      sessions.end(c.get('session').id);
      return c.html(signInPage('out'));
    });
  };
  return { mount, link: `/open?token=${token}` };
}

/** Cookies know hosts, not ports: two sandboxes on one machine must not sign each other out. */
function cookieOf(c: Context): string {
  const { port } = new URL(c.req.url);
  return `scrip_console_${port === '' ? '80' : port}`;
}

/** A form comes from a page of ours, and says so: browsers send Origin along with every POST. */
async function refuseForeignForms(c: Context<ConsoleEnv>, next: Next): Promise<Response | undefined> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    await next();
    return undefined;
  }
  if (c.req.header('origin') !== new URL(c.req.url).origin) {
    return c.html(messagePage(undefined, 'Refused', 'This form was not sent from a page of this console.'), 403);
  }
  await next();
  return undefined;
}

async function requireSession(c: Context<ConsoleEnv>, next: Next, sessions: Sessions): Promise<Response | undefined> {
  const session = sessions.find(getCookie(c, cookieOf(c)));
  if (session === undefined) return c.html(signInPage('none'), 403);
  if (c.req.method === 'POST') {
    const { csrf } = await c.req.parseBody();
    if (!isSame(csrf, session.csrf)) {
      const words = 'This form is of another session, or was changed. Go back, load the page again, and send it again.';
      return c.html(messagePage(undefined, 'Refused', words), 403);
    }
  }
  c.set('session', session);
  await next();
  return undefined;
}
