// The engine behind a real HTTP server, for the loopback interface: for programs, and for its own pages only.
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { errorAnswer } from './error-response.js';
import { answerOrBreak } from './node-server-breaks.js';

export interface ServeOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
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
  { port, host }: ServeOptions,
  pages?: Pages,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: guard(engine.fetch, host, pages), port, hostname: host, overrideGlobalObjects: false },
      (address: AddressInfo) => {
        server.off('error', reject);
        resolve({
          url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
          close: () =>
            new Promise<void>((closed) => {
              // Also keeps the process alive until the server is closed.
              const grace = setTimeout(() => {
                if ('closeAllConnections' in server) server.closeAllConnections();
              }, GRACE_MS);
              server.close(() => {
                clearTimeout(grace);
                closed();
              });
              // Keep-alive connections without a request would hold the server open for ever.
              if ('closeIdleConnections' in server) server.closeIdleConnections();
            }),
        });
      },
    );
    server.once('error', reject);
  });
}

/** How long a request may go on after the server was told to stop: one stuck in its body never ends. */
const GRACE_MS = 3000;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Turns away what a web page could send: a request under a foreign host name (DNS rebinding), or from another origin.
 * There is no CORS answer, so a page cannot read anything either. Pages served here may send to each other.
 */
function guard(
  fetch: (request: Request) => Promise<Response>,
  host: string,
  pages: Pages | undefined,
): (request: Request, bindings: HttpBindings | Http2Bindings) => Promise<Response> {
  return async (request, { outgoing }) => {
    const asked = request.headers.get('host') ?? '';
    const name = asked.replace(/:\d+$/, '');
    if (!LOOPBACK.test(asked) && name !== host) return forbidden(`this server does not answer for the host ${asked}`);
    const own = pages?.owns(new URL(request.url).pathname) === true ? pages : undefined;
    const origin = request.headers.get('origin');
    if (origin !== null && !(own !== undefined && origin === `http://${asked}`)) {
      return forbidden('this server does not answer requests of web pages');
    }
    if (own !== undefined) return own.fetch(request);
    return (await answerOrBreak(fetch(request), outgoing)) ?? RESPONSE_ALREADY_SENT;
  };
}

function forbidden(message: string): Response {
  const { status, text } = errorAnswer('forbidden', message);
  return new Response(text, { status, headers: { 'content-type': 'application/json', 'x-request-id': randomUUID() } });
}
