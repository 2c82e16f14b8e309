// Clock, faults and settings: looked at, and moved by forms.
import type { Hono } from 'hono';
import { AskError } from './ask.js';
import type { ConsoleDeps } from './create-console.js';
import { countOf, readForm } from './form.js';
import { type Controls, type ControlsNotice, controlsPage } from './pages/controls.js';
import type { ConsoleEnv } from './session.js';

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
