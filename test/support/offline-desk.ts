// A live API that is the engine in memory, and a terminal whose mirror is a real file.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../src/local-engine/index.js';
import { openMirror, type Mirror } from '../../src/local-engine/mirror/mirror.js';
import { createScripClient, type ScripClient } from '../../src/sdk/index.js';
import { openJournal } from '../../src/cli/journal/journal.js';
import { SQLITE } from './batch-desk.js';
import { run, type Run, type TerminalOptions } from './terminal.js';

export const ADA = '550e8400-e29b-41d4-a716-446655443001';
export const id = (tail: string): string => `550e8400-e29b-41d4-a716-44665544${tail}`;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

export interface Desk {
  readonly live: LocalEngine;
  readonly client: ScripClient;
  readonly clock: { nowMs: number };
  /** The line to live; whatever is put here answers instead. */
  readonly line: { send: (request: Request) => Promise<Response> };
  scrip(argv: string, options?: TerminalOptions): Promise<Run>;
  json(argv: string, options?: TerminalOptions): Promise<Record<string, unknown>>;
  /** The file, opened beside the commands. */
  mirror(): Mirror;
  readonly path: string;
}

export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-offline-'));
  const clock = { nowMs: Date.UTC(2026, 4, 1) };
  const live = createLocalEngine({
    path: ':memory:',
    nowMs: () => clock.nowMs,
    onBug: (error) => {
      throw error;
    },
  });
  const line = { send: (request: Request) => live.fetch(request) };
  const mirrors: Mirror[] = [];
  let keys = 0;
  const path = join(folder, 'offline-default.db');
  const openAt = (at: string, actor: string): Mirror => {
    const onBug = (error: unknown): void => {
      throw error;
    };
    const mirror = openMirror({ path: at, actor, onBug, nowMs: () => clock.nowMs });
    mirrors.push(mirror);
    return mirror;
  };
  open.push(() => {
    for (const mirror of mirrors) mirror.close();
    live.close();
    rmSync(folder, { recursive: true });
  });
  const scrip: Desk['scrip'] = (argv, options = {}) =>
    run(
      argv.split(' ').map((word) => word.replaceAll('_', ' ')),
      {
        seams: { nowMs: () => clock.nowMs, sleep: () => Promise.resolve() },
        newIdempotencyKey: () => `scrip_key_${(keys += 1)}`,
        exists: existsSync,
        ...options,
        env: { SCRIP_HOME: folder, SCRIP_API_KEY: 'sk_sandbox', SCRIP_BASE_URL: 'http://localhost', ...options.env },
        send: (request) => line.send(request),
        openMirror: (at, actor) => Promise.resolve(openAt(at, actor)),
        openJournal: (at) => Promise.resolve(openJournal(at, SQLITE)),
      },
    );
  return {
    ...{ live, clock, line, path, scrip },
    client: createScripClient({ apiKey: 'sk_sandbox', fetch: live.fetch }),
    json: async (argv, options) => JSON.parse((await scrip(`${argv} --json`, options)).out) as never,
    mirror: () => openAt(path, 'test'),
  };
}
