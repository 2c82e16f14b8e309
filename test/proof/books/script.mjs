// A random script: what testers do to a sandbox, in any order. It is a list of requests that were found by running it, so
// that it can be run again word for word.
import { amountOf, between, oneOf } from '../../support/random.mjs';

/** Names that a careless writer of accounts would stumble over. */
const NAMES = ['ada', 'a b:c;d "e"', 'Zoë  (x)', '100% [y]', '=1+1', 'tab\tand\nline', '%41'];
const REASONS = ['refund', 'twice; by mistake', 'a | b', '100% "sure"', 'line\nand\ttab', '* ! (x)', 'Grüße 🎁'];
const ASSETS = [
  { symbol: 'PTS', inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale: 2, digits: 3 },
  { symbol: 'WEI', inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale: 18, digits: 15 },
  { symbol: 'FUND1', inventory_mode: 'LOT', issuance_policy: 'PREFUNDED', scale: 3, digits: 3 },
  { symbol: '7', inventory_mode: 'SIMPLE', issuance_policy: 'UNLIMITED', scale: 0, digits: 3 },
];

/** Makes the objects that a script works on. */
export async function prepare(call, { policy, seed }) {
  const make = async (path, body) => {
    const { status, text } = await call('POST', path, body);
    if (status !== 201) throw new Error(`${path}: ${text}`);
    return JSON.parse(text).id;
  };
  await call('PATCH', '/_sandbox/settings', { restored_expired_lots: policy });
  const programs = [await make('/v1/programs', { name: 'One' }), await make('/v1/programs', { name: 'Two' })];
  const target = { redemption_target_type: 'LEDGER_ENTITY', redemption_target_entity_id: programs[0] };
  await call('PATCH', `/v1/programs/${programs[1]}`, target);
  const assets = [];
  for (const [at, { digits, ...asset }] of ASSETS.entries()) {
    const program_id = programs[at % 2];
    assets.push({ ...asset, digits, program_id, id: await make('/v1/assets', { ...asset, program_id, name: 'x' }) });
  }
  const participants = [];
  for (const external_id of threeOf(NAMES, seed)) participants.push(await make('/v1/participants', { external_id }));
  const [points] = assets;
  const reward = await make(`/v1/programs/${points.program_id}/rewards`, {
    ...{ name: 'Card', redemption_type: 'UNIT_BASED', asset_id: points.id, unit_cost: '25', status: 'ACTIVE' },
    max_total: 6,
  });
  return { programs, assets, participants, reward };
}

function threeOf(names, seed) {
  return [0, 1, 2].map((n) => names[(seed + n) % names.length]);
}

/** A step: what to send, made from chance and from the redemptions that there are. */
export function nextRequest(random, world, { redemptions, now }) {
  // Mostly the same few, so that what one has is also spent, and what is spent comes back.
  const asset = random() < 0.6 ? world.assets[0] : oneOf(random, world.assets);
  const participant = random() < 0.6 ? world.participants[0] : oneOf(random, world.participants);
  const request = (digits) => ({
    ...{ program_id: asset.program_id, asset_id: asset.id, description: oneOf(random, REASONS) },
    amount: amountOf(random, asset.scale, digits),
  });
  const later = (days) => new Date(now + between(random, 1, days * 24) * 3_600_000).toISOString();
  const isLot = asset.inventory_mode === 'LOT';
  const kind = random();
  if (kind < 0.26) {
    const dates = {
      ...(isLot && random() < 0.8 && { expires_at: later(10) }),
      ...(isLot && random() < 0.25 && { matures_at: later(4) }),
    };
    return ['POST', '/_sandbox/credits', { ...request(asset.digits), participant_id: participant, ...dates }];
  }
  if (kind < 0.48) {
    const keyed = random() < 0.3 ? { idempotency_key: `k${between(random, 1, 6)}` } : {};
    return [
      'POST',
      `/v1/participants/${participant}/redemptions`,
      { ...request(asset.digits - between(random, 0, 1)), ...keyed },
    ];
  }
  if (kind < 0.54) {
    const body = { program_id: world.assets[0].program_id, reward_id: world.reward, quantity: between(random, 1, 2) };
    return ['POST', `/v1/participants/${participant}/redemptions/items`, body];
  }
  if (kind < 0.8 && redemptions.length > 0) {
    const redemption = oneOf(random, redemptions);
    const part = random() < 0.5 ? {} : { amount: amountOf(random, redemption.scale, redemption.digits - 1) };
    const units = redemption.units ? { quantity: 1 } : part;
    const keyed = random() < 0.3 ? { idempotency_key: `r${between(random, 1, 6)}` } : {};
    const path = `/v1/redemptions/${redemption.id}/reverse`;
    return ['POST', path, { reason: oneOf(random, REASONS), ...(random() < 0.4 ? {} : units), ...keyed }];
  }
  if (kind < 0.88) {
    const type = random() < 0.6 ? 'DEBIT' : 'CREDIT';
    const bucket = random() < 0.3 ? 'HELD' : 'AVAILABLE';
    const negative = type === 'DEBIT' && bucket === 'AVAILABLE' && random() < 0.5 ? { allow_negative: true } : {};
    return [
      'POST',
      `/v1/participants/${participant}/balances/adjust`,
      { ...request(asset.digits - 1), type, bucket, ...negative },
    ];
  }
  return ['POST', '/_sandbox/clock', { advance: oneOf(random, ['PT1H', 'P1D', 'P2D', 'P4D', 'P12D']) }];
}

/** What an answer tells about a redemption that can be reversed later. */
export function redemptionIn({ status, text }, world) {
  if (status !== 201) return undefined;
  const answer = JSON.parse(text);
  const asset = world.assets.find(({ id }) => id === answer.asset_id);
  if (answer.reversed_amount === undefined || asset === undefined) return undefined;
  return { id: answer.id, scale: asset.scale, digits: asset.digits, units: answer.quantity !== undefined };
}
