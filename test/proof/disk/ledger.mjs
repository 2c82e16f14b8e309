// The ledger under test: made with the demo data, reversed in small steps under known keys, and judged afterwards.
import { createLocalEngine, StorageError } from '../../../dist/local-engine/index.js';

const KEY = 'sk_sandbox';
const IN_UNITS = '550e8400-e29b-41d4-a716-446655440001';
const IN_LOTS = '550e8400-e29b-41d4-a716-446655440012';
const WITHOUT_LOTS = '550e8400-e29b-41d4-a716-446655440011';
/** The demo data's redemptions have room for so many steps. */
export const MOST_STEPS = 150;

export { createLocalEngine, StorageError };

/** What is asked in step n: a part of a redemption in lots, of one without, and once a unit that brings a reward back in stock. */
export function stepOf(n) {
  const body = { reason: `step ${n}`, idempotency_key: `key-${n}` };
  if (n === 3) return { redemption: IN_UNITS, body: { ...body, quantity: 1 } };
  return n % 2 === 0
    ? { redemption: IN_LOTS, body: { ...body, amount: '2.50' } }
    : { redemption: WITHOUT_LOTS, body: { ...body, amount: '0.40' } };
}

export async function call(engine, method, path, body) {
  const response = await engine.fetch(`http://sandbox${path}`, {
    method,
    headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Runs step n; the same key whenever it is run. */
export async function reverse(engine, n) {
  const { redemption, body } = stepOf(n);
  return call(engine, 'POST', `/v1/redemptions/${redemption}/reverse`, body);
}

/**
 * Opens the ledger again and holds it to its promises.
 *
 * @param answers - what the program said before it ended: `{ n, status, id }`, in its order
 * @param steps - how many steps there were to do
 * @returns the steps that were there though nobody had said so, and every broken promise in words
 */
export async function judge(db, answers, steps) {
  const broken = [];
  const engine = createLocalEngine({ path: db });
  try {
    broken.push(...violations(engine, 'reopened'));
    const done = new Map(answers.filter(({ status }) => status < 300).map(({ n, id }) => [n, id]));
    let thereUnsaid = 0;
    for (let n = 1; n <= steps; n += 1) {
      const { status, body } = await reverse(engine, n);
      const said = done.get(n);
      if (status >= 300) broken.push(`step ${n}: ${status} ${body.message}`);
      else if (said === undefined) thereUnsaid += status === 200 ? 1 : 0;
      else if (status === 201) broken.push(`step ${n}: LOST, it was answered as done and is not there`);
      else if (said !== body.id) broken.push(`step ${n}: another reversal than the one that was answered`);
    }
    broken.push(...(await miscounted(engine, steps)), ...violations(engine, 'settled'));
    return { broken, thereUnsaid, unsaid: steps - done.size };
  } finally {
    engine.close();
  }
}

function violations(engine, when) {
  return engine
    .verify()
    .checks.flatMap(({ name, violations }) => violations.map((v) => `HALF (${when}): ${name}: ${v}`));
}

/** Each step once, and each redemption's total the sum of its steps. */
async function miscounted(engine, steps) {
  const broken = [];
  for (const redemption of [IN_UNITS, IN_LOTS, WITHOUT_LOTS]) {
    const own = Array.from({ length: steps }, (_, n) => n + 1).filter((n) => stepOf(n).redemption === redemption);
    const { body: list } = await call(engine, 'GET', `/v1/redemptions/${redemption}/reversals?limit=200`);
    const reasons = list.data.map(({ reason }) => reason).sort();
    const expected = own.map((n) => `step ${n}`).sort();
    if (reasons.join() !== expected.join()) broken.push(`${redemption}: DOUBLED or lost: it has ${reasons.join(', ')}`);
    const { body: now } = await call(engine, 'GET', `/v1/redemptions/${redemption}`);
    const sum = list.data.reduce((cents, { amount }) => cents + cents_(amount), 0n);
    if (cents_(now.reversed_amount) !== sum) broken.push(`${redemption}: HALF: its total is ${now.reversed_amount}`);
  }
  return broken;
}

const cents_ = (amount) => BigInt(amount.replace('.', ''));
