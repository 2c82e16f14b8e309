/* eslint-disable @typescript-eslint/no-meaningless-void-operator -- values are only looked at here */
// What compiles for those who import the package, and what must not. Every `@ts-expect-error` is a mistake that the types
// catch: should one of them compile, this file does not. Checked by `npm run typecheck`, and by `npm run proof -- types` with
// every TypeScript that is promised.
import {
  createPace,
  createScripClient,
  formatAmount,
  isOutcomeUnknown,
  isRefused,
  parseAmount,
  remaining,
  type Listing,
  type OutcomeUnknownError,
  type Posted,
  type Redemption,
  type Reversal,
  type ScripClient,
  type ScripClientOptions,
} from 'scrip-sdk';
import { createLocalEngine, type LocalEngine } from 'scrip-sdk/local-engine';

const options: ScripClientOptions = {
  apiKey: 'sk_1',
  baseUrl: 'https://api.scrip.dev',
  timeoutMs: 1000,
  deadlineMs: 5000,
  maxRetries: 1,
  pace: createPace({ rate: 10 }),
  appInfo: { name: 'app', version: '1' },
  onRequest: ({ attempt, headers, idempotencyKey }) => {
    const seen: [number, string | undefined, string | undefined] = [attempt, headers.accept, idempotencyKey];
    void seen;
  },
  onResponse: ({ durationMs, error, status }) => {
    const seen: [number, string | undefined, number | undefined] = [durationMs, error, status];
    void seen;
  },
};
export const scrip: ScripClient = createScripClient(options);
export const engine: LocalEngine = createLocalEngine({ path: ':memory:' });
// An engine is a plain call, and a fetch.
createScripClient({ apiKey: 'sk_sandbox', send: engine.send });
createScripClient({ apiKey: 'sk_sandbox', fetch: engine.fetch });

export async function uses(signal: AbortSignal): Promise<void> {
  const posted: Posted = await scrip.redemptions.reverse(
    'id',
    { reason: 'r', amount: '1.00' },
    { signal, headers: { a: 'b' } },
  );
  const { data, idempotencyKey, replayed, requestId } = posted;
  const told: [Reversal, string, boolean, string | undefined] = [data, idempotencyKey, replayed, requestId];
  void told;
  await scrip.redemptions.reverse('id', { reason: 'r', quantity: 1, idempotency_key: 'k' });

  const list: Listing<Redemption> = scrip.redemptions.list('id', { status: 'COMPLETED', limit: 10 });
  for await (const redemption of list) void (remaining(redemption).amount satisfies string);
  for await (const { pagination } of list.pages()) void (pagination.has_more satisfies boolean);
  const some: Redemption[] = await list.toArray({ limit: 10 });
  void some;

  const { data: programs, error, response } = await scrip.api.GET('/v1/programs', { params: { query: { limit: 1 } } });
  void [programs?.data[0]?.name satisfies string | undefined, error?.code, response.status];
  void (formatAmount(parseAmount('1.50', 2), 2) satisfies string);
}

export function guards(error: unknown): string | undefined {
  if (isOutcomeUnknown(error)) return (error satisfies OutcomeUnknownError).reversal?.body.idempotency_key;
  return isRefused(error) ? error.code : undefined;
}

export function mistakes(error: OutcomeUnknownError): void {
  // @ts-expect-error an amount is a decimal string: a number has been rounded already
  void scrip.redemptions.reverse('id', { reason: 'r', amount: 12.5 });
  // @ts-expect-error units are counted, not written
  void scrip.redemptions.reverse('id', { reason: 'r', quantity: '1' });
  // @ts-expect-error a reason is needed
  void scrip.redemptions.reverse('id', { amount: '1.00' });
  // @ts-expect-error there is no such field
  void scrip.redemptions.reverse('id', { reason: 'r', ammount: '1.00' });
  // @ts-expect-error names on the wire are snake_case
  void scrip.redemptions.reverse('id', { reason: 'r', idempotencyKey: 'k' });
  // @ts-expect-error there is no such option
  void scrip.redemptions.get('id', { timeout: 1000 });
  // @ts-expect-error there is no such status
  void scrip.redemptions.list('id', { status: 'DONE' });
  // @ts-expect-error how many at most must be said
  void scrip.redemptions.reversals('id').toArray();
  // @ts-expect-error there is no such path
  void scrip.api.GET('/v1/redemption/{id}', { params: { path: { id: 'id' } } });
  // @ts-expect-error this path takes an id
  void scrip.api.GET('/v1/redemptions/{id}');
  // @ts-expect-error this path has no such method
  void scrip.api.DELETE('/v1/redemptions/{id}', { params: { path: { id: 'id' } } });
  // @ts-expect-error a client needs a key
  createScripClient({ baseUrl: 'https://api.scrip.dev' });
  // @ts-expect-error an error tells, and is not told
  error.idempotencyKey = 'other';
  // @ts-expect-error minor units are a bigint
  formatAmount(150, 2);
  // @ts-expect-error what can be settled is an error, not a key
  void scrip.redemptions.settle('k');
  // @ts-expect-error there is nothing else to import
  void import('scrip-sdk/dist/sdk/money.js');
}
