// Seed documents, sent to a running ledger and given to a new one: both must say the same. What is refused is told by its
// path and leaves nothing; what is accepted is there, item by item, and the books balance.
import { SeedError, createLocalEngine, type Seed, type SeedProblem } from '../../../../src/local-engine/index.js';
import { counted } from '../../../support/sandbox.js';
import { holdAnswer } from '../../../support/contract-fetch.js';
import { type Target, holds, same } from '../target.js';
import type { Json } from './json-mutations.js';
import { type LedgerFile, shareLedger } from './ledger-file.js';
import { seedDocument, seedNear } from './seed-documents.js';

const shared = shareLedger();

export const seed: Target<Json> = {
  name: 'seed',
  grammar: seedDocument,
  near: seedNear,
  run: async (given) => {
    // As it arrives: what JSON cannot hold is gone.
    const document = JSON.parse(JSON.stringify(given)) as Json;
    const ledger = await shared.begin();
    const version = ledger.version();
    const { status, text } = await send(ledger, 'POST', '/_sandbox/reset', { seed: document });
    ledger.requireNoBug();
    holds(status === 200 || status === 400, `a reset answered ${status}`, text);
    const answer = JSON.parse(text) as { code?: string; seed?: string; message?: string; problems?: SeedProblem[] };
    if (status === 400) {
      same(ledger.version(), version, 'a refused document changed the ledger');
      checkProblems(document, answer);
    } else if (answer.seed === 'document') {
      const { ok, checks } = ledger.engine.verify();
      holds(
        ok,
        'verify',
        checks.filter((check) => !check.ok),
      );
      await checkThere(ledger, document as Document);
    }
    checkOtherDoor(document, answer, ledger.now());
  },
  stop: shared.stop,
  covers: /^src\/local-engine\/http\/seed\//,
};

async function send(
  { engine }: LedgerFile,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const url = `http://sandbox${path}`;
  const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await engine.fetch(new Request(url, init));
  const text = await response.text();
  holdAnswer(method, url, response, text);
  return { status: response.status, text };
}

type Section = 'programs' | 'assets' | 'participants' | 'rewards' | 'credits' | 'redemptions' | 'reversals';

interface Item {
  readonly id?: string | null;
  readonly idempotency_key?: string | null;
}

type Document = Readonly<Partial<Record<Section, readonly Item[] | null>>>;

/** Each is told by a path that leads into the document, or to what is missing in it. */
function checkProblems(
  document: Json,
  { code, message = '', problems }: { code?: string; message?: string; problems?: SeedProblem[] },
): void {
  same(code, 'invalid_request', 'the code of a refused document');
  // Refused as the body of a request, before anybody looked at it as a document.
  if (problems === undefined) {
    holds(/^(seed|the body|a field( name)?|\S+) (must|is)/.test(message), 'a refusal without problems', message);
    return;
  }
  holds(problems.length >= 1 && problems.length <= 20, 'problems', problems.length);
  holds(message.includes(problems[0]?.message ?? '?'), 'the message tells the first problem', { message, problems });
  for (const { path, code: of, message: words } of problems) {
    holds(words !== '' && of !== '' && of !== 'internal_error', 'a problem without words', { path, of, words });
    const [, section, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    if (section === undefined) continue;
    const list = (document as Record<string, Json>)[section];
    holds(Array.isArray(list) && Number(index) < list.length, 'a path that leads nowhere', { path, words });
  }
}

/** Every item that has an id is found under it, and each event made one entry. */
async function checkThere(ledger: LedgerFile, document: Document): Promise<void> {
  const items = (section: Section): readonly Item[] => document[section] ?? [];
  const paths = {
    programs: (item: Item) => `/v1/programs/${item.id}`,
    assets: (item: Item) => `/v1/assets/${item.id}`,
    participants: (item: Item) => `/v1/participants/${item.id}`,
    rewards: (item: Item) => `/v1/programs/${(item as { program_id?: string }).program_id}/rewards/${item.id}`,
    redemptions: (item: Item) => `/v1/redemptions/${item.id}`,
  };
  const made = ledger.entriesSince(0);
  for (const [section, pathOf] of Object.entries(paths)) {
    for (const item of items(section as keyof typeof paths)) {
      if (item.id === undefined || item.id === null) continue;
      const { status, text } = await send(ledger, 'GET', pathOf(item));
      holds(status === 200, `${section} ${item.id} was accepted and is not there`, text);
    }
  }
  const count = (type: string): number => made.filter((each) => each === type).length;
  same(count('CREDIT'), items('credits').length, 'credits in the journal');
  same(count('REDEMPTION'), items('redemptions').length, 'redemptions in the journal');
  same(count('REVERSAL'), items('reversals').length, 'reversals in the journal');
}

/** A new ledger that begins with the document accepts and refuses the same, in the same words. */
function checkOtherDoor(document: Json, answer: { seed?: string; problems?: SeedProblem[] }, now: number): void {
  // Words and null mean something else to a reset; a body that was refused never came so far.
  if (typeof document !== 'object' || document === null) return;
  if (answer.seed === undefined && answer.problems === undefined) return;
  let problems: readonly SeedProblem[] | undefined;
  try {
    const onBug = (error: unknown): void => {
      throw error;
    };
    const options = { path: ':memory:', seed: document as unknown as Seed, newId: counted(), onBug };
    createLocalEngine({ ...options, nowMs: () => now }).close();
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    ({ problems } = error);
  }
  same(problems, answer.problems, 'the two doors disagree');
}
