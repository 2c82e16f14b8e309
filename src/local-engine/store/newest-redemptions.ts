// The newest redemptions of a ledger's file, for completing ids without starting the engine.
import { readDatabase } from './read-only.js';
import { LEDGER_FILE } from './store.js';

export interface RedemptionName {
  readonly name: string;
  readonly about: string;
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly created_at: number;
  readonly description: string;
}

/** @param prefix - what the id begins with; empty for any */
export function newestRedemptions(path: string, prefix: string, limit: number): RedemptionName[] {
  const rows = readDatabase(path, LEDGER_FILE, (db) => {
    const begins = prefix === '' ? '' : 'WHERE id >= @prefix AND id < @end';
    const sql = `SELECT id, status, created_at, description FROM redemptions ${begins} ORDER BY seq DESC LIMIT @limit`;
    return db.prepare(sql).all({ limit, ...(prefix !== '' && { prefix, end: `${prefix}\u{10ffff}` }) }) as Row[];
  });
  return (rows ?? []).map(({ id, status, created_at, description }) => ({
    name: id,
    about: `${status} ${new Date(created_at).toISOString().slice(0, 10)} ${description}`,
  }));
}
