// A scripted network: each attempt gets the next step, and everything that was sent and waited is kept.
import { createScripClient, type ScripClient, type ScripClientOptions } from '../../src/sdk/index.js';

export const API_KEY = 'sk_live_CANARY+0123/TAIL=';
export const REDEMPTION_ID = '550e8400-e29b-41d4-a716-446655440001';

/** A step answers, or throws in place of an answer. */
export type Step = (request: Request) => Response | Promise<Response>;

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Headers;
  readonly redirect: RequestRedirect;
}

export interface Rig {
  readonly client: ScripClient;
  readonly sent: Sent[];
  readonly sleptMs: number[];
  /** The name of the class of what a call came to: 'done', 'replayed', or the error's. */
  readonly reverse: (options?: Parameters<ScripClient['redemptions']['reverse']>[2]) => Promise<string>;
  readonly get: (options?: Parameters<ScripClient['redemptions']['get']>[1]) => Promise<string>;
}

export const NOW_MS = Date.UTC(2026, 2, 1, 12, 0, 0);

/** A client on a script. It fails the test when more is sent than the script has steps. */
export function rig(steps: readonly Step[], options: Partial<ScripClientOptions> = {}): Rig {
  const sent: Sent[] = [];
  const sleptMs: number[] = [];
  let keys = 0;
  const client = createScripClient({
    apiKey: API_KEY,
    random: () => 0.5,
    nowMs: () => NOW_MS,
    newIdempotencyKey: () => `made_${(keys += 1)}`,
    sleep: async (delayMs, signal) => {
      sleptMs.push(delayMs);
      await Promise.resolve();
      signal.throwIfAborted();
    },
    fetch: async (request) => {
      const { headers, method, redirect, url } = request;
      sent.push({ headers, method, redirect, url, body: await request.clone().text() });
      const step = steps[sent.length - 1];
      if (step === undefined) throw new Error(`attempt ${sent.length} is not in the script`);
      return await step(request);
    },
    ...options,
  });
  return {
    client,
    sent,
    sleptMs,
    reverse: (call) =>
      outcome(client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', idempotency_key: 'k1' }, call)),
    get: (call) => outcome(client.redemptions.get(REDEMPTION_ID, call)),
  };
}

export async function outcome(call: PromiseLike<object>): Promise<string> {
  try {
    const result = await call;
    return 'replayed' in result && result.replayed === true ? 'replayed' : 'done';
  } catch (error) {
    return nameOf(error);
  }
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

export async function caught(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** The error, which must be of the class. */
export async function thrown<T>(ErrorClass: new (...args: never[]) => T, call: PromiseLike<unknown>): Promise<T> {
  const error = await caught(call);
  if (error instanceof ErrorClass) return error;
  throw new Error(`${nameOf(error)} where ${ErrorClass.name} was expected`, { cause: error });
}

export const REVERSAL = {
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  redemption_id: REDEMPTION_ID,
  journal_entry_id: '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
  amount: '500.00',
  quantity: 1,
  reason: 'refund',
  created_at: '2026-03-01T12:00:00.000Z',
};

export const REDEMPTION = {
  id: REDEMPTION_ID,
  amount: '1000.00',
  reversed_amount: '250.00',
  status: 'PARTIALLY_REVERSED',
  description: 'Redeemed: Gift Card',
};

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Step {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

export function text(status: number, body: string | null, headers: Record<string, string> = {}): Step {
  return () => new Response(body, { status, headers });
}

export function refusal(status: number, code = `code_${status}`, headers: Record<string, string> = {}): Step {
  return json(status, { code, message: `message ${status}` }, headers);
}

export const created = json(201, REVERSAL);
export const replayed = json(200, REVERSAL);
export const found = json(200, REDEMPTION);

/** What Node's fetch throws: a TypeError around the cause that has the code. */
export function fails(code: string, more: object = {}): Step {
  return () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, ...more }) });
  };
}

export const lost = fails('UND_ERR_SOCKET');
export const refusedConnection = fails('ECONNREFUSED', { syscall: 'connect' });

/** Never answers, and does not look at its signal. */
export const silent: Step = () => new Promise<Response>(() => undefined);
