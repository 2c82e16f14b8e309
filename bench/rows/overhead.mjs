// What a call of the SDK costs over a bare fetch, on a transport in memory: everything but the network. Both send the same
// reversal and read the same answer.
import { figure } from '../lib/figures.mjs';

export const title = 'a call of the SDK beside a bare fetch, both answered in memory';

const CALLS = 200;
const MOST_OVER_US = 60;
const ID = '550e8400-e29b-41d4-a716-446655440001';
const BODY = { quantity: 1, reason: 'bench', idempotency_key: 'bench' };
const ANSWER = JSON.stringify({
  amount: '500.00',
  created_at: '2026-11-23T12:00:00.000Z',
  id: '01a209ee-7bd4-762a-b89b-cbe9633a53c7',
  journal_entry_id: '01a209ee-7bd4-762a-b89b-cec44bfd423e',
  quantity: 1,
  reason: 'bench',
  redemption_id: ID,
});

export async function prepare({ build, quick }) {
  const { createScripClient } = await build.take('sdk/index.js', 'createScripClient');
  const scrip = createScripClient({ apiKey: 'sk_bench', fetch: transport });
  const cases = {
    bare: () => eachTakes(bareCall),
    sdk: () => eachTakes(() => scrip.redemptions.reverse(ID, BODY)),
  };
  // Not counted: what is called often is compiled again.
  return { cases, rounds: quick ? 10 : 60, warmUp: 10, figures: toFigures };
}

function toFigures({ bare, sdk }) {
  const over = sdk.map((us, round) => us - bare[round]);
  return [
    figure({ name: 'redemptions.reverse', unit: 'us', values: sdk, beside: [{ name: 'bare fetch', values: bare }] }),
    figure({ name: 'over it', unit: 'us', values: over, target: { most: MOST_OVER_US } }),
  ];
}

/** Microseconds for each call. */
async function eachTakes(call) {
  const began = performance.now();
  for (let n = 0; n < CALLS; n += 1) await call();
  return ((performance.now() - began) / CALLS) * 1000;
}

/** Reads what was sent and answers. */
async function transport(request) {
  await request.text();
  return new Response(ANSWER, { status: 201, headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'r1' } });
}

async function bareCall() {
  const request = new Request(`https://api.scrip.dev/v1/redemptions/${ID}/reverse`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-API-Key': 'sk_bench' },
    body: JSON.stringify(BODY),
  });
  const response = await transport(request);
  if (!response.ok) throw new Error('unexpected');
  return response.json();
}
