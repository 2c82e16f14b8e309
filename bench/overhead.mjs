// What a call of the SDK costs over a bare fetch, on a transport in memory: everything but the network. Both send the same
// reversal and read the same answer, in turns, so that a machine that grows slow in between does not count.
// `npm run bench:overhead` builds first; [--rounds n] [--json]. Ends with 1 when the budget is not kept.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createScripClient } from 'scrip-sdk';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '60' }, json: { type: 'boolean' } } });
const ROUNDS = Number(values.rounds);
const CALLS = 200;
const WARM_UP = 10;
const BUDGET_US = 60;

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

/** The transport: reads what was sent and answers. */
async function fetch(request) {
  await request.text();
  return new Response(ANSWER, { status: 201, headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'r1' } });
}

const scrip = createScripClient({ apiKey: 'sk_bench', fetch });
const CASES = {
  'bare fetch': async () => {
    const request = new Request(`https://api.scrip.dev/v1/redemptions/${ID}/reverse`, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-API-Key': 'sk_bench' },
      body: JSON.stringify(BODY),
    });
    const response = await fetch(request);
    if (!response.ok) throw new Error('unexpected');
    return response.json();
  },
  'redemptions.reverse': async () => (await scrip.redemptions.reverse(ID, BODY)).data,
};

const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  for (const [name, call] of Object.entries(CASES)) {
    const began = performance.now();
    for (let i = 0; i < CALLS; i += 1) await call();
    if (round >= 0) times[name].push(((performance.now() - began) / CALLS) * 1000);
  }
}
const [bare, sdk] = Object.values(times);
const overUs = median(sdk.map((us, round) => us - bare[round]));
const rows = Object.entries(times).map(([name, us]) => ({ name, medianUs: median(us) }));
const ok = overUs <= BUDGET_US;
const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
if (values.json)
  console.log(JSON.stringify({ node: process.version, machine, rows, overUs, budgetUs: BUDGET_US, ok }, null, 2));
else {
  console.log(`Node ${process.version}, ${machine}, medians of ${ROUNDS} rounds of ${CALLS} calls\n`);
  for (const { medianUs, name } of rows) console.log(`${name.padEnd(22)}${medianUs.toFixed(1).padStart(8)} µs`);
  console.log(
    `${'over it'.padEnd(22)}${overUs.toFixed(1).padStart(8)} µs  budget ${BUDGET_US} µs, ${ok ? 'kept' : 'NOT KEPT'}`,
  );
}
process.exitCode = ok ? 0 : 1;

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
