// A live API of a few lines: one redemption, and whatever a test wants its reversals to end as.
import { keyOf } from '../../src/cli/request.js';
import type { ReversalRequest } from '../../src/cli/reversal.js';
import type { TerminalOptions } from './terminal.js';

type Answer = (request: Request, nth: number) => Response | Promise<Response>;

export const REDEMPTION = {
  id: '550e8400-e29b-41d4-a716-446655440001',
  program_id: '11111111-0000-4000-8000-000000000001',
  participant_id: '22222222-0000-4000-8000-000000000001',
  asset_id: '33333333-0000-4000-8000-000000000001',
  amount: '1000.00',
  reversed_amount: '0.00',
  status: 'COMPLETED',
  description: 'Cash out',
  journal_entry_id: '44444444-0000-4000-8000-000000000001',
  created_at: '2026-01-15T10:30:00Z',
  updated_at: '2026-01-15T10:30:00Z',
};

export const REVERSAL = {
  id: '550e8400-e29b-41d4-a716-446655440000',
  redemption_id: REDEMPTION.id,
  journal_entry_id: '44444444-0000-4000-8000-000000000002',
  amount: '1000.00',
  reason: 'refund',
  created_at: '2026-01-16T10:30:00Z',
};

export const REVERSE = ['--mode', 'live', 'redemptions', 'reverse', REDEMPTION.id, '--reason', 'refund', '--yes'];

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

export const found: Answer = () => json(200, REDEMPTION);

/** As for an asset that keeps none. */
const noLots: Answer = () => json(400, { code: 'invalid_request', message: 'no lots' });

export const NO_REVERSALS = { data: [], pagination: { has_more: false, next_cursor: null } };

/** The key that the command line makes of what is asked. */
export const keyFor = (request: ReversalRequest, n = 1): string => keyOf({ redemptionId: REDEMPTION.id, request }, n);

/** Options of a run in live mode, and the bodies of the writes that arrived. */
export function live({
  get = found,
  lots = noLots,
  post,
}: {
  get?: Answer;
  /** Of the participant in the asset. */
  lots?: Answer;
  post?: Answer;
}): TerminalOptions & { sent: string[] } {
  const sent: string[] = [];
  let reads = 0;
  const send = async (request: Request): Promise<Response> => {
    if (request.method === 'GET' && post !== undefined && request.url.includes('/reversals'))
      return json(200, NO_REVERSALS);
    if (request.method === 'GET' && request.url.includes('/balances/lots')) return lots(request, (reads += 1));
    if (request.method === 'GET') return get(request, (reads += 1));
    sent.push(await request.clone().text());
    if (post === undefined) throw new Error('this test does not expect a write');
    return post(request, sent.length);
  };
  return { send, sent, env: { SCRIP_API_KEY: 'sk_live_secret' } };
}

/** What fetch throws when nobody listens. */
export function refusedConnection(): never {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
  });
}

/** What fetch throws when the other side goes away in mid request. */
export function lostConnection(): never {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('read'), { code: 'ECONNRESET' }) });
}
