// A seed document is the data that a new ledger begins with. It is run by the ledger's own rules, all of it or nothing,
// and what is wrong with it is told place by place.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from '../../src/local-engine/http/generated/contract.js';
import { SECTIONS } from '../../src/local-engine/http/seed/sections.js';
import { type SeedDocument, SeedError, createLocalEngine } from '../../src/local-engine/index.js';
import { FILES, readContract } from '../support/contract-documents.js';
import { START, counted, openSandbox, type Sandbox } from '../support/sandbox.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PROGRAM, POINTS, COINS, ADA, CARD] = [id(1), id(2), id(3), id(4), id(5)];
const [LOT_A, LOT_B, SPENT, BOUGHT] = [id(6), id(7), id(8), id(9)];

/** Ada earned 30 and 40 points, spent 50 of them, got 10 back, and bought a gift card that is the last. */
const WORLD = {
  version: 1,
  clock: '2026-03-01T00:00:00Z',
  settings: { restored_expired_lots: 'refuse' },
  programs: [{ id: PROGRAM, name: 'Programme', status: 'SUSPENDED' }],
  assets: [
    {
      id: POINTS,
      program_id: PROGRAM,
      name: 'Points',
      symbol: 'PTS',
      inventory_mode: 'LOT',
      issuance_policy: 'UNLIMITED',
      scale: 2,
    },
    {
      id: COINS,
      program_id: PROGRAM,
      name: 'Coins',
      symbol: 'COIN',
      inventory_mode: 'SIMPLE',
      issuance_policy: 'UNLIMITED',
      scale: 18,
    },
  ],
  participants: [{ id: ADA, external_id: 'ada', program_id: PROGRAM, display_name: 'Ada', status: 'SUSPENDED' }],
  rewards: [
    {
      id: CARD,
      program_id: PROGRAM,
      asset_id: COINS,
      name: 'Card',
      redemption_type: 'UNIT_BASED',
      unit_cost: '1.5',
      max_total: 1,
    },
  ],
  credits: [
    // As they stand in the file; what happened first is found by its time.
    {
      program_id: PROGRAM,
      participant_id: ADA,
      asset_id: POINTS,
      amount: '40',
      at: '2026-01-02T00:00:00Z',
      lot_id: LOT_B,
      expires_at: '2026-02-15T00:00:00Z',
    },
    {
      program_id: PROGRAM,
      participant_id: ADA,
      asset_id: POINTS,
      amount: '30.00',
      at: '2026-01-01T00:00:00Z',
      lot_id: LOT_A,
      description: 'Welcome',
      reference_id: 'order-1',
    },
    { program_id: PROGRAM, participant_id: ADA, asset_id: COINS, amount: '2.000000000000000001' },
  ],
  redemptions: [
    {
      id: SPENT,
      participant_id: ADA,
      program_id: PROGRAM,
      asset_id: POINTS,
      amount: '50',
      at: '2026-01-03T00:00:00Z',
      journal_entry_id: id(77),
    },
    { id: BOUGHT, participant_id: ADA, program_id: PROGRAM, reward_id: CARD, quantity: 1, idempotency_key: 'k' },
  ],
  reversals: [{ redemption_id: SPENT, reason: 'Half was too much', amount: '10', at: '2026-02-01T00:00:00Z' }],
} satisfies SeedDocument;

const seeded = (seed: unknown = WORLD): Sandbox => openSandbox({ seed: seed as SeedDocument });

/** What is wrong with a document, as "path: message". */
function problemsOf(seed: unknown): string[] {
  try {
    seeded(seed).engine.close();
    return [];
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    expect(error.message).toContain(error.problems[0]?.message);
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

const pathsOf = (seed: unknown): string[] => problemsOf(seed).map((problem) => problem.split(':')[0] ?? '');

describe('a document', () => {
  test('becomes objects, entries and balances under the ids that it chose, at the times that it says', async () => {
    const { engine, call } = seeded();
    const get = async (path: string): Promise<Record<string, unknown>> =>
      (await call('GET', path)).body as Record<string, unknown>;
    expect(engine.verify().ok).toBe(true);
    expect(await get('/_sandbox/clock')).toMatchObject({ now: '2026-03-01T00:00:00.000Z' });
    expect(await get('/_sandbox/settings')).toMatchObject({ restored_expired_lots: 'refuse' });
    expect(await get(`/v1/programs/${PROGRAM}`)).toMatchObject({ name: 'Programme', status: 'SUSPENDED' });
    expect(await get(`/v1/participants/${ADA}`)).toMatchObject({ external_id: 'ada', status: 'SUSPENDED' });
    expect(await get(`/v1/programs/${PROGRAM}/rewards/${CARD}`)).toMatchObject({
      redeemed_count: 1,
      status: 'OUT_OF_STOCK',
    });
    expect(await get(`/v1/redemptions/${SPENT}`)).toMatchObject({
      amount: '50.00',
      reversed_amount: '10.00',
      journal_entry_id: id(77),
      created_at: '2026-01-03T00:00:00.000Z',
    });
    expect(await get(`/v1/redemptions/${BOUGHT}`)).toMatchObject({ amount: '1.500000000000000000', quantity: 1 });
    const lots = (await get(`/v1/participants/${ADA}/balances/lots?asset_id=${POINTS}`)).data as {
      id: string;
      status: string;
      remaining: string;
    }[];
    // The first was consumed whole; of the second 20 and the 10 that came back expired by the clock.
    expect(Object.fromEntries(lots.map((lot) => [lot.id, `${lot.status} ${lot.remaining}`]))).toEqual({
      [LOT_A]: 'CONSUMED 0.00',
      [LOT_B]: 'EXPIRED 0.00',
    });
    const journal = (await get('/v1/journal-entries?limit=200')).data as { action_type: string }[];
    expect(
      journal
        .map((entry) => entry.action_type)
        .reverse()
        .join(' '),
    ).toBe('CREDIT CREDIT REDEMPTION REVERSAL CREDIT REDEMPTION EXPIRY');
    engine.close();
  });

  test('may be sent to a running server in place of everything, and reset by nothing less', async () => {
    const { engine, call } = openSandbox({ seed: 'demo' });
    expect((await call('POST', '/_sandbox/reset', { seed: WORLD })).body).toEqual({ seed: 'document' });
    expect((await call('GET', '/v1/programs')).body.data).toHaveLength(1);
    const head = engine.verify().head;
    const answer = await call('POST', '/_sandbox/reset', { seed: { ...WORLD, version: 2, credits: [{}] } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid_request' });
    expect(answer.body.problems).toEqual(
      expect.arrayContaining([{ path: 'version', code: 'invalid_request', message: 'must be 1' }]),
    );
    expect(engine.verify()).toMatchObject({ ok: true, head });
    engine.close();
  });

  test('may be larger than any other body, and not without end', async () => {
    const { engine, call } = openSandbox();
    const participants = (n: number, name: string): object[] =>
      Array.from({ length: n }, (_, at) => ({ id: id(at + 100), external_id: `m${at}`, display_name: name }));
    const seed = { version: 1, participants: participants(8000, 'x'.repeat(255)) };
    expect((await call('POST', '/_sandbox/reset', { seed })).status).toBe(200);
    expect((await call('POST', '/_sandbox/reset', { seed, more: 'x'.repeat(32 * 1024 * 1024) })).status).toBe(413);
    expect((await call('POST', '/v1/participants', { external_id: 'x'.repeat(1024 * 1024) })).status).toBe(413);
    engine.close();
  });

  test('that is refused leaves no half-made ledger behind: the next one that opens the file makes it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrip-seed-'));
    const path = join(folder, 'ledger.db');
    expect(() => createLocalEngine({ path, seed: { version: 1, credits: [{} as never] } })).toThrow(SeedError);
    const engine = createLocalEngine({ path, seed: WORLD, nowMs: () => START, newId: counted() });
    expect([engine.created, engine.verify().ok]).toEqual([true, true]);
    engine.close();
    rmSync(folder, { recursive: true });
  });

  test('is one with the contract: every field of a request can be said, and no other', () => {
    const { schemas } = readContract(FILES.scrip).components;
    const controls = readContract(FILES.controls).components.schemas;
    const fieldsOf = (name: string): string[] =>
      Object.keys((schemas[name] ?? controls[name])?.properties ?? {}).sort();
    const REQUESTS: [keyof typeof SECTIONS, string, Record<string, unknown>][] = [
      ['programs', 'CreateProgramRequest', {}],
      ['assets', 'CreateAssetRequest', {}],
      ['participants', 'UpsertParticipantRequest', {}],
      ['rewards', 'CreateRewardRequest', {}],
      ['credits', 'CreditRequest', {}],
      ['redemptions', 'RedeemRawRequest', {}],
      ['redemptions', 'RedeemItemRequest', { reward_id: CARD }],
      ['reversals', 'ReverseRequest', {}],
    ];
    for (const [section, request, item] of REQUESTS) {
      const { body, own, operation } = SECTIONS[section];
      const said = [...body(item), ...own.filter((name) => name === 'status')].sort();
      const update = section === 'programs' || section === 'assets' ? ['status'] : [];
      expect(
        said.filter((name) => !update.includes(name)),
        section,
      ).toEqual(fieldsOf(request));
      expect(operations).toContain(operation(item));
    }
  });
});

describe('what is wrong is told by its path', () => {
  const edited = (change: (world: any) => void): unknown => {
    const world = structuredClone(WORLD);
    change(world);
    return world;
  };
  test.each<[string, (world: any) => void, string]>([
    ['an unknown section', (w) => (w.particpants = []), 'particpants: there is no such section'],
    ['a section that is no list', (w) => (w.credits = {}), 'credits: must be a list'],
    ['an item that is no object', (w) => (w.credits[1] = 5), 'credits[1]: must be an object'],
    ['another version', (w) => (w.version = '1'), 'version: must be 1'],
    [
      'an unknown field',
      (w) => (w.participants[0].extenal_id = 'x'),
      'participants[0].extenal_id: there is no such field',
    ],
    [
      'a field that another kind has',
      (w) => (w.redemptions[0].quantity = 1),
      'redemptions[0].quantity: there is no such field',
    ],
    [
      'both an asset and a reward',
      (w) => (w.redemptions[1].asset_id = COINS),
      'redemptions[1].asset_id: there is no such field',
    ],
    ['neither of them', (w) => delete w.redemptions[0].asset_id, 'redemptions[0].asset_id: is required'],
    ['a missing field', (w) => delete w.participants[0].external_id, 'participants[0].external_id: is required'],
    ['a missing id', (w) => delete w.rewards[0].id, 'rewards[0].id: is required'],
    ['a missing owner', (w) => delete w.reversals[0].redemption_id, 'reversals[0].redemption_id: is required'],
    [
      'null as a missing field',
      (w) => (w.participants[0].external_id = null),
      'participants[0].external_id: is required',
    ],
    ['an id that is no UUID', (w) => (w.programs[0].id = 'p1'), 'programs[0].id: must be a UUID'],
    [
      'a dangling program',
      (w) => (w.assets[1].program_id = id(999)),
      'assets[1].program_id: nothing in programs has this id',
    ],
    [
      'an id of another section',
      (w) => (w.credits[0].asset_id = PROGRAM),
      'credits[0].asset_id: nothing in assets has this id',
    ],
    [
      'a dangling redemption',
      (w) => (w.reversals[0].redemption_id = id(999)),
      'reversals[0].redemption_id: nothing in redemptions',
    ],
    [
      'a reference that is no UUID',
      (w) => (w.credits[0].participant_id = 'ada'),
      'credits[0].participant_id: must be a UUID',
    ],
    ['the same id twice', (w) => (w.assets[1].id = POINTS), 'assets[1].id: is that of assets[0].id too'],
    [
      'the same id in two sections',
      (w) => (w.credits[0].lot_id = ADA),
      'credits[0].lot_id: is that of participants[0].id too',
    ],
    [
      'the same id in capitals',
      (w) => (
        (w.assets[1].id = 'ABCDEF00-0000-4000-8000-000000000000'),
        (w.credits[2].asset_id = w.rewards[0].asset_id = 'abcdef00-0000-4000-8000-000000000000'),
        (w.credits[0].lot_id = 'abcDEF00-0000-4000-8000-000000000000')
      ),
      'credits[0].lot_id: is that of assets[1].id too',
    ],
    [
      'the same external id twice',
      (w) => (w.participants = [...WORLD.participants, { id: id(50), external_id: 'ada' }]),
      'participants[1].external_id: is that of participants[0].external_id too',
    ],
    ['the same symbol twice', (w) => (w.assets[1].symbol = 'PTS'), 'assets[1].symbol: is that of assets[0].symbol too'],
    [
      'the same name of a reward twice',
      (w) => (w.rewards = [...WORLD.rewards, { ...WORLD.rewards[0], id: id(50) }]),
      'rewards[1]: the program has a reward named "Card" already',
    ],
    ['a negative amount', (w) => (w.credits[0].amount = '-40'), 'credits[0].amount: must be a plain decimal'],
    ['an amount of nothing', (w) => (w.credits[0].amount = '0.00'), 'credits[0].amount: must be greater than zero'],
    ['an amount as a number', (w) => (w.credits[0].amount = 40), 'credits[0].amount: must be of type string'],
    ['an amount in words', (w) => (w.redemptions[0].amount = 'NaN'), 'redemptions[0].amount: must be a plain decimal'],
    [
      'an amount that would be rounded',
      (w) => (w.credits[0].amount = '1.005'),
      'credits[0].amount: has 3 decimal places',
    ],
    [
      'a cost with an exponent',
      (w) => (w.rewards[0].unit_cost = '1e3'),
      'rewards[0].unit_cost: must be a plain decimal',
    ],
    [
      'a quantity of half',
      (w) => (w.redemptions[1].quantity = 0.5),
      'redemptions[1].quantity: must be of type integer',
    ],
    ['a scale of 19', (w) => (w.assets[0].scale = 19), 'assets[0].scale: must be <= 18'],
    [
      'an unknown status',
      (w) => (w.participants[0].status = 'GONE'),
      'participants[0].status: must be one of ACTIVE, SUSPENDED, CLOSED',
    ],
    [
      'a status that follows from the count',
      (w) => (w.rewards[0].status = 'OUT_OF_STOCK'),
      'rewards[0].status: must be one of DRAFT, ACTIVE, ARCHIVED',
    ],
    ['a time that is none', (w) => (w.credits[0].at = 'yesterday'), 'credits[0].at: must be an RFC 3339 time'],
    ['a time as a number', (w) => (w.credits[0].at = 5), 'credits[0].at: must be of type string'],
    [
      'a time after the clock',
      (w) => (w.credits[0].at = '2026-03-01T00:00:00.001Z'),
      'credits[0].at: is after the clock, 2026-03-01T00:00:00.000Z',
    ],
    [
      'a clock before 1970',
      (w) => (w.clock = '1969-12-31T23:59:59Z'),
      'clock: must be an RFC 3339 time of the years 1970 to 9999',
    ],
    [
      'an expiry before the credit',
      (w) => (w.credits[0].expires_at = '2026-01-02T00:00:00Z'),
      'credits[0].expires_at: must be in the future',
    ],
    ['a lot of an asset that has none', (w) => (w.credits[2].lot_id = id(50)), 'credits[2].lot_id: is for LOT assets'],
    ['an unknown setting', (w) => (w.settings.limit = 1), 'settings.limit: there is no such setting'],
    [
      'a setting of another value',
      (w) => (w.settings.rate_limit = 'no'),
      'settings.rate_limit: must be one of true, false',
    ],
    [
      'a target without its entity',
      (w) => (w.programs[0].redemption_target_type = 'LEDGER_ENTITY'),
      'programs[0].redemption_target_entity_id: is required',
    ],
    [
      'a redemption of more than there is',
      (w) => (w.redemptions[0].amount = '70.01'),
      'redemptions[0]: the AVAILABLE balance has 70.00, but 70.01 is needed',
    ],
    [
      'a redemption before there was anything',
      (w) => (w.redemptions[0].at = '2025-12-31T00:00:00Z'),
      'redemptions[0]: the AVAILABLE balance has 0.00',
    ],
    [
      'a reversal of more than was redeemed',
      (w) => (w.reversals[0].amount = '50.01'),
      'reversals[0]: asked to reverse 50.01',
    ],
    [
      'a reversal before its redemption',
      (w) => (w.reversals[0].at = '2026-01-01T00:00:00Z'),
      'reversals[0]: no redemption',
    ],
    ['more units than there are', (w) => (w.redemptions[1].quantity = 2), 'redemptions[1]: '],
    [
      'the same key for two requests',
      (w) => (w.redemptions[0].idempotency_key = w.reversals[0].idempotency_key = 'k'),
      'reversals[0]: ',
    ],
    [
      'text that is no Unicode',
      (w) => (w.participants[0].display_name = '\ud800'),
      'participants[0].display_name: is not well-formed',
    ],
  ])('%s', (_what, change, expected) => {
    // The first: an id that nothing has is told again by whatever points at it.
    expect(problemsOf(edited(change))[0]).toContain(expected);
  });

  test('all at once, as far as they can be seen at once; 20 are told', () => {
    const world = edited((w) => {
      w.programs[0].colour = 'red';
      w.credits[0].amount = '-1';
      w.credits[1].participant_id = id(998);
      w.redemptions[0].at = 'x';
    });
    expect(pathsOf(world)).toEqual([
      'programs[0].colour',
      'credits[0].amount',
      'credits[1].participant_id',
      'redemptions[0].at',
    ]);
    const many = { version: 1, credits: Array.from({ length: 50 }, () => 7) };
    expect(problemsOf(many)).toHaveLength(20);
    expect(() => seeded(many)).toThrow('(and 49 more)');
  });

  test('a document without what it should not have is fine', () => {
    expect(problemsOf(WORLD)).toEqual([]);
    expect(problemsOf({ $schema: 'x', version: 1, programs: null })).toEqual([]);
  });

  test('what follows from a problem is none of its own', () => {
    const world = edited((w) => {
      w.credits[1].amount = '5.001';
      w.assets[1].max_transaction_amount = '1.0000000000000000001';
    });
    // Neither the redemption that now lacks the points, its reversal, nor anything of the asset.
    expect(pathsOf(world)).toEqual(['assets[1].max_transaction_amount', 'credits[1].amount']);
  });

  test.each([[[]], ['demo2'], [7], [true]])('a document that is %j is none', (seed) => {
    expect(() => seeded(seed)).toThrow();
  });
});
