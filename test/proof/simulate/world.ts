// The world of a script: time, one server, machines and files; and what was typed on each machine without an answer yet.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimFile } from './files.js';
import type { Break } from './line.js';
import { createMachine, type Machine } from './machine.js';
import { createModel, type Model } from './model.js';
import { openServer, type Server } from './server.js';
import type { Resume, RunFile, Single } from './steps.js';

const BEGIN_MS = Date.UTC(2026, 2, 15, 12);
/** Memory where there is a file system in it. */
const TEMPORARY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface Clock {
  nowMs: number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Something that was typed, once or again: what it means is meant once. */
export interface Command {
  readonly step: Single | RunFile | Resume;
  readonly machine: number;
  /** The bytes that it named. */
  readonly file?: SimFile;
  isMeant: boolean;
  /** When it was first typed. */
  typedAtMs?: number;
  /** What it said when it was last without an answer. */
  said?: string;
}

export interface World {
  readonly clock: Clock;
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly files: Map<number, SimFile>;
  readonly broken: Break | undefined;
  readonly server: Server;
  /** Typed, and not answered for good. */
  open: Command[];
  /** Which batches were run where. */
  readonly batches: Map<string, Command>;
  /** What went wrong in a way that is known, and how often. */
  readonly known: Map<string, number>;
  readonly notes: string[];
  writes: number;
  /** One spelling of the server's address. */
  address(n: number): string;
  reset(): void;
  close(): void;
}

export interface WorldOptions {
  readonly machines: number;
  readonly redemptions: number;
  readonly broken?: Break | undefined;
}

export function createWorld({ machines, redemptions, broken }: WorldOptions): World {
  const folder = mkdtempSync(join(TEMPORARY, 'scrip-simulate-'));
  const clock: Clock = {
    nowMs: BEGIN_MS,
    sleep: async (ms) => {
      await new Promise((resolve) => setImmediate(resolve));
      clock.nowMs += ms;
    },
  };
  let ledgers = 0;
  let server = openServer(() => clock.nowMs, redemptions);
  const world: World = {
    ...{ clock, broken, writes: 0, open: [], known: new Map(), notes: [], files: new Map(), batches: new Map() },
    model: createModel(),
    machines: Array.from({ length: machines }, (_, n) => createMachine(n, join(folder, String(n)), { clock })),
    get server() {
      return server;
    },
    address: (n) => `http://${['127.0.0.1', 'localhost', '[::1]'][n % 3] ?? ''}:${4010 + ledgers}`,
    reset: () => {
      server.close();
      ledgers += 1;
      server = openServer(() => clock.nowMs, redemptions);
      world.model.reset();
      world.open = [];
      world.batches.clear();
      for (const machine of world.machines) machine.putAway();
      for (const [n, file] of world.files) if (file.isFed) world.files.delete(n);
    },
    close: () => {
      for (const machine of world.machines) machine.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}
