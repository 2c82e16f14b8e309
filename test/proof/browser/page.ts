// What the page does: every kind of end that a reversal has, through a fetch in the page. Bundled and opened by run.mjs.
import { createScripClient, isOutcomeUnknown, isRefused, remaining } from 'scrip-sdk';

const REVERSAL = {
  amount: '500.00',
  created_at: '2026-11-23T12:00:00.000Z',
  id: '01a209ee-7bd4-762a-b89b-cbe9633a53c7',
  journal_entry_id: '01a209ee-7bd4-762a-b89b-cec44bfd423e',
  quantity: 1,
  reason: 'from a page',
  redemption_id: '550e8400-e29b-41d4-a716-446655440001',
};

/** The API as far as the page needs it: a key that was used is answered again, more than there is is refused. */
function createStub(): { fetch: (request: Request) => Promise<Response>; seen: string[] } {
  const done = new Set<string>();
  const seen: string[] = [];
  const answer = (status: number, body: unknown): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'req_1' },
    });
  return {
    seen,
    fetch: async (request) => {
      const body = (await request.json()) as { idempotency_key: string; quantity?: number; reason: string };
      seen.push(`${request.method} ${new URL(request.url).pathname} ${request.headers.get('x-api-key') ?? ''}`);
      if ((body.quantity ?? 1) > 2)
        return answer(422, { code: 'reversal_exceeds_remaining', message: 'only 2 remain' });
      const isReplay = done.has(body.idempotency_key);
      done.add(body.idempotency_key);
      if (body.reason === 'lost' && !isReplay) throw new TypeError('Failed to fetch');
      if (body.reason === 'slow') return new Promise(() => undefined);
      return answer(isReplay ? 200 : 201, { ...REVERSAL, reason: body.reason });
    },
  };
}

async function main(): Promise<Record<string, unknown>> {
  const stub = createStub();
  const id = REVERSAL.redemption_id;
  const settings = { apiKey: 'sk_page', fetch: stub.fetch, maxRetries: 0 };
  const refusedHere = await Promise.resolve()
    .then(() => createScripClient(settings))
    .catch((error: unknown) => (error as Error).name);
  const scrip = createScripClient({ ...settings, dangerouslyAllowBrowser: true });
  const end = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

  const first = await scrip.redemptions.reverse(id, { quantity: 1, reason: 'from a page', idempotency_key: 'k1' });
  const again = await scrip.redemptions.reverse(id, { quantity: 1, reason: 'from a page', idempotency_key: 'k1' });
  const refused = await end(scrip.redemptions.reverse(id, { quantity: 5, reason: 'r' }));
  const lost = await end(scrip.redemptions.reverse(id, { quantity: 1, reason: 'lost' }));
  const settled = isOutcomeUnknown(lost) ? await scrip.redemptions.settle(lost) : undefined;
  const late = await end(scrip.redemptions.reverse(id, { quantity: 1, reason: 'slow' }, { timeoutMs: 50 }));
  const stop = new AbortController();
  const aborted = end(scrip.redemptions.reverse(id, { quantity: 1, reason: 'slow' }, { signal: stop.signal }));
  setTimeout(() => {
    stop.abort();
  }, 20);
  return {
    refusedHere,
    first: [first.data.amount, first.replayed],
    again: [again.data.amount, again.replayed],
    refused: isRefused(refused) && [refused.name, refused.code, refused.status, refused.requestId],
    lost: isOutcomeUnknown(lost) && [lost.name, (lost.idempotencyKey ?? '').startsWith('sdk_')],
    settled: settled && [
      settled.replayed,
      settled.idempotencyKey === (lost as { idempotencyKey?: string }).idempotencyKey,
    ],
    late: ((error) => isOutcomeUnknown(error) && error.message.includes('within 50 ms'))(late),
    aborted: isOutcomeUnknown(await aborted),
    left: remaining({
      amount: '1000.00',
      reversed_amount: '500.00',
      quantity: 2,
      reversed_quantity: 1,
      reward_id: 'r',
    }),
    seen: stub.seen[0],
  };
}

main().then(
  (told) => {
    document.body.textContent = JSON.stringify(told);
  },
  (error: unknown) => {
    document.body.textContent = `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  },
);
