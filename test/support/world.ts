// A small world for conversations: one program, one participant, a LOT and a SIMPLE asset, a reward of each kind.
// A step is a short sentence; what the engine makes of it comes back as another. The tables read like the spec.
import { type Answer, type Sandbox, openSandbox } from './sandbox.js';

export interface World extends Sandbox {
  readonly ids: Readonly<Record<'program' | 'participant' | 'lot' | 'simple' | 'units' | 'amounts', string>>;
  /** Says one sentence; returns what is true or answered then. */
  readonly say: (sentence: string) => Promise<string>;
}

/** Gift cards cost 5.00 (at most 4, 3 each), donations begin at 2.00; both are paid in the LOT asset. */
export async function openWorld(options: Parameters<typeof openSandbox>[0] = {}): Promise<World> {
  const sandbox = openSandbox(options);
  const make = async (path: string, body: unknown): Promise<string> => {
    const { status, body: made, text } = await sandbox.call('POST', path, body);
    if (status !== 201) throw new Error(`${path}: ${text}`);
    return (made as { id: string }).id;
  };
  const program = await make('/v1/programs', { name: 'Programme' });
  const asset = (symbol: string, inventory_mode: string): Promise<string> =>
    make('/v1/assets', {
      program_id: program,
      name: symbol,
      symbol,
      inventory_mode,
      issuance_policy: 'UNLIMITED',
      scale: 2,
    });
  const lot = await asset('LOT', 'LOT');
  const simple = await asset('SIMPLE', 'SIMPLE');
  const participant = await make('/v1/participants', { external_id: 'member-1', program_id: program });
  const reward = (body: object): Promise<string> =>
    make(`/v1/programs/${program}/rewards`, { asset_id: lot, status: 'ACTIVE', ...body });
  const units = await reward({
    name: 'Gift card',
    redemption_type: 'UNIT_BASED',
    unit_cost: '5',
    max_total: 4,
    max_per_participant: 3,
  });
  const amounts = await reward({ name: 'Donation', redemption_type: 'AMOUNT_BASED', unit_cost: '2' });
  const ids = { program, participant, lot, simple, units, amounts };
  const memory: Memory = { redemptions: [], lots: [] };
  return {
    ...sandbox,
    ids,
    say: (sentence) => {
      const [verb = '', ...words] = sentence.split(' ');
      const speak = VERBS[verb];
      if (speak === undefined) throw new Error(`the world knows no "${verb}"`);
      return speak({ sandbox, ids, memory }, words);
    },
  };
}

interface Memory {
  /** Redemption ids in the order of their making; the newest is meant unless `#n` says otherwise. */
  redemptions: string[];
  lots: string[];
}

interface Speaker {
  readonly sandbox: Sandbox;
  readonly ids: World['ids'];
  readonly memory: Memory;
}

type Verb = (speaker: Speaker, words: string[]) => Promise<string>;

/** Words of the form name=value become fields of a body; "null" is null. */
function fieldsOf(words: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    words
      .filter((word) => word.includes('='))
      .map((word) => {
        const [name = '', text = ''] = word.split(/=(.*)/s);
        const isCount = /^(quantity|max_total|max_per_participant)$/.test(name) && /^\d+$/.test(text);
        const value = isCount ? Number(text) : name === 'reason' ? text.replaceAll('_', ' ') : text;
        return [FIELD[name] ?? name, text === 'null' ? null : value];
      }),
  );
}

const FIELD: Record<string, string> = { key: 'idempotency_key' };

function target({ memory }: Speaker, words: readonly string[]): string {
  const numbered = words.find((word) => word.startsWith('#'));
  const id = numbered === undefined ? memory.redemptions.at(-1) : memory.redemptions[Number(numbered.slice(1)) - 1];
  if (id === undefined) throw new Error('nothing was redeemed yet');
  return id;
}

function tell({ status, body }: Answer): string {
  if (status >= 400) return `${status} ${body.code as string}`;
  return [status, body.amount, body.quantity === undefined ? undefined : `x${String(body.quantity)}`]
    .filter((part) => part !== undefined)
    .join(' ');
}

const plainAmount = (words: readonly string[]): string | undefined => words.find((word) => /^\d/.test(word));

const VERBS: Record<string, Verb> = {
  /** credit 30.00 [simple] [expires_at=P3D] [matures_at=P3D]: dates as days from now. */
  credit: async ({ sandbox, ids, memory }, words) => {
    const now = Date.parse((await sandbox.call('GET', '/_sandbox/clock')).body.now as string);
    const dates = Object.entries(fieldsOf(words)).map(([name, days]) => [
      name,
      new Date(now + Number(days) * 86_400_000).toISOString(),
    ]);
    const answer = await sandbox.call('POST', '/_sandbox/credits', {
      program_id: ids.program,
      participant_id: ids.participant,
      asset_id: words.includes('simple') ? ids.simple : ids.lot,
      amount: plainAmount(words),
      description: 'Points earned',
      ...Object.fromEntries(dates),
    });
    if (answer.status === 201 && answer.body.lot_id !== undefined) memory.lots.push(answer.body.lot_id as string);
    return answer.status === 201 ? '201' : tell(answer);
  },
  /** redeem 50.00 [simple] [key=k1] */
  redeem: async (speaker, words) => {
    const { sandbox, ids, memory } = speaker;
    const answer = await sandbox.call('POST', `/v1/participants/${ids.participant}/redemptions`, {
      program_id: ids.program,
      asset_id: words.includes('simple') ? ids.simple : ids.lot,
      amount: plainAmount(words),
      description: 'Cash out',
      ...fieldsOf(words),
    });
    if (answer.status < 300) memory.redemptions.push(answer.body.id as string);
    return tell(answer);
  },
  /** item [units|amounts] [quantity=2] [amount=3.00] */
  item: async ({ sandbox, ids, memory }, words) => {
    const answer = await sandbox.call('POST', `/v1/participants/${ids.participant}/redemptions/items`, {
      program_id: ids.program,
      reward_id: words.includes('amounts') ? ids.amounts : ids.units,
      ...fieldsOf(words),
    });
    if (answer.status < 300) memory.redemptions.push(answer.body.id as string);
    return tell(answer);
  },
  /** reverse [50.00] [quantity=1] [key=k1] [reason=other_words] [#1] */
  reverse: async (speaker, words) =>
    tell(
      await speaker.sandbox.call('POST', `/v1/redemptions/${target(speaker, words)}/reverse`, {
        reason: 'Customer refund request',
        ...(plainAmount(words) !== undefined && { amount: plainAmount(words) }),
        ...fieldsOf(words),
      }),
    ),
  /** adjust CREDIT|DEBIT 5.00 [simple] [negative] [held] */
  adjust: async ({ sandbox, ids }, words) =>
    tell(
      await sandbox.call('POST', `/v1/participants/${ids.participant}/balances/adjust`, {
        program_id: ids.program,
        asset_id: words.includes('simple') ? ids.simple : ids.lot,
        type: words[0],
        amount: plainAmount(words),
        description: 'Correction',
        ...(words.includes('negative') && { allow_negative: true }),
        ...(words.includes('held') && { bucket: 'HELD' }),
      }),
    ),
  participant: async ({ sandbox, ids }, [status]) =>
    String((await sandbox.call('PATCH', `/v1/participants/${ids.participant}/status`, { status })).body.status),
  program: async ({ sandbox, ids }, words) =>
    tell2(await sandbox.call('PATCH', `/v1/programs/${ids.program}`, fieldsOf(words)), 'status'),
  asset: async ({ sandbox, ids }, words) =>
    tell2(
      await sandbox.call('PATCH', `/v1/assets/${words.includes('simple') ? ids.simple : ids.lot}`, fieldsOf(words)),
      'status',
    ),
  /** reward [amounts] [status=DRAFT] [max_total=9] [unit_cost=7]: changes it when fields are given, then tells of it. */
  reward: async ({ sandbox, ids }, words) => {
    const path = `/v1/programs/${ids.program}/rewards/${words.includes('amounts') ? ids.amounts : ids.units}`;
    const fields = fieldsOf(words);
    const answer =
      Object.keys(fields).length === 0 ? await sandbox.call('GET', path) : await sandbox.call('PATCH', path, fields);
    if (answer.status >= 400) return tell(answer);
    return `${String(answer.body.redeemed_count)} of ${String(answer.body.max_total ?? 'any')} ${answer.body.status as string}`;
  },
  /** advance P30D | advance PT1S */
  advance: async ({ sandbox }, [duration]) =>
    tell2(await sandbox.call('POST', '/_sandbox/clock', { advance: duration }), undefined),
  /** tick 4: days pass on the machine's own clock, and nobody looks. */
  tick: ({ sandbox }, [days]) => {
    sandbox.tick(Number(days) * 86_400_000);
    return Promise.resolve('ok');
  },
  setting: async ({ sandbox }, [policy]) =>
    tell2(
      await sandbox.call('PATCH', '/_sandbox/settings', { restored_expired_lots: policy }),
      'restored_expired_lots',
    ),
  /** remaining of each lot, oldest first, with its status unless that is AVAILABLE */
  lots: async ({ sandbox, ids }) => {
    const { body } = await sandbox.call(
      'GET',
      `/v1/participants/${ids.participant}/balances/lots?asset_id=${ids.lot}&limit=200`,
    );
    return (body.data as { remaining: string; status: string }[])
      .map((lot) => (lot.status === 'AVAILABLE' ? lot.remaining : `${lot.remaining} ${lot.status}`))
      .join(', ');
  },
  /** balance [simple]: available, and the other buckets when they hold something */
  balance: async ({ sandbox, ids }, words) => {
    const asset = words.includes('simple') ? ids.simple : ids.lot;
    const { body } = await sandbox.call('GET', `/v1/participants/${ids.participant}/balances?asset_id=${asset}`);
    const [row] = body.data as { available: string; deferred: string; held: string }[];
    if (row === undefined) return 'none';
    return [
      row.available,
      Number(row.deferred) > 0 && `${row.deferred} deferred`,
      Number(row.held) > 0 && `${row.held} held`,
    ]
      .filter(Boolean)
      .join(', ');
  },
  /** redemption [#1]: reversed of amount, units, status */
  redemption: async (speaker, words) => {
    const { body } = await speaker.sandbox.call('GET', `/v1/redemptions/${target(speaker, words)}`);
    const units = body.quantity === undefined ? '' : ` x${String(body.reversed_quantity)}/${String(body.quantity)}`;
    return `${body.reversed_amount as string}/${body.amount as string}${units} ${body.status as string}`;
  },
  /** The newest entry's postings: account, amount. */
  posted: async ({ sandbox, memory }) => {
    const { body } = await sandbox.call('GET', '/v1/journal-entries?limit=1');
    return describeEntry(body.data[0] as Entry, memory.lots);
  },
  /** Action types of all entries, oldest first. */
  journal: async ({ sandbox }) => {
    const { body } = await sandbox.call('GET', '/v1/journal-entries?limit=200');
    return (body.data as Entry[])
      .map((entry) => entry.action_type)
      .reverse()
      .join(' ');
  },
  verify: ({ sandbox }) => {
    const { ok, checks } = sandbox.engine.verify();
    return Promise.resolve(ok ? 'ok' : checks.flatMap((check) => check.violations).join('; '));
  },
};

interface Entry {
  action_type: string;
  postings: { entity_type: string; amount: string; bucket: string | null; lot_id: string | null }[];
}

function describeEntry(entry: Entry, lots: readonly string[]): string {
  const lines = entry.postings.map((line) => {
    const lot = line.lot_id === null ? '' : ` lot${String(lots.indexOf(line.lot_id) + 1)}`;
    return `${line.entity_type === 'PARTICIPANT' ? (line.bucket ?? '') : line.entity_type}${lot} ${line.amount}`;
  });
  return `${entry.action_type}: ${lines.join(', ')}`;
}

function tell2(answer: Answer, field: string | undefined): string {
  if (answer.status >= 400) return tell(answer);
  return field === undefined ? 'ok' : String(answer.body[field]);
}
