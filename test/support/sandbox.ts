// A real engine in memory with a fixed clock and counted ids, and the plainest way to talk to it.
import { type LocalEngineOptions, createLocalEngine } from '../../src/local-engine/index.js';
import { holdAnswer } from './contract-fetch.js';

export const START = Date.UTC(2026, 0, 15, 10, 30);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What JSON.parse gives: tests look into it freely and compare what they find.
  readonly body: any;
}

export interface Sandbox {
  readonly engine: ReturnType<typeof createLocalEngine>;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Sends exactly these headers and this body. */
  readonly send: (
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: string },
  ) => Promise<Answer>;
  /** Moves the machine's clock. */
  readonly tick: (ms: number) => void;
}

export function counted(prefix = 0): () => string {
  let n = 0;
  return () => `00000000-0000-4000-8${prefix.toString(16).padStart(3, '0')}-${(n += 1).toString(16).padStart(12, '0')}`;
}

export function openSandbox(options: Partial<LocalEngineOptions> = {}): Sandbox {
  let now = START;
  const engine = createLocalEngine({
    path: ':memory:',
    seed: 'empty',
    nowMs: () => now,
    newId: counted(),
    onBug: (error) => {
      throw error;
    },
    ...options,
  });
  const send: Sandbox['send'] = async (method, path, { headers, body }) => {
    const request = new Request(`http://sandbox${path}`, {
      method,
      headers: headers ?? {},
      ...(body !== undefined && { body }),
    });
    const response = await engine.fetch(request);
    const text = await response.text();
    // Every answer of every engine test; a minute more of work.
    if (process.env.SCRIP_LONG === '1') holdAnswer(method, request.url, response, text);
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as unknown };
  };
  return {
    engine,
    send,
    call: (method, path, body) =>
      send(method, path, {
        headers: { 'x-api-key': 'sk_sandbox', ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    tick: (ms) => {
      now += ms;
    },
  };
}
