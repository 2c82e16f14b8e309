// The one server of all machines: a real engine behind a line, which forgets keys after a day, and a record of every
// reversal that it made.
import { createLocalEngine, type LocalEngine, type SeedDocument } from '../../../src/local-engine/index.js';
import type { Asked } from './model.js';

export const DAY_MS = 24 * 3_600_000;
const HEADERS = { 'x-api-key': 'sk_sandbox' };

/** A reversal that was made. */
export interface Payment extends Asked {
  readonly id: string;
  /** As it left the process. */
  readonly key: string;
  readonly paidCents: number;
  readonly paidUnits: number | undefined;
  readonly machine: number;
  readonly atMs: number;
  /** Whether the server had made one under this key before, and forgotten it. */
  readonly wasForgotten: boolean;
}

export interface Server {
  /** Answers anything but a reversal. */
  read(request: Request): Promise<Response>;
  /** Answers a reversal under this key, and writes down what was made. */
  reverse(request: Request, asked: Asked, key: string, machine: number): Promise<Response>;
  readonly payments: readonly Payment[];
  /** What the ledger itself says was reversed. */
  reversedCents(redemption: number): Promise<number>;
  isForgotten(key: string): boolean;
  close(): void;
}

export function openServer(nowMs: () => number, redemptions: number): Server {
  const engine: LocalEngine = createLocalEngine({
    path: ':memory:',
    nowMs,
    seed: seedOf(redemptions, nowMs()),
    onBug: (error) => {
      throw error;
    },
  });
  const payments: Payment[] = [];
  const known = new Map<string, { firstMs: number; generation: number }>();
  const isForgotten = (key: string): boolean => nowMs() - (known.get(key)?.firstMs ?? nowMs()) > DAY_MS;
  return {
    read: (request) => engine.fetch(request),
    reverse: async (request, asked, key, machine) => {
      const before = known.get(key);
      const wasForgotten = isForgotten(key);
      const sent = (await request.json()) as { readonly idempotency_key: string };
      const askedKey = sent.idempotency_key;
      const generation = (before?.generation ?? 0) + (wasForgotten ? 1 : 0);
      const body = {
        ...sent,
        idempotency_key: generation === 0 ? key : `${key}~${generation}`,
      };
      const answer = await engine.fetch(
        new Request(request.url, { method: 'POST', headers: request.headers, body: JSON.stringify(body) }),
      );
      if (answer.status !== 201) return answer;
      known.set(key, { firstMs: nowMs(), generation });
      const { id, amount, quantity } = (await answer.clone().json()) as {
        id: string;
        amount: string;
        quantity?: number;
      };
      const paid = { paidCents: centsOf(amount), paidUnits: quantity ?? undefined };
      payments.push({ ...asked, id, key: askedKey, ...paid, machine, atMs: nowMs(), wasForgotten });
      return answer;
    },
    payments,
    reversedCents: async (redemption) => {
      const url = `http://engine/v1/redemptions/${redemptionId(redemption)}`;
      const answer = await engine.fetch(new Request(url, { headers: HEADERS }));
      return centsOf(((await answer.json()) as { reversed_amount: string }).reversed_amount);
    },
    isForgotten,
    close: engine.close,
  };
}

export function centsOf(amount: string): number {
  const [whole = '0', part = ''] = amount.split('.');
  return parseInt(whole, 10) * 100 + parseInt(part.padEnd(2, '0').slice(0, 2), 10);
}

export function redemptionId(n: number): string {
  return `22222222-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const idOf = (n: number): string => `11111111-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PROGRAM, ASSET, MEMBER, REWARD] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const UNITS = 12;
/** Of a redemption of an amount: some are soon at their end. */
const AMOUNTS = ['20.00', '100.00'] as const;

/** Every third redemption is of units, at 5.00 each. */
function seedOf(redemptions: number, nowMs: number): SeedDocument {
  const at = new Date(nowMs - DAY_MS).toISOString();
  const place = { program_id: PROGRAM, participant_id: MEMBER };
  return {
    version: 1,
    clock: new Date(nowMs).toISOString(),
    programs: [{ id: PROGRAM, name: 'Harbour Club' }],
    assets: [
      {
        ...{ id: ASSET, program_id: PROGRAM, name: 'Points', symbol: 'PTS', scale: 2 },
        ...{ inventory_mode: 'LOT', issuance_policy: 'UNLIMITED' },
      },
    ],
    participants: [{ id: MEMBER, program_id: PROGRAM, external_id: 'member-1', display_name: 'Noor' }],
    rewards: [
      {
        ...{ id: REWARD, program_id: PROGRAM, asset_id: ASSET, name: 'Ferry', unit_cost: '5.00', max_total: 1000 },
        redemption_type: 'UNIT_BASED',
      },
    ],
    credits: [{ ...place, asset_id: ASSET, amount: '5000.00', at }],
    redemptions: Array.from({ length: redemptions }, (_, n) => ({
      ...{ ...place, id: redemptionId(n), at },
      ...(n % 3 === 2
        ? { reward_id: REWARD, quantity: UNITS }
        : { asset_id: ASSET, amount: AMOUNTS[n % 2] ?? '20.00' }),
    })),
  };
}
