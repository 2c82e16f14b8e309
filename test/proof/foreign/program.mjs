// The program that uses the foreign client. A text, because its imports are there only once the client is made.

export const PROGRAM = `
import { client } from './client/client.gen';
import { getRedemption, reverseRedemption } from './client';

declare const process: { env: Record<string, string | undefined> };
const { SCRIP_KEY: auth = '', SCRIP_URL: baseUrl = '' } = process.env;
client.setConfig({ baseUrl, auth });

const path = { id: '550e8400-e29b-41d4-a716-446655440001' };
const body = { quantity: 1, reason: 'Customer refund request', idempotency_key: 'foreign-1' };
const expect = (what: string, found: unknown, wanted: unknown): void => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(what + ': ' + JSON.stringify(found));
};

const first = await reverseRedemption({ path, body });
const { amount, quantity, reason, redemption_id } = first.data!;
expect('the answer', [first.response!.status, amount, quantity, reason, redemption_id], [201, '500.00', 1, body.reason, path.id]);
for (const id of [first.data!.id, first.data!.journal_entry_id]) if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(id);
if (Number.isNaN(Date.parse(first.data!.created_at))) throw new Error(first.data!.created_at);

const again = await reverseRedemption({ path, body });
expect('the replay', [again.response!.status, again.data], [200, first.data]);

const refused = await reverseRedemption({ path, body: { quantity: 5, reason: 'too many' } });
expect('the refusal', [refused.response!.status, refused.error!.code], [422, 'reversal_exceeds_remaining']);

const { data: redemption } = await getRedemption({ path });
expect('what is left', [redemption!.reversed_amount, redemption!.status], ['500.00', 'PARTIALLY_REVERSED']);
console.log('201, the same again as 200, 422 with its code; 500.00 is reversed, once');
`;
