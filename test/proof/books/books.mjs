// One random script under one setting, and everything that must be true of it: `verify` is green after every step, a
// restored snapshot answers the same requests with the same bytes, and hledger comes to our balances.
import { addUp } from './hledger.mjs';
import { between, randomFrom } from '../../support/random.mjs';
import { nextRequest, prepare, redemptionIn } from './script.mjs';

export const POLICIES = ['expire', 'restore', 'refuse'];
const START = Date.UTC(2026, 0, 15, 10, 30);

/**
 * Runs a script and throws at the first thing that is not as it must be.
 *
 * @param open - opens an engine: createLocalEngine
 * @returns how much was done
 */
export async function runScript({ open, path, seed, policy, steps, withHledger }) {
  const random = randomFrom(seed);
  const book = openBook(open, path);
  const world = await prepare(book.call, { policy, seed });
  const savedAt = between(random, 0, steps - 1);
  const redemptions = [];
  const requests = [];
  let saved;
  for (let n = 0; n < steps; n += 1) {
    if (n === savedAt) {
      must(await book.call('POST', '/_sandbox/snapshots', { action: 'save', name: 'here' }), 200);
      saved = book.state();
    }
    const request = nextRequest(random, world, {
      redemptions,
      now: book.now(await book.call('GET', '/_sandbox/clock')),
    });
    const answer = await book.call(...request);
    if (answer.status >= 500) throw new Error(`${JSON.stringify(request)}: ${answer.text}`);
    if (n >= savedAt) requests.push([request, answer]);
    const redemption = redemptionIn(answer, world);
    if (redemption !== undefined && !redemptions.some(({ id }) => id === redemption.id)) redemptions.push(redemption);
    book.verify();
  }
  const before = await book.readOut(world);
  must(await book.call('POST', '/_sandbox/snapshots', { action: 'restore', name: 'here' }), 200);
  book.verify();
  book.goBack(saved);
  for (const [request, { status, text }] of requests) {
    await book.call('GET', '/_sandbox/clock');
    const again = await book.call(...request);
    if (again.status !== status || again.text !== text) {
      throw new Error(`after restoring, ${JSON.stringify(request)} is answered ${again.text} and not ${text}`);
    }
  }
  if ((await book.readOut(world)) !== before) throw new Error('after restoring, the state is not the same');
  book.verify();
  const accounts = withHledger ? await compare(book, world) : 0;
  const done = {
    ...countEntries(book),
    lot_expired: requests.filter(([, { text }]) => text.includes('"lot_expired"')).length,
  };
  book.engine.close();
  return { ...done, accounts };
}

/** How many entries there are of each kind, and of reversals that gave back to a lot that had expired. */
function countEntries({ engine }) {
  const counts = { expired_at_once: 0 };
  let before;
  for (const entry of JSON.parse([...engine.exportJournal('json')].join('')).data) {
    const { action_type: type } = entry;
    counts[type] = (counts[type] ?? 0) + 1;
    const isAtOnce = type === 'EXPIRY' && before?.action_type === 'REVERSAL' && before.created_at === entry.created_at;
    if (isAtOnce) counts.expired_at_once += 1;
    before = entry;
  }
  return counts;
}

function must({ status, text }, expected) {
  if (status !== expected) throw new Error(text);
}

/** An engine whose time and ids can be taken back. */
function openBook(open, path) {
  let ids = 0;
  let nowMs = START;
  const engine = open({
    ...{ path, seed: 'empty', nowMs: () => nowMs },
    newId: () => `00000000-0000-4000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
    onBug: (error) => {
      throw error;
    },
  });
  const call = async (method, url, body) => {
    // Time passes a little with every request.
    nowMs += 7;
    const response = await engine.fetch(`http://sandbox${url}`, {
      method,
      headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  const pages = async (url) => {
    const texts = [];
    let cursor = '';
    do {
      const { text } = await call('GET', `${url}${url.includes('?') ? '&' : '?'}limit=200${cursor}`);
      const page = JSON.parse(text);
      texts.push(text);
      cursor = page.pagination.has_more ? `&cursor=${encodeURIComponent(page.pagination.next_cursor)}` : '';
    } while (cursor !== '');
    return texts;
  };
  return {
    engine,
    call,
    pages,
    now: ({ text }) => Date.parse(JSON.parse(text).now),
    state: () => ({ ids, nowMs }),
    goBack: (to) => {
      ({ ids, nowMs } = to);
    },
    verify: () => {
      const { ok, checks } = engine.verify();
      if (!ok) throw new Error(`verify: ${checks.flatMap((check) => check.violations).join('; ')}`);
    },
    /** Everything that the API shows, as text. */
    readOut: async ({ participants }) => {
      const texts = await pages('/v1/journal-entries');
      for (const id of participants) {
        for (const what of ['balances', 'redemptions']) texts.push(...(await pages(`/v1/participants/${id}/${what}`)));
      }
      return texts.join('\n');
    },
  };
}

/** Compares hledger's balance of every account with what is stored, and with the sums of the JSON export. */
async function compare(book, world) {
  const theirs = addUp([...book.engine.exportJournal('hledger')].join(''));
  const ours = await storedBalances(book, world);
  for (const [account, amount] of sumsOfJson(book.engine)) if (!ours.has(account)) ours.set(account, amount);
  const wrong = [...new Set([...theirs.keys(), ...ours.keys()])].filter(
    (account) => digits(theirs.get(account)) !== digits(ours.get(account)),
  );
  if (wrong.length > 0) {
    const [first] = wrong;
    throw new Error(`${wrong.length} accounts differ; ${first}: hledger ${theirs.get(first)}, ours ${ours.get(first)}`);
  }
  return theirs.size;
}

/** Exact, whatever the number of zeros behind the point: 0, 0.00 and nothing at all are the same. */
function digits(amount = '0') {
  const [, sign, whole, part = ''] = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(amount) ?? [undefined, undefined, amount];
  const text = `${whole || '0'}.${part}`;
  return text === '0.' ? '0' : `${sign}${text}`;
}

/** What the tables of the ledger say participants have, by the accounts of the export. */
async function storedBalances(book, { assets, participants }) {
  const stored = new Map();
  for (const id of participants) {
    const person = JSON.parse((await book.call('GET', `/v1/participants/${id}`)).text);
    const data = (await book.pages(`/v1/participants/${id}/balances`)).flatMap((text) => JSON.parse(text).data);
    for (const balance of data) {
      const asset = assets.find((each) => each.id === balance.asset_id);
      const account = (bucket, lot = '') =>
        `participants:${named(person.external_id)}:${asset.symbol}:${bucket}${lot} ${asset.symbol}`;
      const lots =
        asset.inventory_mode === 'LOT'
          ? (await book.pages(`/v1/participants/${id}/balances/lots?asset_id=${asset.id}`)).flatMap(
              (text) => JSON.parse(text).data,
            )
          : [];
      for (const bucket of ['available', 'deferred', 'held']) {
        const own = lots.filter((lot) => lot.status === bucket.toUpperCase());
        for (const lot of lots) stored.set(account(bucket, `:${lot.id}`), own.includes(lot) ? lot.remaining : '0');
        // What is in no lot: the balance of a SIMPLE asset, or an overdraft.
        const inLots = own.reduce((sum, lot) => sum + minor(lot.remaining), 0n);
        stored.set(account(bucket), decimal(minor(balance[bucket]) - inLots, asset.scale));
      }
    }
  }
  return stored;
}

/** The sums of all postings of the JSON export that belong to no participant. */
function sumsOfJson(engine) {
  const sums = new Map();
  for (const entry of JSON.parse([...engine.exportJournal('json')].join('')).data) {
    for (const line of entry.postings) {
      if (line.entity_type === 'PARTICIPANT') continue;
      const name =
        line.entity_type === 'PROGRAM'
          ? `programs:${line.program_id}`
          : line.entity_type === 'LEDGER_ENTITY'
            ? `entities:${line.ledger_entity_id}`
            : `system:${line.entity_type.replace('SYSTEM_', '').toLowerCase()}`;
      const key = `${name} ${line.asset_symbol}`;
      const scale = line.amount.split('.')[1]?.length ?? 0;
      const { sum } = sums.get(key) ?? { sum: 0n };
      sums.set(key, { sum: sum + minor(line.amount), scale });
    }
  }
  return new Map([...sums].map(([key, { sum, scale }]) => [key, decimal(sum, scale)]));
}

const minor = (amount) => BigInt(amount.replace('.', ''));

function decimal(value, scale) {
  const text = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Written here again, apart from the engine: bytes of what is neither letter nor digit. */
function named(name) {
  return [...name]
    .map((character) =>
      /[\p{L}\p{N}._@-]/u.test(character)
        ? character
        : [...new TextEncoder().encode(character)]
            .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
            .join(''),
    )
    .join('');
}
