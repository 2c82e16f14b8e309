// The form that reverses: previewed first, then sent with a key of its own, so that sending it twice reverses once.
import type { Context, Hono } from 'hono';
import { subtractAmounts } from '../../sdk/money.js';
import type { Inspection } from '../ledger/inspect.js';
import type { Preview } from '../http/shapes.js';
import type { ConsoleDeps } from './create-console.js';
import { countOf, readForm } from './form.js';
import { outcomePage, previewPage, type Typed } from './pages/reversal.js';
import type { ConsoleEnv } from './session.js';

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
    const foretold = await preview(found, typed);
    // What was looked at must still be so, unless this very form was sent before: then the answer is what it came to.
    if (foretold.status !== 200 && remaining !== typed.remaining) {
      return c.html(previewPage(c.get('frame'), found, { ...typed, remaining, moved: true }, foretold), 409);
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
