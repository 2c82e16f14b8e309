// Clients of two engines on one file, on a line that loses requests, loses answers, and delivers some of what was given
// up long after; and a record of what each asked, when, and what it was told.
import { createLocalEngine, type LocalEngine } from '../../../src/local-engine/index.js';
import { loadDriver } from '../../../src/local-engine/store/driver.js';
import { randomFrom } from '../../support/random.mjs';
import { type Ask, type Effect, type State, type Told, written } from './model.js';

const PROGRAM = '11111111-0000-4000-8000-000000000001';
const ASSET = '11111111-0000-4000-8000-000000000002';
const PARTICIPANTS = [3, 4].map((n) => `11111111-0000-4000-8000-00000000000${n}`);
const BALANCE_CENTS = 40_000;

/** One request of one client. `from` and `to` are how long the journal was before it left and after it was answered. */
export interface Call {
  readonly client: number;
  readonly ask: Ask;
  readonly from: number;
  readonly to: number;
  /** Absent: the outcome is unknown. */
  readonly told?: Told;
  /** The answer's own bytes, for what is said again. */
  readonly text?: string;
}

export interface History {
  readonly begin: State;
  readonly beginSeq: number;
  readonly calls: readonly Call[];
  readonly effects: readonly Effect[];
  readonly verified: boolean;
}

export interface HistoryOptions {
  /** A file: a second connection reads how long the journal is. */
  readonly path: string;
  readonly seed: number;
  readonly calls: number;
  readonly clients?: number;
}

export async function record({ path, seed, calls: count, clients = 4 }: HistoryOptions): Promise<History> {
  const random = randomFrom(seed);
  const bugs: unknown[] = [];
  const engines = [openAt(path, bugs), openAt(path, bugs)];
  const db = new (loadDriver())(path, { readonly: true });
  const length = db.prepare('SELECT max(seq) FROM journal_entries').pluck();
  const now = (): number => length.get() as number;
  const below = (n: number): number => Math.floor(random() * n);
  const calls: Call[] = [];
  const late: Promise<unknown>[] = [];
  const redemptions: string[] = [];
  const asked: Exclude<Ask, { do: 'look' }>[] = [];
  const beginSeq = now();
  let left = count;

  const nextAsk = (): Ask => {
    const before = asked[asked.length - 1 - below(Math.min(12, asked.length))];
    // A fifth of the requests use a key that somebody has used: mostly for the same, sometimes for something else.
    if (before !== undefined && random() < 0.2) {
      return random() < 0.7 ? before : { ...before, cents: before.cents + 1 };
    }
    const redemption = redemptions[redemptions.length - 1 - below(Math.min(6, redemptions.length))];
    const key = `key-${asked.length}`;
    if (redemption !== undefined && random() < 0.15) return { do: 'look', redemption };
    const ask =
      redemption === undefined || random() < 0.35
        ? { do: 'redeem' as const, participant: PARTICIPANTS[below(2)] ?? '', cents: 500 + 500 * below(18), key }
        : { do: 'reverse' as const, redemption, cents: 500 + 500 * below(6), key };
    asked.push(ask);
    return ask;
  };

  const client = async (n: number): Promise<void> => {
    const engine = engines[n % engines.length];
    if (engine === undefined) return;
    while (left > 0) {
      left -= 1;
      const ask = nextAsk();
      const from = now();
      const fate = random();
      const delivered = turns(below(4)).then(() => send(engine, ask));
      if (fate < 0.03) {
        // Given up; it arrives when nobody waits for it any more.
        late.push(turns(20 + below(200)).then(() => send(engine, ask)));
        calls.push({ client: n, ask, from, to: Infinity });
        await delivered;
        continue;
      }
      const answer = await delivered;
      await turns(below(4));
      const isLost = fate < 0.1;
      calls.push({ client: n, ask, from, to: isLost ? Infinity : now(), ...(!isLost && answer) });
      const { id } = isLost ? {} : answer;
      if (ask.do === 'redeem' && id !== undefined && !redemptions.includes(id)) redemptions.push(id);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  await Promise.all(late);
  const effects = effectsIn(db, beginSeq);
  const verified = engines.every((engine) => engine.verify().ok);
  db.close();
  for (const engine of engines) engine.close();
  if (bugs.length > 0) throw bugs[0];
  const begin = {
    available: new Map(PARTICIPANTS.map((id) => [id, BALANCE_CENTS])),
    redemptions: new Map(),
    keys: new Map(),
  };
  return { begin, beginSeq, calls, effects, verified };
}

function openAt(path: string, bugs: unknown[]): LocalEngine {
  const base = { program_id: PROGRAM };
  return createLocalEngine({
    path,
    onBug: (error) => void bugs.push(error),
    seed: {
      version: 1,
      programs: [{ id: PROGRAM, name: 'Programme' }],
      assets: [
        {
          ...base,
          ...{
            id: ASSET,
            name: 'Points',
            symbol: 'PTS',
            inventory_mode: 'LOT',
            issuance_policy: 'UNLIMITED',
            scale: 2,
          },
        },
      ],
      participants: PARTICIPANTS.map((id, n) => ({ id, external_id: `member-${n}`, ...base })),
      credits: PARTICIPANTS.flatMap((participant_id) =>
        [1, 2, 3, 4].map(() => ({ ...base, participant_id, asset_id: ASSET, amount: written(BALANCE_CENTS / 4) })),
      ),
    },
  });
}

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
}

interface Heard {
  readonly told: Told;
  readonly text: string;
  readonly id?: string;
}

async function send(engine: LocalEngine, ask: Ask): Promise<Heard> {
  const [path, body] = wireOf(ask);
  const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await engine.fetch(new Request(`http://engine${path}`, init));
  const text = await answer.text();
  const said = JSON.parse(text) as Record<'id' | 'code' | 'amount' | 'reversed_amount', string>;
  if (answer.status >= 400) return { told: `${answer.status} ${said.code}`, text };
  if (ask.do === 'look') return { told: `${answer.status} ${said.reversed_amount} of ${said.amount}`, text };
  return { told: `${answer.status} ${said.amount}`, text, id: said.id };
}

function wireOf(ask: Ask): [path: string, body?: object] {
  if (ask.do === 'look') return [`/v1/redemptions/${ask.redemption}`];
  const common = { amount: written(ask.cents), idempotency_key: ask.key };
  if (ask.do === 'reverse') return [`/v1/redemptions/${ask.redemption}/reverse`, { ...common, reason: 'why' }];
  const body = { ...common, program_id: PROGRAM, asset_id: ASSET, description: 'Spent' };
  return [`/v1/participants/${ask.participant}/redemptions`, body];
}

/** What is in the journal, read past the engine: each reversal and redemption with the key that it was asked for by. */
function effectsIn(db: InstanceType<ReturnType<typeof loadDriver>>, from: number): Effect[] {
  interface Row {
    readonly seq: number;
    readonly action_type: string;
    readonly participant_id: string;
    readonly amount: string;
    readonly key: string;
    readonly redemption: string;
  }
  const rows = db
    .prepare(
      `SELECT seq, action_type, participant_id, amount, key, redemption_id AS redemption
       FROM journal_readable WHERE seq > ? ORDER BY seq`,
    )
    .all(from) as Row[];
  return rows.map(({ seq, action_type, participant_id, amount, key, redemption }): Effect => {
    const cents = Number(amount);
    if (action_type === 'REVERSAL') return { seq, ask: { do: 'reverse', redemption, cents, key } };
    return { seq, id: redemption, ask: { do: 'redeem', participant: participant_id, cents, key } };
  });
}
