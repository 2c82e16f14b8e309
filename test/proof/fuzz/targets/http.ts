// Conversations with the engine's fetch. Whatever is asked, the answer is one that the contract knows, a refusal leaves the
// file as it was, a key acts once and says the same again, a preview foretells, and the books balance in the end.
import fc from 'fast-check';
import { DEMO } from '../../../../src/local-engine/ledger/demo-data.js';
import { FILES, readContract } from '../../../support/contract-documents.js';
import { holdAnswer } from '../../../support/contract-fetch.js';
import { Finding, type Target, holds, same } from '../target.js';
import { type LedgerFile, shareLedger } from './ledger-file.js';
import { type Sent, nearTo, request } from './requests.js';

type Conversation = readonly Sent[];

const LONGEST = 24;

const shared = shareLedger();

export const http: Target<Conversation> = {
  name: 'http',
  grammar: fc.array(request, { minLength: 1, maxLength: LONGEST, size: 'max' }),
  near: (one, other) =>
    fc
      .tuple(fc.nat(one.length), fc.nat(other.length), fc.array(request, { maxLength: 3 }))
      .chain(([from, to, more]) => {
        const spliced = [...one.slice(0, from), ...more, ...other.slice(to)].slice(0, LONGEST);
        return fc.tuple(...spliced.map((sent, at) => (at % 4 === from % 4 ? nearTo(sent) : fc.constant(sent))));
      }),
  run: async (conversation) => {
    const ledger = await shared.begin();
    const talk = createTalk(ledger);
    for (const [nth, sent] of conversation.entries()) {
      await talk.say(sent);
      if (nth % 12 === 11) requireVerified(ledger);
    }
    requireVerified(ledger);
  },
  stop: shared.stop,
  covers: /^src\/local-engine\/(http|ledger|rules|store)\/(?!generated|export)/,
};

function requireVerified({ engine }: LedgerFile): void {
  const { ok, checks } = engine.verify();
  holds(
    ok,
    'verify',
    checks.filter((check) => !check.ok),
  );
}

/** Status by code, of the contract. */
const CODES = new Map(
  (readContract(FILES.scrip).components.schemas.Error?.properties?.code?.['x-scrip-codes'] ?? []).map(
    ({ code, status }) => [code, status],
  ),
);

interface Heard {
  readonly status: number;
  readonly text: string;
}

interface Talk {
  readonly say: (sent: Sent) => Promise<void>;
}

function createTalk(ledger: LedgerFile): Talk {
  const names = createNames();
  /** While faults are set, answers go wrong as asked. */
  let isFaulty = false;

  const send = async (sent: Sent): Promise<Heard | undefined> => {
    const made = toRequest(sent);
    if (made === undefined) return undefined;
    const { method, url } = made;
    const answer = await ledger.engine.fetch(made).catch((error: unknown) => {
      if (isFaulty) return undefined;
      throw error;
    });
    const text = await answer?.text().catch(() => undefined);
    ledger.requireNoBug();
    if (answer === undefined || text === undefined || isFaulty) return undefined;
    checkForm(method, url, answer, text);
    return { status: answer.status, text };
  };

  /** The same again changes nothing, if the first time only time's own postings were made. */
  const sendUnchanged = async (
    sent: Sent,
    heard: Heard,
    before: { version: number; entries: number },
  ): Promise<void> => {
    if (ledger.version() === before.version) return;
    const made = ledger.entriesSince(before.entries);
    holds(
      made.every((type) => /^(EXPIRY|MATURITY)/.test(type)),
      `${heard.status} changed the ledger`,
      { sent, made },
    );
    const version = ledger.version();
    const again = await send(sent);
    same(again?.status, heard.status, 'refused, and then not');
    same(ledger.version(), version, `${heard.status} changes the ledger each time`);
  };

  const say = async (given: Sent): Promise<void> => {
    const sent = names.resolved(given);
    const before = { version: ledger.version(), entries: ledger.lastEntry() };
    const heard = await send(sent);
    if (heard !== undefined) {
      names.learn(sent, heard);
      const { path, method } = sent;
      if (heard.status >= 400 || ['GET', 'HEAD'].includes(method) || path.startsWith('/_sandbox/preview')) {
        await sendUnchanged(sent, heard, before);
      }
      if (heard.status < 300) await checkAgain(sent, heard, send, ledger);
    }
    if (/_sandbox\/(faults|reset|snapshots)/.test(sent.path)) isFaulty = await hasFaults(ledger);
  };
  return { say };
}

/** What every answer has, whatever it says. */
function checkForm(method: string, url: string, answer: Response, text: string): void {
  const { status } = answer;
  const at = `${method} ${url} answered ${status}`;
  holds(status < 500 || status === 501, at, text);
  same(answer.headers.get('content-type'), 'application/json', `${at}: type`);
  holds(answer.headers.get('x-request-id') !== null, `${at}: no request id`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Finding(`${at}: no JSON`, text);
  }
  holdAnswer(method, url, answer, text);
  if (status < 400) return;
  const { code, message } = body as { code: string; message: string };
  same(CODES.get(code) ?? status, status, `${at}: status of ${code}`);
  holds(CODES.has(code) || ['snapshot_unusable'].includes(code), `${at}: a code that is in no list`, code);
  holds(typeof message === 'string' && message.length > 0 && message.length < 1000, `${at}: message`, message);
  holds(
    !/at .*\.[tj]s:\d|node_modules|SQLITE|undefined|\[object/.test(message),
    `${at}: the message tells of us`,
    message,
  );
}

/** What was sent; nothing of a body that an operation without one did not look at. */
function bodyOf({ body, method }: Sent): Record<string, unknown> {
  if (method === 'GET' || method === 'DELETE') return {};
  // The engine takes a byte order mark for none, as RFC 8259 allows.
  const text = body?.replace(/^\ufeff/, '') ?? '';
  return (text === '' ? {} : (JSON.parse(text) ?? {})) as Record<string, unknown>;
}

/** A keyed write says the same again and does nothing more; a preview says what the request then does. */
async function checkAgain(
  sent: Sent,
  heard: Heard,
  send: (sent: Sent) => Promise<Heard | undefined>,
  ledger: LedgerFile,
): Promise<void> {
  const version = ledger.version();
  const body = bodyOf(sent);
  if (sent.path.startsWith('/_sandbox/preview')) {
    const { status, body: foretold } = JSON.parse(heard.text) as { status: number; body: { code?: string } };
    const inner: Sent = {
      method: String(body.method),
      path: String(body.path),
      ...(body.body !== undefined && body.method !== 'GET' && { body: JSON.stringify(body.body) }),
    };
    // Of any other path an address makes something else than a preview does.
    if (!/^\/v1\/[\w/-]*(\?[\w=&%-]*)?$/.test(inner.path)) return;
    const done = await send(inner);
    if (done === undefined) return;
    const { code } = JSON.parse(done.text) as { code?: string };
    same([done.status, code], [status, foretold.code], 'a preview foretold otherwise');
    return;
  }
  if (typeof body.idempotency_key !== 'string' || sent.method !== 'POST' || !sent.path.startsWith('/v1/')) return;
  const again = await send(sent);
  same(again, { status: 200, text: heard.text }, 'the same key, the same request, another answer');
  same(ledger.version(), version, 'a replay changed the ledger');
}

async function hasFaults({ engine }: LedgerFile): Promise<boolean> {
  const made = toRequest({ method: 'GET', path: '/_sandbox/faults' });
  const answer = made && (await engine.fetch(made));
  const { faults = [] } = (await answer?.json()) as { faults?: unknown[] };
  return faults.length > 0;
}

/** Undefined for what the platform itself does not send. */
function toRequest({ method, path, headers, body }: Sent): Request | undefined {
  const usual = { 'x-api-key': 'sk_sandbox', ...(body !== undefined && { 'content-type': 'application/json' }) };
  const all = Object.entries({ ...usual, ...headers }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  try {
    return new Request(`http://sandbox${path.startsWith('/') ? '' : '/'}${path}`, {
      method,
      headers: all,
      ...(body !== undefined && { body }),
    });
  } catch {
    return undefined;
  }
}

interface Names {
  readonly resolved: (sent: Sent) => Sent;
  readonly learn: (sent: Sent, heard: Heard) => void;
}

/** What the ledger called things: the newest last. */
function createNames(): Names {
  const known: Record<string, string[]> = {
    program: [DEMO.program],
    asset: [DEMO.stamps, DEMO.tokens, DEMO.credits, DEMO.points],
    participant: [DEMO.emil, DEMO.dana, DEMO.cleo, DEMO.ben, DEMO.ada],
    reward: [DEMO.donation, DEMO.giftCard],
    redemption: [
      ...[DEMO.scale0, DEMO.scale18, DEMO.ofSuspended, DEMO.fullyReversed, DEMO.partlyReversed, DEMO.amountBased],
      ...[DEMO.rawFourLots, DEMO.rawSimple, DEMO.unitBased],
    ],
    entry: [],
    cursor: [],
  };
  const learn = (kind: string, id: unknown): void => {
    if (typeof id === 'string' && known[kind]?.includes(id) === false) known[kind].push(id);
  };
  const resolve = (text: string): string =>
    text.replaceAll(/\{\{(\w+) (\d+)\}\}/g, (_all, kind: string, n: string) => {
      const ids = known[kind] ?? [];
      return ids.at(-1 - (Number(n) % Math.max(1, ids.length))) ?? 'none';
    });
  return {
    resolved: (sent) => ({
      ...sent,
      path: resolve(sent.path),
      ...(sent.body !== undefined && { body: resolve(sent.body) }),
    }),
    learn: ({ path }, { status, text }) => {
      const body = JSON.parse(text) as {
        id?: string;
        journal_entry_id?: string;
        pagination?: { next_cursor?: string };
      } | null;
      learn('cursor', body?.pagination?.next_cursor);
      if (status !== 201) return;
      learn('entry', body?.journal_entry_id);
      const kind = /\/(program|asset|participant|reward|redemption)s(\/item)?$/.exec(path.split('?')[0] ?? '')?.[1];
      if (kind !== undefined) learn(kind, body?.id);
    },
  };
}
