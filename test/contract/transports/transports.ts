// Four ways from a client to an engine: in memory, over the served sandbox, through msw, and through a deployment that
// drops, delays and reorders. Each begins with the demo data, whenever it is asked to.
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalEngine } from '../../../src/local-engine/index.js';
import { serveBuilt } from '../../support/built-program.js';
import { randomFrom } from '../../support/random.mjs';
import { startDeployment } from './deployment.js';

export interface Transport {
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Attempts that a client may need here. */
  readonly maxRetries: number;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const KEY = 'sk_sandbox';

async function control(baseUrl: string, fetch: Transport['fetch'], path: string, body: unknown): Promise<void> {
  const headers = { 'X-API-Key': KEY, 'Content-Type': 'application/json' };
  const answer = await fetch(new Request(baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

function openInMemory(): Promise<Transport> {
  const engine = createLocalEngine({ path: ':memory:' });
  const baseUrl = 'http://localhost';
  return Promise.resolve({
    ...{ baseUrl, fetch: engine.fetch, maxRetries: 0 },
    reset: () => control(baseUrl, engine.fetch, '/_sandbox/reset', { seed: 'demo' }),
    close: () => {
      engine.close();
      return Promise.resolve();
    },
  });
}

async function openServed(): Promise<Transport> {
  const home = mkdtempSync(join(tmpdir(), 'scrip-served-'));
  const flags = ['--no-rate-limit', '--db', join(home, 's.db')];
  const { running, ready } = await serveBuilt(flags, { SCRIP_HOME: home });
  const { url: baseUrl } = ready;
  const send = (request: Request): Promise<Response> => globalThis.fetch(request);
  return {
    ...{ baseUrl, fetch: send, maxRetries: 0 },
    reset: () => control(baseUrl, send, '/_sandbox/reset', { seed: 'demo' }),
    close: async () => {
      running.kill();
      await running;
      rmSync(home, { recursive: true });
    },
  };
}

async function openMsw(): Promise<Transport> {
  const inMemory = await openInMemory();
  const baseUrl = 'https://api.scrip.dev';
  const server = setupServer(http.all(`${baseUrl}/*`, ({ request }) => inMemory.fetch(request)));
  server.listen({ onUnhandledRequest: 'error' });
  return {
    ...{ baseUrl, maxRetries: 0 },
    fetch: (request) => globalThis.fetch(request),
    reset: inMemory.reset,
    close: () => {
      server.close();
      return inMemory.close();
    },
  };
}

async function openDeployment(): Promise<Transport> {
  const served = await openServed();
  const deployment = await startDeployment(served.baseUrl, randomFrom(7));
  return {
    ...{ baseUrl: deployment.url, maxRetries: 12 },
    fetch: (request) => globalThis.fetch(request),
    reset: served.reset,
    close: async () => {
      deployment.close();
      await served.close();
    },
  };
}

export const TRANSPORTS = {
  'the engine in memory': openInMemory,
  'the served sandbox': openServed,
  msw: openMsw,
  'a deployment that drops, delays and reorders': openDeployment,
} satisfies Readonly<Record<string, () => Promise<Transport>>>;
