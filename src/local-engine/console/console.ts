// The console: the sandbox's pages for people who would rather look than read. Rendered here, without a script.
// A file of its own because the console is a caller of the engine like any other.
import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { AskError, countOf, createAsk, queryOf, readForm, type Ask, type Listed } from './ask.js';
import { createDoor, type ConsoleEnv } from './session.js';
import { messagePage, noSuchPage } from './pages/layout.js';
import { ICON, STYLE } from './style.js';
import type { components } from '../../sdk/generated/schema.js';
import type { Inspection, RedemptionSummary } from '../ledger/inspect.js';
import type { Preview, Verdict } from '../types.js';
import { integrityPage, journalPage } from './pages/journal.js';
import { redemptionPage, redemptionsPage, type Filters } from './pages/redemptions.js';
import { subtractAmounts } from '../../sdk/money.js';
import { outcomePage, previewPage, type Typed } from './pages/reversal.js';
import { controlsPage, type Controls, type ControlsNotice } from './pages/controls.js';

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

// The pages that only show.

type Schemas = components['schemas'];

export function pageRoutes(app: Hono<ConsoleEnv>, { ask }: ConsoleDeps): void {
  app.use(async (c, next) => {
    const { clock, version } = await ask.control<{ clock: string; version: string }>('/health');
    c.set('frame', { csrf: c.get('session').csrf, clock, version, path: c.req.path });
    await next();
  });

  app.get('/', async (c) => {
    const filters: Filters = { id: c.req.query('id'), who: c.req.query('who'), status: c.req.query('status') };
    const id = filters.id?.trim() ?? '';
    if (id !== '') return c.redirect(`/redemptions/${encodeURIComponent(id)}`, 303);
    const query = queryOf({ external_id: filters.who?.trim(), status: filters.status, cursor: c.req.query('cursor') });
    const page = await ask.control<Listed<RedemptionSummary>>(`/redemptions?limit=50${query}`);
    return c.html(redemptionsPage(c.get('frame'), page, filters));
  });

  app.get('/redemptions', (c) => c.redirect('/', 303));

  app.get('/redemptions/:id', async (c) => {
    const found = await ask.control<Inspection>(`/redemptions/${encodeURIComponent(c.req.param('id'))}`);
    return c.html(redemptionPage(c.get('frame'), found, c.req.query('reversal')));
  });

  app.get('/journal', async (c) => {
    const action = c.req.query('action') ?? '';
    const query = queryOf({ action_type: action, cursor: c.req.query('cursor') });
    const page = await ask.read<Listed<Schemas['JournalEntry']>>(`/v1/journal-entries?limit=25${query}`);
    return c.html(journalPage(c.get('frame'), page, action));
  });

  app.get('/integrity', async (c) =>
    c.html(
      integrityPage(c.get('frame'), await ask.read<Schemas['IntegrityReport']>('/v1/reports/integrity'), undefined),
    ),
  );

  // Replaying everything takes time in proportion to the journal, so it is done when somebody asks for it.
  app.post('/integrity', async (c) => {
    const report = await ask.read<Schemas['IntegrityReport']>('/v1/reports/integrity');
    return c.html(integrityPage(c.get('frame'), report, await ask.control<Verdict>('/verify')));
  });
}

// The form that reverses: previewed first, then sent with a key of its own, so that sending it twice reverses once.

export function reversalRoutes(app: Hono<ConsoleEnv>, { ask, newKey }: ConsoleDeps): void {
  const inspect = (id: string): Promise<Inspection> => ask.control(`/redemptions/${encodeURIComponent(id)}`);
  const preview = async (found: Inspection, typed: Typed): Promise<Preview> =>
    ask.control('/preview', { method: 'POST', path: pathOf(found), body: bodyOf(typed) });

  app.get('/redemptions/:id/:step{preview|reverse}', (c) => c.redirect(`/redemptions/${c.req.param('id')}`, 303));

  app.post('/redemptions/:id/preview', async (c) => {
    const found = await inspect(c.req.param('id'));
    const typed = { ...(await readTyped(c)), key: newKey(), remaining: remainingOf(found) };
    return c.html(previewPage(c.get('frame'), found, typed, await preview(found, typed)));
  });

  app.post('/redemptions/:id/reverse', async (c) => {
    const found = await inspect(c.req.param('id'));
    const typed = await readTyped(c);
    const remaining = remainingOf(found);
    const forecast = await preview(found, typed);
    // What was looked at must still be so, unless this very form was sent before: then the answer is what it came to.
    if (forecast.status !== 200 && remaining !== typed.remaining) {
      return c.html(previewPage(c.get('frame'), found, { ...typed, remaining, moved: true }, forecast), 409);
    }
    const answer = await ask.send(pathOf(found), bodyOf(typed));
    if (answer !== undefined && answer.status < 300) {
      return c.redirect(`/redemptions/${found.redemption.id}?reversal=${String(answer.body.id)}`, 303);
    }
    return c.html(outcomePage(c.get('frame'), found, typed, answer), (answer?.status ?? 502) as 422);
  });
}

function pathOf({ redemption }: Inspection): string {
  return `/v1/redemptions/${redemption.id}/reverse`;
}

function remainingOf({ redemption }: Inspection): string {
  return subtractAmounts(redemption.amount, redemption.reversed_amount);
}

/** As it was typed: what is wrong with it, the API's own rules say. */
function bodyOf({ amount, key, quantity, reason }: Typed): Record<string, unknown> {
  return {
    reason,
    idempotency_key: key,
    ...(amount !== '' && { amount }),
    ...(quantity !== '' && { quantity: countOf(quantity) }),
  };
}

async function readTyped(c: Context<ConsoleEnv>): Promise<Typed> {
  const text = await readForm(c);
  return {
    amount: text('amount'),
    quantity: text('quantity'),
    reason: text('reason'),
    key: text('key'),
    remaining: text('remaining'),
    moved: false,
  };
}

// Clock, faults and settings: looked at, and moved by forms.

export function controlRoutes(app: Hono<ConsoleEnv>, { ask }: ConsoleDeps): void {
  const look = async (): Promise<Controls> => ({
    clock: await ask.control('/clock'),
    settings: await ask.control('/settings'),
    ...(await ask.control<Pick<Controls, 'faults'>>('/faults')),
  });

  app.get('/controls', async (c) => {
    const done = c.req.query('done');
    return c.html(controlsPage(c.get('frame'), await look(), done === undefined ? undefined : { done }));
  });

  const acts: Readonly<Record<string, (text: (name: string) => string) => Promise<unknown>>> = {
    advance: (text) => ask.control('/clock', { advance: text('advance') }),
    set: (text) => ask.control('/clock', { set: text('set') }),
    fault: (text) =>
      ask.control('/faults', {
        pack: text('pack'),
        ...(text('match') !== '' && { match: text('match') }),
        ...(text('times') !== '' && { times: countOf(text('times')) }),
      }),
    clear: () => ask.control('/faults', undefined, 'DELETE'),
    settings: (text) => {
      const settings = {
        restored_expired_lots: text('restored_expired_lots'),
        rate_limit: text('rate_limit') === 'on',
      };
      return ask.control('/settings', settings, 'PATCH');
    },
  };

  app.post('/controls/:act', async (c) => {
    const act = acts[c.req.param('act')];
    if (act === undefined) return c.notFound();
    try {
      await act(await readForm(c));
    } catch (error) {
      if (!(error instanceof AskError) || error.status >= 500) throw error;
      const refused: ControlsNotice = { act: c.req.param('act'), refused: error.message };
      return c.html(controlsPage(c.get('frame'), await look(), refused), 422);
    }
    return c.redirect(`/controls?done=${c.req.param('act')}`, 303);
  });
}
