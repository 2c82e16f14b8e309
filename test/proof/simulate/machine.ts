// A machine with a home: its own clock, journal and files, and processes of the real command line that may be killed.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../../src/cli/context.js';
import { openJournal, type Journal } from '../../../src/cli/journal/journal.js';
import { SQLITE } from '../../support/sqlite.js';
import { run, type Run } from '../../support/terminal.js';
import type { World } from './world.js';

/** A process: dead once it was killed, and whatever it does then comes to nothing. */
export interface Process {
  isDead: boolean;
}

export interface Machine {
  readonly number: number;
  skewMs: number;
  readonly folder: string;
  /** When its journal was last copied. */
  copiedAtMs: number | undefined;
  run(argv: readonly string[], options: RunOptions): Promise<Run>;
  loseJournal(): void;
  copyJournal(): void;
  restoreJournal(): void;
  write(name: string, text: string): string;
  read(name: string): string | undefined;
  /** Results of a ledger that is gone are put away. */
  putAway(): void;
  close(): void;
}

interface RunOptions {
  readonly process: Process;
  readonly baseUrl: string;
  readonly fetch: Host['fetch'];
  readonly prompter?: Host['prompter'];
}

export function createMachine(number: number, folder: string, world: Pick<World, 'clock'>): Machine {
  mkdirSync(join(folder, 'files'), { recursive: true });
  const path = join(folder, 'journal.db');
  let journal: Journal | undefined;
  const close = (): void => {
    journal?.close();
    journal = undefined;
  };
  const wipe = (): void => {
    close();
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  };
  const machine: Machine = {
    number,
    skewMs: 0,
    folder,
    copiedAtMs: undefined,
    run: (argv, { process, baseUrl, fetch, prompter }) =>
      run(argv, {
        env: { SCRIP_HOME: folder, SCRIP_API_KEY: 'sk_sandbox', SCRIP_BASE_URL: baseUrl, SCRIP_ACTOR: `op${number}` },
        seams: {
          nowMs: () => world.clock.nowMs + machine.skewMs,
          sleep: (ms) => (process.isDead ? Promise.resolve() : world.clock.sleep(ms)),
          random: () => 0,
        },
        send: fetch,
        openJournal: () => Promise.resolve(mortal((journal ??= openJournal(path, SQLITE)), process)),
        ...(prompter !== undefined && { prompter }),
      }).finally(() => {
        if (process.isDead) close();
      }),
    loseJournal: wipe,
    copyJournal: () => {
      close();
      if (!existsSync(path)) return;
      copyFileSync(path, `${path}.copy`);
      machine.copiedAtMs = world.clock.nowMs;
    },
    restoreJournal: () => {
      wipe();
      copyFileSync(`${path}.copy`, path);
    },
    write: (name, text) => {
      const file = join(folder, 'files', name);
      writeFileSync(file, text);
      return file;
    },
    read: (name) => {
      const file = join(folder, 'files', name);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    putAway: () => {
      for (const name of readdirSync(join(folder, 'files'))) {
        if (name.endsWith('.results.csv')) rmSync(join(folder, 'files', name));
      }
    },
    close,
  };
  return machine;
}

/** The journal of a process: it stays open for the next one, and a dead process cannot use it. */
function mortal(journal: Journal, process: Process): Journal {
  return Object.fromEntries(
    Object.entries(journal).map(([name, value]: [string, unknown]) => {
      if (name === 'close') return [name, () => undefined];
      if (typeof value !== 'function') return [name, value];
      const work = (...args: unknown[]): unknown => {
        if (process.isDead) throw new Error('the process was killed');
        const given = (value as (...args: unknown[]) => unknown)(...args);
        return name === 'stage' ? mortal(given as Journal, process) : given;
      };
      return [name, work];
    }),
  ) as unknown as Journal;
}
