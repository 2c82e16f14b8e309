// Faults: kept in the ledger's file, looked at in the order in which they were set, and counted down to nothing.
import { Refusal } from '../rules/refusal.js';
import { EVERY_REQUEST, fits, readPattern } from './fault-pattern.js';
import type { Answer } from './idempotency.js';
import type { LedgerDeps, Tx } from './tx.js';

export type FaultPack =
  | 'commit-then-drop'
  | 'drop-before-commit'
  | 'http-429'
  | 'http-500-before'
  | 'http-500-after'
  | 'slow'
  | 'truncated-body'
  | 'malformed-json';

export interface FaultRequest {
  readonly pack: FaultPack;
  readonly times?: number;
  readonly match?: string;
  readonly delay_ms?: number;
}

/** What happens to one request. */
export interface Fault {
  readonly pack: FaultPack;
  /** Of a slow one, milliseconds. */
  readonly delayMs: number;
}

interface FaultRow {
  readonly seq: number;
  readonly pack: FaultPack;
  readonly match: string;
  readonly times_left: number | null;
  readonly delay_ms: number | null;
}

const DEFAULT_DELAY_MS = 2000;
/** Every request of the API looks at all of them. */
const MOST_FAULTS = 100;

/**
 * Sets a fault behind the others.
 *
 * @param isServed - whether any request that the pattern fits would reach an operation
 * @throws Refusal invalid_request for a pattern that fits nothing, a delay of a pack that has none, or too many faults
 */
export function setFault(tx: Tx, request: FaultRequest, isServed: (pattern: string) => boolean): Answer {
  const match = readPattern(request.match ?? EVERY_REQUEST);
  if (!isServed(match))
    throw new Refusal(
      'invalid_request',
      `match: no operation of the API is called by ${match}; the sandbox serves those of openapi.yaml`,
    );
  if (request.delay_ms !== undefined && request.pack !== 'slow') {
    throw new Refusal('invalid_request', `delay_ms: only slow has a delay, not ${request.pack}`);
  }
  if (faultRows(tx.sql).length >= MOST_FAULTS) {
    throw new Refusal('invalid_request', `there are ${MOST_FAULTS} faults set already; clear them first`);
  }
  const delayMs = request.pack === 'slow' ? (request.delay_ms ?? DEFAULT_DELAY_MS) : null;
  tx.sql('INSERT INTO faults (pack, match, times_left, delay_ms) VALUES (?, ?, ?, ?)').run(
    request.pack,
    match,
    request.times ?? null,
    delayMs,
  );
  return listFaults(tx);
}

export function listFaults(tx: Tx): Answer {
  const faults = faultRows(tx.sql).map(({ pack, match, times_left, delay_ms }) => ({
    pack,
    match,
    times_left,
    ...(delay_ms !== null && { delay_ms }),
  }));
  return { status: 200, body: { faults } };
}

export function clearFaults(tx: Tx): Answer {
  return { status: 200, body: { cleared: tx.sql('DELETE FROM faults').run().changes } };
}

/**
 * The first fault that fits a request, counted down. In a transaction of its own that ends before the request begins:
 * so a request that is refused, or never done, has used it up, and of several processes no two use the same one up.
 */
export function takeFault({ store }: LedgerDeps, method: string, path: string): Fault | undefined {
  const first = (): FaultRow | undefined => faultRows(store.sql).find(({ match }) => fits(match, method, path));
  const seen = store.look(first);
  // Nothing to count down, so nobody has to wait for the file.
  if (seen === undefined || seen.times_left === null) return toFault(seen);
  return store.write(() => {
    const row = first();
    if (row?.times_left === 1) store.sql('DELETE FROM faults WHERE seq = ?').run(row.seq);
    else if (row !== undefined) store.sql('UPDATE faults SET times_left = times_left - 1 WHERE seq = ?').run(row.seq);
    return toFault(row);
  });
}

function toFault(row: FaultRow | undefined): Fault | undefined {
  return row && { pack: row.pack, delayMs: row.delay_ms ?? 0 };
}

function faultRows(sql: Tx['sql']): FaultRow[] {
  return sql('SELECT * FROM faults ORDER BY seq').all() as FaultRow[];
}
