// A nightly job: a reward was cancelled, so it reverses what a participant redeemed for it.
//
//   node examples/nightly-job.mjs [participant-id] [reward-id]
//
// Without settings it runs on an engine in memory. With SCRIP_API_KEY and SCRIP_BASE_URL it runs on a server. You can run it
// again at any time, because its keys are made from the redemptions. It ends with 1 if a person must check something.
import { createPace, createScripClient, isApiError, isOutcomeUnknown, isUnreachable, remaining } from 'scrip-sdk';

const [participantId = '550e8400-e29b-41d4-a716-446655443001', rewardId = '550e8400-e29b-41d4-a716-446655444001'] =
  process.argv.slice(2);
const { SCRIP_API_KEY, SCRIP_BASE_URL } = process.env;

const settings = {
  appInfo: { name: 'cancelled-rewards', version: '1.0' },
  // Stays within the documented rate limit. Clients can share it.
  pace: createPace(),
  // The job may take long, but a single call may not.
  deadlineMs: 60_000,
  onResponse: ({ attempt, method, status, url }) => {
    if (attempt > 1) console.error(`attempt ${attempt}: ${method} ${url}: ${status ?? 'no answer'}`);
  },
};
const scrip = createScripClient(
  SCRIP_API_KEY
    ? { ...settings, apiKey: SCRIP_API_KEY, baseUrl: SCRIP_BASE_URL }
    : { ...settings, apiKey: 'sk_sandbox', fetch: await sandbox() },
);

const open = [];
let done = 0;
for await (const redemption of scrip.redemptions.list(participantId)) {
  if (redemption.reward_id !== rewardId || redemption.status === 'FULLY_REVERSED') continue;
  const left = remaining(redemption);
  const body = { reason: 'Reward cancelled', idempotency_key: `reward-cancelled-${redemption.id}` };
  try {
    const { data, replayed } = await scrip.redemptions.reverse(redemption.id, body);
    console.log(`${redemption.id}  ${data.amount}${replayed ? '  (an earlier run)' : ''}`);
    done += 1;
  } catch (error) {
    open.push(redemption.id);
    if (isOutcomeUnknown(error)) {
      console.error(`${redemption.id}  unknown: run this again, it uses the same key (${error.idempotencyKey})`);
    } else if (isUnreachable(error)) {
      console.error(`${redemption.id}  not sent: ${error.message}`);
    } else if (isApiError(error)) {
      console.error(`${redemption.id}  ${left.amount} remain: ${error.code} (request ${error.requestId})`);
    } else {
      throw error;
    }
  }
}
console.log(`reversed: ${done}, to check: ${open.length}`);
process.exitCode = open.length === 0 ? 0 : 1;

async function sandbox() {
  const { createLocalEngine } = await import('scrip-sdk/local-engine');
  return createLocalEngine({ path: ':memory:' }).fetch;
}
