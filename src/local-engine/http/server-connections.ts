// The connections of a server: how many at once, how long each may take, and one request at a time on each.
// A file of its own because it works on sockets, below HTTP: server.ts only sees whole requests.
import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { errorAnswer, type HttpErrorCode } from './answer.js';

/** The reasons for these limits: docs/decisions/0016. */
export const CONNECTION_LIMITS = {
  /** More than a test suite opens, and less than the 1,024 files that the strictest of usual machines allow a process. */
  atOnce: 512,
  /** How long the server waits for a connection before a new one may take its place. */
  patienceMs: 1000,
  /** The most requests that a client may send before the first of them is answered. */
  ahead: 64,
  headersMs: 10_000,
  requestMs: 30_000,
  /** Longer than clients keep idle connections: so the client closes first, and no request meets a closing connection. */
  keepAliveMs: 75_000,
  /** How often the server looks for late connections, so a late one is closed up to this much later. */
  checkMs: 1000,
};
export type ConnectionLimits = typeof CONNECTION_LIMITS;

export function toServerOptions(limits: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    // Our own answer says what is missing; Node's does not.
    requireHostHeader: false,
  };
}

/** One connection and its unanswered requests, in order. */
interface Peer {
  /** Since when the server waits for it. */
  since: number;
  readonly open: Map<ServerResponse, IncomingMessage>;
  /** It is closed once all its requests are answered. */
  isLast: boolean;
}

/** Enforces the limits on a server's connections and passes their requests on. */
export function watchConnections(server: Server, limits: ConnectionLimits, answer: RequestListener): void {
  // In order: the connection that the server has waited for longest comes first.
  const peers = new Map<Duplex, Peer>();

  server.on('connection', (socket) => {
    if (peers.size >= limits.atOnce && !makeRoom(peers, limits)) {
      socket.destroy();
      return;
    }
    peers.set(socket, { since: performance.now(), open: new Map(), isLast: false });
    socket.once('close', () => {
      peers.delete(socket);
    });
  });

  server.on('request', oneAtATime(peers, limits, answer));

  /**
   * Whether a connection that must be closed may get an answer saying why. Not before its earlier requests have theirs: this
   * would pass for one of them; it is closed after those.
   */
  const mayBeTold = (socket: Duplex, peer = peers.get(socket)): boolean => {
    if (peer === undefined || peer.isLast) return false;
    peer.isLast = true;
    if (isOwedAnAnswer(peer)) return false;
    const isBroken = !socket.writable || [...peer.open.keys()].some((outgoing) => outgoing.headersSent);
    if (isBroken) socket.destroy();
    return !isBroken;
  };
  /** Node reports a late request only once. */
  const cutUnlessItMoves = (socket: Duplex, withinMs: number): void => {
    const peer = peers.get(socket);
    if (peer === undefined) return;
    const { since } = peer;
    setTimeout(() => {
      if (peer.since !== since) {
        if ([...peer.open.values()].some(({ complete }) => !complete)) cutUnlessItMoves(socket, limits.requestMs);
      } else if (mayBeTold(socket)) sendAndCut(socket, TOO_SLOW);
    }, withinMs).unref();
  };
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code !== 'ERR_HTTP_REQUEST_TIMEOUT') {
      if (mayBeTold(socket)) sendAndClose(socket, noRequest(error.code));
      return;
    }
    // Not at once: if this process itself was blocked, it first reads what arrived meanwhile.
    cutUnlessItMoves(socket, limits.checkMs);
  });
  server.on('connect', (_incoming, socket) => {
    if (mayBeTold(socket)) sendAndClose(socket, NO_PROXY);
  });
  // An unknown Expect header is no reason to refuse a request.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
}

/** Answers the requests of a connection in order, one at a time. */
function oneAtATime(peers: Map<Duplex, Peer>, limits: ConnectionLimits, answer: RequestListener): RequestListener {
  const renew = (socket: Duplex, peer: Peer): void => {
    if (!peers.delete(socket)) return;
    peer.since = performance.now();
    peers.set(socket, peer);
  };
  return (incoming, outgoing) => {
    const { socket } = incoming;
    const peer = peers.get(socket);
    if (peer === undefined || peer.isLast) return;
    if (peer.open.size >= limits.ahead) {
      socket.destroy();
      return;
    }
    outgoing.once('close', () => {
      if (socket.destroyed) return;
      peer.open.delete(outgoing);
      renew(socket, peer);
      if (peer.isLast && !isOwedAnAnswer(peer)) {
        socket.destroySoon();
        return;
      }
      const [next] = peer.open;
      if (next === undefined) return;
      // Other connections go first: otherwise all requests of this one would be answered in one turn of the event loop.
      setImmediate(() => {
        if (!socket.destroyed) answer(next[1], next[0]);
      });
    });
    peer.open.set(outgoing, incoming);
    renew(socket, peer);
    if (peer.open.size === 1) answer(incoming, outgoing);
  };
}

/** Closes the connection that the server has waited for longest, if it is over the limit. */
function makeRoom(peers: ReadonlyMap<Duplex, Peer>, { patienceMs }: ConnectionLimits): boolean {
  for (const [socket, peer] of peers) {
    if (performance.now() - peer.since < patienceMs) return false;
    if (isOwedAnAnswer(peer)) continue;
    socket.destroy();
    return true;
  }
  return false;
}

/** Whether a request is complete but its answer is not. */
function isOwedAnAnswer({ open }: Peer): boolean {
  return [...open].some(([outgoing, incoming]) => incoming.complete && !outgoing.writableEnded);
}

// The answer before a connection is closed because its bytes are not a request that the engine could answer.

/** How long incoming bytes are discarded after the answer: closing at once could destroy the answer on its way. */
const LINGER_MS = 500;

export interface LastAnswer {
  readonly status: string;
  readonly code: HttpErrorCode | 'invalid_request';
  readonly message: string;
}

/** By Node's error code. */
const NO_REQUEST: Readonly<Record<string, LastAnswer>> = {
  HPE_HEADER_OVERFLOW: {
    ...{ status: '431 Request Header Fields Too Large', code: 'invalid_request' },
    message: 'the headers are larger than 16 KiB',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    ...{ status: '413 Payload Too Large', code: 'payload_too_large' },
    message: 'the extensions of a chunk are larger than 16 KiB',
  },
};
const BAD_REQUEST = { status: '400 Bad Request', code: 'invalid_request' } as const;
const GARBAGE: LastAnswer = { ...BAD_REQUEST, message: 'this is not an HTTP request' };
export const NO_PROXY: LastAnswer = { ...BAD_REQUEST, message: 'CONNECT is for proxies; this server is not a proxy' };
export const TOO_SLOW: LastAnswer = {
  status: '408 Request Timeout',
  code: 'invalid_request',
  message: 'the request took too long',
};

/** @param code - Node's */
export function noRequest(code: string | undefined): LastAnswer {
  return NO_REQUEST[code ?? ''] ?? GARBAGE;
}

export function sendAndClose(socket: Duplex, answer: LastAnswer): void {
  socket.end(toText(answer));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** Stops reading: otherwise the rest of a request could still arrive and be carried out. */
export function sendAndCut(socket: Duplex, answer: LastAnswer): void {
  socket.write(toText(answer));
  socket.destroy();
}

function toText({ status, code, message }: LastAnswer): string {
  const { text } = errorAnswer(code, message);
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `X-Request-Id: ${randomUUID()}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}
