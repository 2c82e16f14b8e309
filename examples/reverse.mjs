// Reverses one redemption with the SDK, and reports the result.
//
//   node examples/reverse.mjs [redemption-id] [reason]
//
// Without settings it runs on an engine in memory with the demo data. With SCRIP_API_KEY it talks to the API.
// SCRIP_BASE_URL names another server, for example a sandbox started with `scrip sandbox serve`:
//
//   SCRIP_API_KEY=sk_sandbox SCRIP_BASE_URL=http://127.0.0.1:4010 node examples/reverse.mjs
import { ApiError, createScripClient, OutcomeUnknownError, remaining, UnreachableError } from 'scrip-sdk';

const { SCRIP_API_KEY, SCRIP_BASE_URL } = process.env;
const [redemptionId = '550e8400-e29b-41d4-a716-446655440001', reason = 'Order cancelled'] = process.argv.slice(2);

/** Connects to the network or to an engine in this process. The client cannot tell the difference. */
async function connect() {
  if (SCRIP_API_KEY) {
    return createScripClient({ apiKey: SCRIP_API_KEY, ...(SCRIP_BASE_URL && { baseUrl: SCRIP_BASE_URL }) });
  }
  const { createLocalEngine } = await import('scrip-sdk/local-engine');
  return createScripClient({ apiKey: 'sk_sandbox', fetch: createLocalEngine({ path: ':memory:' }).fetch });
}

const scrip = await connect();
try {
  const { data: before } = await scrip.redemptions.get(redemptionId);
  console.log(`${before.status}: ${remaining(before).amount} of ${before.amount} remain`);

  // The key is made from the redemption, so a second run of this program reverses nothing again.
  const { data, replayed, idempotencyKey } = await scrip.redemptions.reverse(redemptionId, {
    reason,
    idempotency_key: `cancel-${redemptionId}`,
  });
  console.log(`${replayed ? 'was reversed before' : 'reversed'}: ${data.amount}, with the key ${idempotencyKey}`);

  for await (const reversal of scrip.redemptions.reversals(redemptionId)) {
    console.log(`  ${reversal.created_at}  ${reversal.amount}  ${reversal.reason}`);
  }
} catch (error) {
  process.exitCode = 1;
  if (error instanceof OutcomeUnknownError) {
    console.error(`unknown: ${error.message}`);
    console.error(`run this again: it uses the same key, ${error.idempotencyKey}`);
  } else if (error instanceof UnreachableError) {
    console.error(`nothing changed: ${error.message}`);
  } else if (error instanceof ApiError) {
    console.error(`refused (${error.status} ${error.code}): ${error.message}`);
  } else {
    throw error;
  }
}
