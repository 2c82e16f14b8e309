// The engine as the command line uses it beside the SDK: its sandbox-only controls and its file.
import type {
  Answer,
  Engine,
  EngineOptions,
  Host,
  Io,
  Sandbox,
  Seed,
  ServeOptions,
  Served,
  TargetOptions,
} from './context.js';
import type { Send } from '../sdk/index.js';
import { AnsweredError, UsageError } from './errors/errors.js';
import type { Forecast, Rehearse, ReversalRequest } from './reversal.js';
import { visible } from './terminal/safe-text.js';
import { sandboxFile } from './config/paths.js';
import { dirname, resolve } from 'node:path';

/** The key between the command line and the engine inside the same process. It guards nothing. */
export const SANDBOX_KEY = 'sk_sandbox';
/** Where an engine in the same process seems to be; no socket is involved. */
export const SANDBOX_URL = 'http://localhost';

export interface ControlledSandbox extends Sandbox {
  preview(redemptionId: string, request: ReversalRequest): Promise<Forecast>;
  readonly rehearse: Rehearse;
}

export function controlSandbox(engine: Engine, seed: Seed): ControlledSandbox {
  const control: Sandbox['control'] = (method, path, body) => askEngine(engine.send, method, path, body);
  return {
    path: engine.path,
    label: labelOf(engine),
    created: engine.created,
    ...noticeOf(engine, seed),
    control,
    exportJournal: (format) => engine.exportJournal(format),
    preview: (redemptionId, body) => control('POST', '/_sandbox/preview', reversalCall(redemptionId, body)),
    rehearse: (intents, onAnswer) => {
      const calls = function* (): Generator<ReturnType<typeof reversalCall>> {
        for (const { redemptionId, request } of intents) yield reversalCall(redemptionId, request);
      };
      engine.rehearse(calls(), onAnswer);
      return Promise.resolve();
    },
    close: async () => {
      await engine.close();
    },
  };
}

export function reversalCall(
  redemptionId: string,
  body: ReversalRequest,
): { method: string; path: string; body: unknown } {
  return { method: 'POST', path: `/v1/redemptions/${encodeURIComponent(redemptionId)}/reverse`, body };
}

function labelOf({ path }: Engine): string {
  return `sandbox (${path})`;
}

function noticeOf({ created, path }: Engine, seed: Seed): { notice?: string } {
  if (!created) return {};
  const what = seed === 'demo' ? 'the demo data' : seed === 'empty' ? 'nothing in it' : 'your data';
  return { notice: `made a new sandbox with ${what}: ${path}` };
}

async function askEngine<T>(send: Send, method: string, path: string, body: unknown): Promise<T> {
  const { headers, status, text } = await send({
    method,
    url: `${SANDBOX_URL}${path}`,
    headers: { 'x-api-key': SANDBOX_KEY, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: unknown = JSON.parse(text);
  if (status < 300) return answer as T;
  const { code, message, problems } = answer as { code?: string; message?: string; problems?: unknown };
  const words = message ?? `the sandbox answered ${status}`;
  throw new AnsweredError(status, code, words, headers['x-request-id'], problems);
}

/** Says each request that a server answers, in one line without headers and bodies. */
function traced(answer: Answer, trace: ((line: string) => void) | undefined): Answer {
  if (trace === undefined) return answer;
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const answered = await answer(request);
    const what = answered === 'lost' ? 'no answer: a fault closed the connection' : `HTTP ${answered.status}`;
    trace(`${request.method} ${visible(pathname + search)}: ${what}`);
    return answered;
  };
}

/** Why the server could not listen, in words; anything else comes back as it was. */
function listenError(error: unknown, { host, port }: ServeOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new UsageError(
      `--port ${port}: another program listens there already`,
      'choose another, or 0 for a free one',
    );
  }
  if (code === 'EACCES') return new UsageError(`--port ${port}: not allowed for this user`, 'choose one above 1023');
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new UsageError(`--host ${host}: not an address of this machine`, 'leave --host out to stay on 127.0.0.1');
  }
  return error;
}

/** Says each of the engine's own mistakes once, however often a request is tried again. */
export function createBugReporter(io: Io, verbose: boolean): (error: unknown) => void {
  const said = new Set<string>();
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    if (said.has(message)) return;
    said.add(message);
    io.err(`a mistake in the engine, please report it: ${visible(message)}\n`);
    if (verbose && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
  };
}

/** Opens the database that was named, or the sandbox's own, whose folder is made on first use. */
export async function openEngine(
  host: Host,
  asked: Partial<EngineOptions> & { seed: Seed },
  verbose = false,
): Promise<Engine> {
  const path = asked.path ?? (await sandboxFile(host.env));
  if (asked.path === undefined) host.makeFolder(dirname(path));
  const onBug = createBugReporter(host.io, verbose);
  return host.openEngine({ apiKey: SANDBOX_KEY, rateLimit: false, onBug, ...asked, path });
}

// The doors of the `sandbox` commands: the controls, and the server.

export async function openSandbox(host: Host, seed: Seed = 'demo'): Promise<Sandbox> {
  return controlSandbox(await openEngine(host, { seed }), seed);
}

export async function serveSandbox(
  outside: Host,
  options: ServeOptions,
  trace: TargetOptions['trace'],
): Promise<Served> {
  const { apiKey, rateLimit, seed, path, host, port } = options;
  const asked = { apiKey, rateLimit, checkpointPages: LAST_RESORT_PAGES };
  const opened = await openEngine(outside, { ...asked, seed, ...(path !== undefined && { path: fileNamed(path) }) });
  const onBug = createBugReporter(outside.io, trace !== undefined);
  const engine = await inItsThread(outside, opened, { ...asked, onBug });
  try {
    const served = { path: engine.path, answer: traced(engine.answer, trace) };
    const server = await outside.serve(served, { host, port, apiKey, onBug });
    const close = async (): Promise<void> => {
      await server.close();
      await engine.close();
    };
    const { url, consoleUrl } = server;
    return { url, consoleUrl, path: engine.path, label: labelOf(engine), ...noticeOf(engine, seed), close };
  } catch (error) {
    await engine.close();
    throw listenError(error, options);
  }
}

/** What was opened to be made and looked at is closed again. A ledger in memory stays where it is. */
async function inItsThread(host: Host, opened: Engine, options: Omit<EngineOptions, 'path' | 'seed'>): Promise<Engine> {
  if (opened.path === ':memory:') return opened;
  await opened.close();
  return { ...opened, ...(await host.openEngineThread({ ...options, path: opened.path })) };
}

/** The log is copied by a thread beside the server (decision 0015); only if that cannot keep up, or is gone, by a commit. */
const LAST_RESORT_PAGES = 50_000;

/** SQLite's own name for a database without a file stays as it is. */
function fileNamed(path: string): string {
  return path === ':memory:' ? path : resolve(path);
}
