// The console: the sandbox's pages for people who would rather look than read. Rendered here, without a script.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { type Ask, AskError, createAsk } from './ask.js';
import { controlRoutes } from './control-routes.js';
import { createDoor } from './door.js';
import { pageRoutes } from './page-routes.js';
import { messagePage, noSuchPage } from './pages/message.js';
import { reversalRoutes } from './reversal-routes.js';
import type { ConsoleEnv } from './session.js';
import { ICON, STYLE } from './style.js';

/** What a console needs. */
export interface ConsoleOptions {
  /** The engine, as it is served; the console is an ordinary caller of it. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly apiKey: string;
  /** Hears of the console's own mistakes. */
  readonly onBug: (error: unknown) => void;
}

/** A console over one engine. */
export interface Console {
  /** Whether a path is one of its pages; all others are the engine's. */
  readonly owns: (path: string) => boolean;
  readonly fetch: (request: Request) => Promise<Response>;
  /** A path that lets whoever opens it first in, once. */
  readonly link: string;
}

/** What the routes share. */
export interface ConsoleDeps {
  readonly ask: Ask;
  /** For a reversal that is about to be previewed: a fresh idempotency key. */
  readonly newKey: () => string;
}

const PAGES = /^\/(?:$|(?:open|sign-in|sign-out|journal|integrity|controls|redemptions)(?:$|\/)|console\.(?:css|svg)$)/;

/** Of a form; the longest reason takes 4. */
const MOST_BYTES = 64 * 1024;

/** Makes a {@link Console}. Its sessions live as long as it does. */
export function createConsole({ fetch, apiKey, onBug }: ConsoleOptions): Console {
  const deps: ConsoleDeps = { ask: createAsk(fetch, apiKey), newKey: () => `console_${randomUUID()}` };
  const door = createDoor(apiKey);
  const app = new Hono<ConsoleEnv>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Forms would lose their Origin without a referrer.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (c) => c.html(messagePage(undefined, 'Too long', 'This form is longer than any that is meant.'), 413),
    }),
  );
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.get('/console.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/console.svg', (c) => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  door.mount(app);
  pageRoutes(app, deps);
  reversalRoutes(app, deps);
  controlRoutes(app, deps);
  app.onError((error, c) => {
    if (error instanceof AskError) {
      const title = error.status === 404 ? 'Not found' : 'The sandbox said no';
      return c.html(messagePage(c.get('frame'), title, `${error.message} (${error.code})`), error.status as 400);
    }
    onBug(error);
    const words = 'The console has a mistake; the terminal that serves it says which.';
    return c.html(messagePage(undefined, 'This should not happen', words), 500);
  });
  app.notFound((c) => c.html(noSuchPage(c.get('frame')), 404));
  return { owns: (path) => PAGES.test(path), fetch: async (request) => app.fetch(request), link: door.link };
}
