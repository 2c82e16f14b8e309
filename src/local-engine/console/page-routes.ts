// The pages that only show.
import type { Hono } from 'hono';
import type { components } from '../../sdk/generated/schema.js';
import type { Inspection, RedemptionSummary } from '../ledger/inspect.js';
import type { Verdict } from '../ledger/shapes.js';
import type { ConsoleDeps } from './create-console.js';
import { type Listed, queryOf } from './list.js';
import { integrityPage } from './pages/integrity.js';
import { journalPage } from './pages/journal.js';
import { redemptionPage } from './pages/redemption.js';
import { type Filters, redemptionsPage } from './pages/redemptions.js';
import type { ConsoleEnv } from './session.js';

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
