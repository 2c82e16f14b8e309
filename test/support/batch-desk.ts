// Batches as a person runs them: a file on disk, a real journal, a real engine, and a program whose clock, network and
// terminal are the test's.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openJournal } from '../../src/cli/journal/journal.js';
import { createLocalEngine, type LocalEngine } from '../../src/local-engine/index.js';
import { SQLITE } from './sqlite.js';
import { run, type Run, type TerminalOptions } from './terminal.js';

export const NOON = Date.UTC(2026, 2, 15, 12);

/** Redemptions of the demo data. */
export const UNITS = '550e8400-e29b-41d4-a716-446655440001';
export const RAW = '550e8400-e29b-41d4-a716-446655440011';
export const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';

export { SQLITE };

type Send = (request: Request) => Promise<Response>;

/** Time that passes only when somebody waits. */
export interface Clock {
  now: number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

export function createClock(): Clock {
  const clock: Clock = {
    now: NOON,
    sleep: async (delayMs, signal) => {
      signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      clock.now += delayMs;
    },
  };
  return clock;
}

export interface Desk {
  readonly folder: string;
  readonly clock: Clock;
  /** The ledger behind every run: the sandbox's, and what `send` reaches unless a test puts something in between. */
  readonly engine: LocalEngine;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  run(argv: readonly string[], options?: TerminalOptions): Promise<Run>;
  /** The same in live mode, on the engine, through `between`. */
  live(argv: readonly string[], between?: (send: Send) => Send, options?: TerminalOptions): Promise<Run>;
  /** Reversals of a redemption, by amount and reason. */
  reversals(redemptionId: string): Promise<string[]>;
  /** Another journal: as if on another machine. */
  moveJournal(): void;
}

/** A fresh desk for each test of the file, in a folder of its own below `root`. */
export function useDesk(root = tmpdir()): Desk {
  let folder = '';
  let home = '';
  let moved = 0;
  let engine: LocalEngine | undefined;
  let clock = createClock();
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'scrip-batch-'));
    home = folder;
    clock = createClock();
    engine = createLocalEngine({
      path: ':memory:',
      nowMs: () => clock.now,
      onBug: (error) => {
        throw error;
      },
    });
  });
  afterEach(() => {
    engine?.close();
    rmSync(folder, { recursive: true });
  });
  const theEngine = (): LocalEngine => {
    if (engine === undefined) throw new Error('no test is running');
    return engine;
  };
  const options = (): TerminalOptions => ({
    env: { SCRIP_HOME: home },
    seams: { nowMs: () => clock.now, sleep: clock.sleep, random: () => 0 },
    openJournal: () => Promise.resolve(openJournal(join(home, `journal-${moved}.db`), SQLITE)),
    openEngine: ({ path }) =>
      Promise.resolve({ ...theEngine(), fetch: theEngine().fetch, path, created: false, close: () => undefined }),
  });
  return {
    get folder() {
      return folder;
    },
    get clock() {
      return clock;
    },
    get engine() {
      return theEngine();
    },
    file: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    run: async (argv, more = {}) => {
      const done = await run(argv, { ...options(), ...more });
      return { ...done, err: done.err.replaceAll(folder, '/desk'), out: done.out.replaceAll(folder, '/desk') };
    },
    live: async (argv, between = (send) => send, more = {}) => {
      const base = options();
      const env = { ...base.env, SCRIP_API_KEY: 'sk_sandbox' };
      const send = between((request) => theEngine().fetch(request));
      const done = await run(['--mode', 'live', ...argv], { ...base, env, send, ...more });
      return { ...done, err: done.err.replaceAll(folder, '/desk'), out: done.out.replaceAll(folder, '/desk') };
    },
    reversals: async (redemptionId) => {
      const url = `http://engine/v1/redemptions/${redemptionId}/reversals?limit=200`;
      const answer = await theEngine().fetch(new Request(url, { headers: { 'x-api-key': 'sk_sandbox' } }));
      const { data } = (await answer.json()) as { data: { amount: string; reason: string }[] };
      return data.map(({ amount, reason }) => `${amount} ${reason}`);
    },
    moveJournal: () => {
      moved += 1;
    },
  };
}

export interface Document extends Record<string, any> {
  readonly totals: readonly { readonly amount: string }[];
  readonly problems: readonly { readonly line: number; readonly code: string }[];
}

/** The one document that --json prints. */
export function document(done: Run): Document {
  return JSON.parse(done.out) as Document;
}
