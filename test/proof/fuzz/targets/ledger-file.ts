// A ledger on a file, and a second connection that watches it: what an answer claims is checked against what is stored.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalEngine, type LocalEngine, type Seed } from '../../../../src/local-engine/index.js';
import { loadDriver } from '../../../../src/local-engine/store/driver.js';
import { START, counted } from '../../../support/sandbox.js';
import { Finding, wordsOf } from '../target.js';

export interface LedgerFile {
  readonly engine: LocalEngine;
  /** Changes when anything was committed. */
  readonly version: () => number;
  /** Action types of the journal's entries from the n-th on. */
  readonly entriesSince: (seq: number) => string[];
  readonly lastEntry: () => number;
  /** The demo data again, nothing else, and a minute later, so that nothing of before is left to wait for. */
  readonly begin: () => Promise<void>;
  /** What its machine's clock shows. */
  readonly now: () => number;
  /** @throws Finding when a bug was reported */
  readonly requireNoBug: () => void;
  readonly close: () => void;
}

/** In memory where the machine has such a folder: a fuzzer needs no disk. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function openLedgerFile(seed: Seed): LedgerFile {
  const folder = mkdtempSync(join(FOLDER, 'scrip-fuzz-'));
  const path = join(folder, 'ledger.db');
  const bugs: unknown[] = [];
  let now = START;
  const engine = createLocalEngine({
    path,
    seed,
    nowMs: () => now,
    newId: counted(),
    onBug: (error) => void bugs.push(error),
  });
  const db = new (loadDriver())(path, { readonly: true });
  const entries = db.prepare('SELECT action_type FROM journal_entries WHERE seq > ? ORDER BY seq').pluck();
  const last = db.prepare('SELECT coalesce(max(seq), 0) FROM journal_entries').pluck();
  const control = async (method: string, at: string, body?: object): Promise<unknown> => {
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await engine.fetch(new Request(`http://sandbox/_sandbox/${at}`, { method, headers, ...text }));
    const told = await answer.text();
    if (!answer.ok) throw new Finding(`${method} ${at} answered ${answer.status}`, told);
    return JSON.parse(told) as unknown;
  };
  return {
    engine,
    now: () => now,
    begin: async () => {
      now += 60_000;
      const { data } = (await control('GET', 'snapshots')) as { data: { name: string }[] };
      for (const { name } of data) await control('POST', 'snapshots', { action: 'delete', name });
      await control('POST', 'reset', { seed });
    },
    version: () => db.pragma('data_version', { simple: true }) as number,
    entriesSince: (seq) => entries.all(seq) as string[],
    lastEntry: () => last.get() as number,
    requireNoBug: () => {
      const [bug] = bugs.splice(0);
      if (bug !== undefined) throw new Finding(wordsOf(bug));
    },
    close: () => {
      db.close();
      engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Shared {
  /** A ledger as if it were new. */
  readonly begin: () => Promise<LedgerFile>;
  readonly stop: () => void;
}

/** One ledger for many runs, because opening one takes as long as a conversation. */
export function shareLedger(seed: Seed = 'demo'): Shared {
  let ledger: LedgerFile | undefined;
  const stop = (): void => {
    ledger?.close();
    ledger = undefined;
  };
  return {
    begin: async () => {
      ledger ??= openLedgerFile(seed);
      try {
        await ledger.begin();
        return ledger;
      } catch (error) {
        stop();
        throw error;
      }
    },
    stop,
  };
}
