// The ledger that a server is put under load with, and what it says afterwards: every reversal that it knows of.
import { call, createAsset } from '../../support/served-sandbox.mjs';

/** More than any run gives back. */
const LOTS = ['6000000.00', '3000000.00', '1000000.00'];
const REDEEMED = '10000000.00';

/** Makes redemptions of three lots each, which can be reversed a little at a time. */
export async function createRedemptions(url, count) {
  const post = (path, body) => call(url, 'POST', path, body);
  const { program_id, asset_id } = await createAsset(post);
  const redemptions = [];
  for (let n = 0; n < count; n += 1) {
    const { id } = await post('/v1/participants', { external_id: `member-${n}`, program_id });
    const base = { program_id, asset_id, description: 'load' };
    for (const amount of LOTS) await post('/_sandbox/credits', { ...base, participant_id: id, amount });
    redemptions.push((await post(`/v1/participants/${id}/redemptions`, { ...base, amount: REDEEMED })).id);
  }
  return redemptions;
}

/** Each redemption as it stands, with all of its reversals. */
export async function readLedger(url, redemptions) {
  const read = [];
  for (const id of redemptions) {
    const { reversed_amount } = await call(url, 'GET', `/v1/redemptions/${id}`);
    const reversals = [];
    for (let cursor = ''; cursor !== null;) {
      const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { data, pagination } = await call(url, 'GET', `/v1/redemptions/${id}/reversals?limit=200${from}`);
      reversals.push(...data);
      cursor = pagination.next_cursor;
    }
    read.push({ id, reversed_amount, reversals });
  }
  return read;
}

/** What `verify` finds wrong, in words. */
export async function brokenChecks(url) {
  const { checks } = await call(url, 'GET', '/_sandbox/verify');
  return checks.flatMap(({ name, violations }) => violations.map((what) => `verify, ${name}: ${what}`));
}
