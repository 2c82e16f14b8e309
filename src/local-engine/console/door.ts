// The way in: a link that works once, or the API key; then a cookie that only this site's own pages send along.
import type { Context, Hono, Next } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { messagePage, signInPage, welcomePage } from './pages/message.js';
import { type ConsoleEnv, type Sessions, createSessions, isSame, randomSecret } from './session.js';

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
