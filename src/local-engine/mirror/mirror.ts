// The door of a mirror: copies of live objects and an outbox, in one file, as a plain call that never leaves the machine.
import { randomBytes } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import { openDatabase } from '../store/open-database.js';
import { StorageError, toStorageError } from '../store/storage-error.js';
import { MIRROR_CALLS, redemptionNow, type MirrorAnswer, type MirrorDeps } from './calls.js';
import {
  MIRROR_FILE,
  afterPortions,
  findDocument,
  keepDocuments,
  provenanceOf,
  type Provenance,
  type Pulled,
  type Redemption,
} from './documents.js';
import { remainingOf, type Remaining } from './forecast.js';
import {
  OPEN,
  findItem,
  itemWithKey,
  listItems,
  moveItem,
  type Item,
  type ItemState,
  type Move,
  type ServerTruth,
} from './outbox.js';
import { readCall, route } from '../http/call.js';
import { HttpError, errorAnswer, toErrorAnswer } from '../http/answer.js';
import { fromOutgoing } from '../http/request.js';
import type { Outgoing, Send } from '../../sdk/wire.js';
import type { Database } from 'better-sqlite3';

export type { Item, ItemState, Move, Provenance, Pulled, ServerTruth };

export interface MirrorOptions extends Omit<MirrorDeps, 'db' | 'newId'> {
  /** A fresh UUID, lower case. Default: version 7. */
  readonly newId?: () => string;
  /** A file in an existing folder, or ":memory:". */
  readonly path: string;
  /** Hears of errors that are the mirror's own fault; the request is then answered 500. */
  readonly onBug: (error: unknown) => void;
}

/** All but `send` is synchronous; what is written is durable when it returns. */
export interface Mirror {
  readonly path: string;
  readonly send: Send;
  /** Runs requests in a row and takes them all back. */
  rehearse(requests: Iterable<MirrorRequest>, onAnswer: (answer: MirrorAnswer) => void): void;
  /** Whose copies these are; undefined for a mirror that holds none. */
  origin(): { readonly baseUrl: string; readonly salt: string; readonly keyMark: string } | undefined;
  /** Says whose copies these are. */
  bind(baseUrl: string, markOf: (salt: string) => string): void;
  /**
   * Keeps copies, in one step.
   *
   * @throws PendingItems while the outbox holds something
   */
  keep(pulled: readonly Pulled[], source: string): void;
  items(states: readonly ItemState[]): Item[];
  item(n: number): Item | undefined;
  itemWithKey(key: string): Item | undefined;
  /** @param id - of a redemption, or of the participant whose redemptions are meant */
  provenance(id: string): Provenance | undefined;
  /** Any redemption that was copied, to ask live about. */
  sample(): string | undefined;
  redemption(id: string): { readonly redemption: Redemption; readonly remaining: Remaining } | undefined;
  /**
   * Moves an item to its next state.
   *
   * @param fresh - the redemption as live just answered it, when live was asked
   * @returns false when another process was faster
   */
  move(move: Omit<Move, 'atMs'>, fresh?: Redemption): boolean;
  /** Empties the mirror. @throws PendingItems while the outbox holds something */
  clear(): { readonly documents: number; readonly items: number };
  close(): void;
}

/** The outbox still holds requests that were never sent to live: emptying the mirror would lose them. */
export class PendingItems extends Error {
  readonly count: number;

  constructor(count: number) {
    super(`the outbox holds ${count} items that are not settled`);
    this.name = 'PendingItems';
    this.count = count;
  }
}

const ORIGIN = 'SELECT base_url AS baseUrl, salt, key_mark AS keyMark FROM origin';
const BIND = `INSERT OR REPLACE INTO origin (only, base_url, salt, key_mark) VALUES (1, @baseUrl, @salt, @keyMark)`;
const SAMPLE = "SELECT id FROM documents WHERE kind = 'redemption' LIMIT 1";

/** @throws StorageError when the file is not a mirror, is of another schema, or cannot be used */
export function openMirror(options: MirrorOptions): Mirror {
  const db = openDatabase(options.path, MIRROR_FILE);
  const newId = options.newId ?? uuidV7;
  const deps: MirrorDeps = { ...options, db, newId };
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStorageError(error, options.path, MIRROR_FILE.what);
    }
  };
  const write = <T>(work: () => T): T => guarded(() => db.transaction(work).immediate());
  const requireEmptyOutbox = (): void => {
    const count = listItems(db, OPEN).length;
    if (count > 0) throw new PendingItems(count);
  };

  const answer = createAnswer(deps);

  return {
    path: options.path,
    send: createMirrorSend(answer, { newId, onBug: options.onBug }),
    rehearse(requests, onAnswer) {
      guarded(() => {
        rehearse(db, () => {
          for (const request of requests) onAnswer(answer(request));
        });
      });
    },
    origin: () => guarded(() => db.prepare(ORIGIN).get()) as ReturnType<Mirror['origin']>,
    bind(baseUrl, markOf) {
      write(() => {
        const salt = randomBytes(16).toString('hex');
        db.prepare(BIND).run({ baseUrl, salt, keyMark: markOf(salt) });
      });
    },
    keep: (pulled, source) => {
      write(() => {
        requireEmptyOutbox();
        keepDocuments(db, pulled, source, options.nowMs());
      });
    },
    items: (states) => guarded(() => listItems(db, states)),
    item: (n) => guarded(() => findItem(db, n)),
    itemWithKey: (key) =>
      guarded(() => {
        const found = itemWithKey(db, key);
        return found && findItem(db, found.n);
      }),
    provenance: (id) => guarded(() => provenanceOf(db, id)),
    sample: () => guarded(() => db.prepare(SAMPLE).pluck().get()) as string | undefined,
    redemption: (id) => guarded(() => copyOf(db, id)),
    move: (move, fresh) =>
      write(() => {
        const moved = moveItem(db, { ...move, atMs: options.nowMs() });
        if (moved) catchUp(deps, move, fresh);
        return moved;
      }),
    clear: () =>
      write(() => {
        requireEmptyOutbox();
        return empty(db);
      }),
    close: () => {
      db.close();
    },
  };
}

function rehearse(db: MirrorDeps['db'], work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
  } finally {
    db.exec('ROLLBACK');
  }
}

function empty(db: MirrorDeps['db']): ReturnType<Mirror['clear']> {
  const items = db.prepare('DELETE FROM items').run().changes;
  const documents = db.prepare('DELETE FROM documents').run().changes;
  db.exec('DELETE FROM events; DELETE FROM origin');
  return { documents, items };
}

/** Updates the copy of the redemption: from live's answer, or else by the reversal that live is known to have made. */
function catchUp({ db, nowMs }: MirrorDeps, { n, to }: Omit<Move, 'atMs'>, fresh: Redemption | undefined): void {
  const item = findItem(db, n);
  const copy = item && findDocument<Redemption>(db, 'redemption', item.redemptionId);
  if (item === undefined || copy === undefined) return;
  const isDone = to === 'applied' || to === 'replayed';
  const body = fresh ?? (isDone ? afterPortions(copy.body, [item]) : undefined);
  if (body === undefined) return;
  const atMs = fresh === undefined ? copy.pulledAtMs : nowMs();
  keepDocuments(db, [{ kind: 'redemption', body, belongsTo: body.participant_id }], copy.source, atMs);
}

// A mirror as a plain call: route, form, answer. There is no key: whoever can read the file has it all.

/** A request of /v1. */
export interface MirrorRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: unknown;
}

/** Answers a request, a refusal included; a write is one transaction, the forecast and its item together. */
export function createAnswer(deps: MirrorDeps): (request: MirrorRequest) => MirrorAnswer {
  const run = (request: MirrorRequest): MirrorAnswer => {
    const [path = '', search = ''] = request.path.split('?');
    const found = route(request.method, path);
    const handler = MIRROR_CALLS[found.operation.operationId];
    if (handler === undefined) {
      throw new HttpError('not_implemented', `${request.method} ${path} is not served offline`);
    }
    const call = readCall(found, new URLSearchParams(search), request.body);
    if (request.method === 'GET') return handler(deps, call);
    return deps.db.transaction(() => handler(deps, call)).immediate();
  };
  return (request) => {
    try {
      return run(request);
    } catch (error) {
      const refused = toErrorAnswer(error);
      if (refused === undefined) throw error;
      return { status: refused.status, body: JSON.parse(refused.text) as unknown };
    }
  };
}

/** Answers every request; what goes wrong in here is answered 500 or 503. */
export function createMirrorSend(
  answer: (request: MirrorRequest) => MirrorAnswer,
  { newId, onBug }: { readonly newId: () => string; readonly onBug: (error: unknown) => void },
): Send {
  const answered = async (outgoing: Outgoing): Promise<{ readonly status: number; readonly text: string }> => {
    try {
      const { pathname, search } = new URL(outgoing.url);
      const sent = (await fromOutgoing(outgoing).json()) ?? {};
      const { body, status } = answer({ method: outgoing.method, path: pathname + search, body: sent });
      return { status, text: JSON.stringify(body) };
    } catch (error) {
      const refused = toErrorAnswer(error);
      if (refused !== undefined) return refused;
      if (error instanceof StorageError) return errorAnswer('storage_unavailable', `${error.message}; ${error.hint}`);
      onBug(error);
      return errorAnswer('internal_error', 'the mirror has a bug; nothing of this request was kept');
    }
  };
  return async (outgoing) => {
    const { status, text } = await answered(outgoing);
    return { status, headers: { 'content-type': 'application/json', 'x-request-id': newId() }, text };
  };
}

/** A redemption as it will be when live has done what is queued; undefined when there is no copy of it. */
function copyOf(db: Database, id: string): { redemption: Redemption; remaining: Remaining } | undefined {
  if (findDocument(db, 'redemption', id) === undefined) return undefined;
  const redemption = redemptionNow(db, id);
  return { redemption, remaining: remainingOf(redemption) };
}
