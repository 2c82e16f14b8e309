// Fills a new ledger: with its settings only, or with the demo data and its fixed ids.
// A file of its own because it is data: docs/demo-data.md documents every id in it.
import { createAsset } from './assets.js';
import { creditParticipant } from './adjust.js';
import type { Answer } from './tx.js';
import { updateParticipantStatus, upsertParticipant } from './participants.js';
import { createProgram } from './programs.js';
import { redeemItem, redeemRaw } from './redeem.js';
import { reverseRedemption } from './reverse.js';
import { createReward } from './rewards.js';
import { begin, toTimestamp, type LedgerDeps, type Tx } from './tx.js';

const DAY_MS = 86_400_000;

const id = (tail: string): string => `550e8400-e29b-41d4-a716-44665544${tail}`;

/** The fixed ids of the demo data; docs/demo-data.md says what each is for. */
export const DEMO = {
  program: id('1001'),
  points: id('2001'),
  credits: id('2002'),
  tokens: id('2003'),
  stamps: id('2004'),
  ada: id('3001'),
  ben: id('3002'),
  cleo: id('3003'),
  dana: id('3004'),
  emil: id('3005'),
  giftCard: id('4001'),
  donation: id('4002'),
  unitBased: id('0001'),
  rawSimple: id('0011'),
  rawFourLots: id('0012'),
  amountBased: id('0013'),
  partlyReversed: id('0014'),
  fullyReversed: id('0015'),
  ofSuspended: id('0016'),
  scale18: id('0017'),
  scale0: id('0018'),
} as const;

/** Fills a ledger whose tables are empty. Call it inside a write transaction. */
export function seedLedger(deps: LedgerDeps, seed: 'demo' | 'empty'): void {
  deps.store.sql('INSERT INTO settings (one, organization_id) VALUES (1, @id)').run({ id: deps.newId() });
  if (seed === 'demo') seedDemo(deps);
}

/** Creates the demo data with the ledger's own operations, dated in the past, oldest first. */
function seedDemo(deps: LedgerDeps): void {
  const today = Math.trunc(deps.nowMs());
  let made = 0;
  const nextId = (): string => id((0x9000 + (made += 1)).toString(16));
  /** The ledger some days ago; the first id it hands out may be a fixed one. */
  const at = (daysAgo: number, fixed?: string): Tx => {
    const ids = fixed === undefined ? [] : [fixed];
    return begin({ ...deps, nowMs: () => today - daysAgo * DAY_MS, newId: () => ids.shift() ?? nextId() });
  };
  const inDays = (days: number): string => toTimestamp(today + days * DAY_MS);

  seedObjects(at);
  const credit = (daysAgo: number, participant: string, asset: string, amount: string, expiresAt?: string): Answer =>
    creditParticipant(at(daysAgo), {
      program_id: DEMO.program,
      participant_id: participant,
      asset_id: asset,
      amount,
      description: 'Points earned',
      ...(expiresAt !== undefined && { expires_at: expiresAt }),
    });
  const redeem = (daysAgo: number, redemption: string, participant: string, asset: string, amount: string): Answer =>
    redeemRaw(at(daysAgo, redemption), participant, {
      program_id: DEMO.program,
      asset_id: asset,
      amount,
      description: 'Cash out reward points',
    });

  credit(90, DEMO.ada, DEMO.points, '300.00', inDays(275));
  credit(88, DEMO.ben, DEMO.points, '25.00', inDays(277));
  credit(86, DEMO.ben, DEMO.points, '50.00', inDays(3));
  credit(84, DEMO.ben, DEMO.points, '75.00');
  credit(82, DEMO.ben, DEMO.points, '100.00', inDays(283));
  credit(80, DEMO.ben, DEMO.credits, '150.00');
  credit(78, DEMO.cleo, DEMO.points, '120.00', inDays(287));
  credit(78, DEMO.cleo, DEMO.credits, '90.00');
  credit(76, DEMO.dana, DEMO.points, '25.00');
  credit(74, DEMO.emil, DEMO.tokens, '2.500000000000000001');
  credit(74, DEMO.emil, DEMO.stamps, '10');
  credit(60, DEMO.ada, DEMO.points, '400.00', inDays(305));
  credit(30, DEMO.ada, DEMO.points, '500.00', inDays(335));
  redeem(28, DEMO.rawSimple, DEMO.ben, DEMO.credits, '40.00');
  redeem(26, DEMO.rawFourLots, DEMO.ben, DEMO.points, '200.00');
  redeemItem(at(24, DEMO.amountBased), DEMO.ben, {
    program_id: DEMO.program,
    reward_id: DEMO.donation,
    amount: '35.00',
  });
  redeem(22, DEMO.partlyReversed, DEMO.cleo, DEMO.points, '80.00');
  redeem(20, DEMO.fullyReversed, DEMO.cleo, DEMO.credits, '60.00');
  redeem(18, DEMO.ofSuspended, DEMO.dana, DEMO.points, '25.00');
  redeem(16, DEMO.scale18, DEMO.emil, DEMO.tokens, '1.000000000000000001');
  redeem(14, DEMO.scale0, DEMO.emil, DEMO.stamps, '7');
  redeemItem(at(12, DEMO.unitBased), DEMO.ada, { program_id: DEMO.program, reward_id: DEMO.giftCard, quantity: 2 });
  reverseRedemption(at(10), DEMO.partlyReversed, { reason: 'Part of the order was cancelled', amount: '30.00' });
  reverseRedemption(at(8), DEMO.fullyReversed, { reason: 'Ordered twice by mistake' });
  updateParticipantStatus(at(6), DEMO.dana, { status: 'SUSPENDED' });
}

function seedObjects(at: (daysAgo: number, fixed?: string) => Tx): void {
  createProgram(at(120, DEMO.program), { name: 'Northwind Rewards', description: 'The demo programme' });
  const asset = (fixed: string, symbol: string, name: string, mode: 'SIMPLE' | 'LOT', scale: number): Answer =>
    createAsset(at(120, fixed), {
      program_id: DEMO.program,
      name,
      symbol,
      inventory_mode: mode,
      issuance_policy: 'UNLIMITED',
      scale,
    });
  asset(DEMO.points, 'POINTS', 'Loyalty points', 'LOT', 2);
  asset(DEMO.credits, 'CREDITS', 'Store credit', 'SIMPLE', 2);
  asset(DEMO.tokens, 'TOKENS', 'Fine-grained tokens', 'SIMPLE', 18);
  asset(DEMO.stamps, 'STAMPS', 'Coffee stamps', 'SIMPLE', 0);
  const participant = (fixed: string, externalId: string, name: string): Answer =>
    upsertParticipant(at(120, fixed), { external_id: externalId, display_name: name, program_id: DEMO.program });
  participant(DEMO.ada, 'ada', 'Ada Moreau');
  participant(DEMO.ben, 'ben', 'Ben Okafor');
  participant(DEMO.cleo, 'cleo', 'Cleo Lindqvist');
  participant(DEMO.dana, 'dana', 'Dana Petrov');
  participant(DEMO.emil, 'emil', 'Emil Haddad');
  createReward(at(119, DEMO.giftCard), DEMO.program, {
    name: 'Gift card',
    redemption_type: 'UNIT_BASED',
    asset_id: DEMO.points,
    unit_cost: '500.00',
    status: 'ACTIVE',
    max_total: 2,
  });
  createReward(at(119, DEMO.donation), DEMO.program, {
    name: 'Charity donation',
    redemption_type: 'AMOUNT_BASED',
    asset_id: DEMO.credits,
    unit_cost: '10.00',
    status: 'ACTIVE',
  });
}
