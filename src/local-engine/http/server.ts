// Serves the engine over HTTP on the loopback interface, to programs and to its own pages. Other web pages are refused.
// A file of its own because an embedded engine runs without a server: only the command line loads this.
import { RequestError, getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorAnswer } from './answer.js';
import { CONNECTION_LIMITS, toServerOptions, watchConnections, type ConnectionLimits } from './server-connections.js';
import { ConnectionLost } from './faults.js';

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

/** @throws what node:net throws when the port is taken or may not be used (`code` EADDRINUSE, EACCES) */
export function serveEngine(
  engine: { readonly fetch: (request: Request) => Promise<Response> },
  { port, host, limits }: ServeOptions,
  pages?: Pages,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const listener = getRequestListener(guard(engine.fetch, host, pages), {
      hostname: host,
      overrideGlobalObjects: false,
      errorHandler: toErrorResponse,
    });
    const bounds = { ...CONNECTION_LIMITS, ...limits };
    const server = createServer(toServerOptions(bounds));
    // The promise ends with the answer, and never rejects.
    watchConnections(server, bounds, (incoming, outgoing) => void listener(incoming, outgoing));
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

/**
 * Refuses what a web page could send: a request under a foreign host name (DNS rebinding), or from another origin.
 * There is no CORS answer, so a page cannot read anything either. Pages served here may send to each other.
 */
function guard(
  fetch: (request: Request) => Promise<Response>,
  host: string,
  pages: Pages | undefined,
): (request: Request, bindings: HttpBindings | Http2Bindings) => Promise<Response> {
  const isOurs = (name: string): boolean =>
    LOOPBACK.test(name) || name.replace(/:\d+$/, '').toLowerCase() === host.toLowerCase();
  return async (request, { outgoing }) => {
    const hostHeader = request.headers.get('host') ?? '';
    if (hostHeader === '') return refused('invalid_request', 'a request must have a Host header');
    const target = URL.canParse(request.url) ? new URL(request.url) : undefined;
    // A target with a host of its own, as proxies get it, counts as well.
    const foreign = [hostHeader, target?.host ?? hostHeader].find((name) => !isOurs(name));
    if (foreign !== undefined) return refused('forbidden', `this server does not answer for the host ${foreign}`);
    if (target === undefined) return refused('invalid_request', MALFORMED);
    const own = pages?.owns(target.pathname) === true ? pages : undefined;
    const origin = request.headers.get('origin');
    if (origin !== null && !(own !== undefined && origin === `http://${hostHeader}`)) {
      return refused('forbidden', 'this server does not answer requests of web pages');
    }
    if (own !== undefined) return own.fetch(request);
    return (await answerOrBreak(fetch(request), outgoing)) ?? RESPONSE_ALREADY_SENT;
  };
}

/** Answers what Hono cannot read as a request. */
function toErrorResponse(error: unknown): Response {
  if (error instanceof RequestError) return refused('invalid_request', MALFORMED);
  return refused('internal_error', 'the server has a bug');
}

function refused(code: 'invalid_request' | 'forbidden' | 'internal_error', message: string): Response {
  const { status, text } = errorAnswer(code, message);
  return new Response(text, { status, headers: { 'content-type': 'application/json', 'x-request-id': randomUUID() } });
}

// A fault that breaks the connection must reach the socket. Hono alone would answer 500 when the fetch rejects, and would
// end a broken body with text of its own.

type Outgoing = (HttpBindings | Http2Bindings)['outgoing'];

/**
 * Gives the answer to Hono, or breaks the connection as the engine says.
 *
 * @returns undefined when there is nothing left to answer
 */
export async function answerOrBreak(answer: Promise<Response>, outgoing: Outgoing): Promise<Response | undefined> {
  try {
    const response = await answer;
    // Only an answer that breaks off states its length here; Hono adds it to all others.
    if (!response.headers.has('content-length')) return response;
    await sendUntilItBreaks(response, outgoing);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    // The request was read to its end, so the caller sees a closed connection, not a reset.
    outgoing.destroy();
  }
  return undefined;
}

async function sendUntilItBreaks(response: Response, outgoing: Outgoing): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
      (outgoing as HttpBindings['outgoing']).write(part);
    outgoing.end();
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    // Closes after what was written is sent.
    outgoing.socket?.destroySoon();
  }
}
