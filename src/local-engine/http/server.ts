// Serves the engine over HTTP on the loopback interface, to programs and to its own pages. Other web pages are refused.
// A file of its own because an embedded engine runs without a server: only the command line loads this.
import { getRequestListener } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorAnswer } from './answer.js';
import { CONNECTION_LIMITS, toServerOptions, watchConnections, type ConnectionLimits } from './server-connections.js';
import { mostBytesOf } from './request.js';
import type { ServedAnswer, ServedRequest } from '../types.js';

export interface ServeOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly limits?: Partial<ConnectionLimits>;
}

/** Pages that are served beside the engine. */
export interface Pages {
  /** Whether a path is one of theirs; all others are the engine's. */
  readonly owns: (path: string) => boolean;
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new connections, lets running requests finish, then resolves. */
  readonly close: () => Promise<void>;
}

/** The engine behind the server: in this thread, or in one of its own. */
export interface ServedEngine {
  readonly answer: (request: ServedRequest) => Promise<ServedAnswer>;
}

/** The engine as a fetch, for pages beside it. */
export function fetchOf(answer: ServedEngine['answer']): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    const answered = await answer({ method, url, headers, body: new Uint8Array(await request.arrayBuffer()) });
    if (answered === 'lost' || answered.breaksOff === true) throw new TypeError('terminated');
    return new Response(answered.text, { status: answered.status, headers: answered.headers });
  };
}

/** @throws what node:net throws when the port is taken or may not be used (`code` EADDRINUSE, EACCES) */
export function serveEngine(
  engine: ServedEngine,
  { port, host, limits }: ServeOptions,
  pages?: Pages,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const bounds = { ...CONNECTION_LIMITS, ...limits };
    const server = createServer(toServerOptions(bounds));
    watchConnections(server, bounds, createListener(engine, host, pages));
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
        close: () =>
          new Promise<void>((closed) => {
            // Also keeps the process alive until the server is closed.
            const grace = setTimeout(() => {
              server.closeAllConnections();
            }, GRACE_MS);
            server.close(() => {
              clearTimeout(grace);
              closed();
            });
            // Keep-alive connections without a request would hold the server open for ever.
            server.closeIdleConnections();
          }),
      });
    });
  });
}

/** How long a running request may take once the server stops: one whose body never ends would block it for ever. */
const GRACE_MS = 3000;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

const MALFORMED = 'the target or the Host of the request is malformed';

function createListener(engine: ServedEngine, host: string, pages: Pages | undefined): RequestListener {
  const isOurs = (name: string): boolean =>
    LOOPBACK.test(name) || name.replace(/:\d+$/, '').toLowerCase() === host.toLowerCase();
  // Pages speak in requests and responses of the platform; nothing else does.
  const show = pages && getRequestListener(pages.fetch, { hostname: host, overrideGlobalObjects: false });
  return (incoming, outgoing) => {
    const target = targetOf(incoming);
    const isPage = target !== undefined && pages?.owns(target.pathname) === true;
    const refusal = refuse(incoming, target, { isOurs, isPage });
    if (target === undefined || refusal !== undefined) {
      write(outgoing, refusal ?? refused('invalid_request', MALFORMED));
      return;
    }
    // Neither promise rejects: each ends with an answer or with the connection.
    if (isPage) void show?.(incoming, outgoing);
    else void answerTo(engine, incoming, outgoing, target);
  };
}

/** A name or an address, and a port: nothing that a URL could take for something else. */
const HOST = /^(\[[\da-f:.]+\]|[^\s/@\\?#:[\]]+)(:\d+)?$/i;

/** Where a request goes; a target with a host of its own, as proxies get it, names it itself. */
function targetOf({ headers, url = '' }: IncomingMessage): URL | undefined {
  const { host = '' } = headers;
  const text = url.startsWith('/') ? `http://${host}${url}` : url;
  if (!HOST.test(host) || url.includes('\\') || !URL.canParse(text)) return undefined;
  const target = new URL(text);
  return target.protocol === 'http:' ? target : undefined;
}

/**
 * Refuses what a web page could send: a request under a foreign host name (DNS rebinding), or from another origin.
 * There is no CORS answer, so a page cannot read anything either. Pages served here may send to each other.
 */
function refuse(
  { headers, headersDistinct }: IncomingMessage,
  target: URL | undefined,
  { isOurs, isPage }: { readonly isOurs: (name: string) => boolean; readonly isPage: boolean },
): Answer | undefined {
  const { host = '', origin } = headers;
  if (host === '') return refused('invalid_request', 'a request must have a Host header');
  const named = [headersDistinct.host?.join(', ') ?? host, target?.host ?? host];
  const foreign = HOST.test(host) ? named.find((name) => !isOurs(name)) : undefined;
  if (foreign !== undefined) return refused('forbidden', `this server does not answer for the host ${foreign}`);
  if (target === undefined) return refused('invalid_request', MALFORMED);
  if (origin !== undefined && !(isPage && origin === `http://${host}`))
    return refused('forbidden', 'this server does not answer requests of web pages');
  return undefined;
}

function refused(code: 'invalid_request' | 'forbidden' | 'internal_error', message: string): Answer {
  const { status, text } = errorAnswer(code, message);
  return { status, text, headers: { 'content-type': 'application/json', 'x-request-id': randomUUID() } };
}

async function answerTo(
  engine: ServedEngine,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: URL,
): Promise<void> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  const body = await readBody(incoming, mostBytesOf(target.pathname));
  const answer = await engine
    .answer({ method: incoming.method ?? 'GET', url: target.href, headers, body })
    .catch(() => refused('internal_error', 'the server has a bug'));
  // The request was read to its end, so the caller sees a closed connection, not a reset.
  if (answer === 'lost') outgoing.destroy();
  else write(outgoing, answer);
}

/** Keeps no more than the engine would take; the rest is read and thrown away, so that the answer can arrive. */
function readBody(incoming: IncomingMessage, most: number): Promise<ServedRequest['body']> {
  const { 'content-length': announced, 'transfer-encoding': coding } = incoming.headers;
  return new Promise((resolve) => {
    if (parseInt(announced ?? '0', 10) > most) resolve('too_large');
    else if ((announced ?? '0') === '0' && coding === undefined) resolve(NOTHING);
    else collect(incoming, most, resolve);
  });
}

function collect(incoming: IncomingMessage, most: number, done: (body: ServedRequest['body']) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else done('too_large');
  });
  incoming.once('end', () => {
    done(chunks.length === 1 ? (chunks[0] ?? NOTHING) : Buffer.concat(chunks));
  });
  incoming.once('close', () => {
    done('unfinished');
  });
  incoming.once('error', () => undefined);
}

const NOTHING = new Uint8Array();

type Answer = Exclude<ServedAnswer, 'lost'>;

function write(outgoing: ServerResponse, { breaksOff, headers, status, text }: Answer): void {
  const bytes = Buffer.from(text);
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (breaksOff !== true) {
    outgoing.end(bytes);
    return;
  }
  // Closes after the first half was sent.
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
  outgoing.socket?.destroySoon();
}
