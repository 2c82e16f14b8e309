// The connections of a server: how many at once, how long each may take, and one request at a time on each.
// A file of its own because it works on sockets, below HTTP: server.ts only sees whole requests.
import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { errorAnswer, type HttpErrorCode } from './answer.js';

/** Why these: docs/decisions/0016. */
export const CONNECTION_LIMITS = {
  /** More than a test suite opens, and less than the 1,024 files that the strictest of usual machines allow a process. */
  atOnce: 512,
  /** How long a connection may keep us waiting before another one gets its place. */
  patienceMs: 1000,
  /** Requests sent ahead, before the first of them has its answer. */
  ahead: 64,
  headersMs: 10_000,
  requestMs: 30_000,
  /** Longer than clients keep connections: they close theirs first, and never just when they send. */
  keepAliveMs: 75_000,
  /** How often late ones are looked for, and how much later they are closed. */
  checkMs: 1000,
};
export type ConnectionLimits = typeof CONNECTION_LIMITS;

export function toServerOptions(limits: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    // Ours says what is missing.
    requireHostHeader: false,
  };
}

/** One connection, and its requests that are not answered yet, in their order. */
interface Peer {
  /** When it last began to keep us waiting. */
  since: number;
  readonly open: Map<ServerResponse, IncomingMessage>;
  /** Closed as soon as nothing is owed to it. */
  isLast: boolean;
}

/** Watches over a server's connections and has their requests answered. */
export function watchConnections(server: Server, limits: ConnectionLimits, answer: RequestListener): void {
  // Those that have kept us waiting longest come first.
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
  /** Node looks no second time at a request that it has called late. */
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
    // Not at once: when it was this process that was held up, what has come meanwhile is read first.
    cutUnlessItMoves(socket, limits.checkMs);
  });
  server.on('connect', (_incoming, socket) => {
    if (mayBeTold(socket)) sendAndClose(socket, NO_PROXY);
  });
  // An expectation that nobody knows is no reason to refuse a request.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
}

/** Has the requests of a connection answered in their order, one at a time. */
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
      // All others come first: a row of requests would otherwise be answered in one turn of the event loop.
      setImmediate(() => {
        if (!socket.destroyed) answer(next[1], next[0]);
      });
    });
    peer.open.set(outgoing, incoming);
    renew(socket, peer);
    if (peer.open.size === 1) answer(incoming, outgoing);
  };
}

/** Closes the connection that has kept us waiting longest, if that is long. */
function makeRoom(peers: ReadonlyMap<Duplex, Peer>, { patienceMs }: ConnectionLimits): boolean {
  for (const [socket, peer] of peers) {
    if (performance.now() - peer.since < patienceMs) return false;
    if (isOwedAnAnswer(peer)) continue;
    socket.destroy();
    return true;
  }
  return false;
}

/** Whether a request has come to its end, and its answer has not. */
function isOwedAnAnswer({ open }: Peer): boolean {
  return [...open].some(([outgoing, incoming]) => incoming.complete && !outgoing.writableEnded);
}

// The answer before a connection is closed because its bytes are not a request that the engine could answer.

/** How long what still comes is thrown away after an answer: closing at once would take the answer back. */
const LINGER_MS = 500;

export interface LastAnswer {
  readonly status: string;
  readonly code: HttpErrorCode | 'invalid_request';
  readonly message: string;
}

/** By Node's code for what came instead of a request. */
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
const GARBAGE: LastAnswer = { ...BAD_REQUEST, message: 'this is no HTTP request' };
export const NO_PROXY: LastAnswer = { ...BAD_REQUEST, message: 'CONNECT is for proxies, and this is none' };
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

/** Reads nothing more: the rest of a request, if it came now, would be obeyed. */
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
