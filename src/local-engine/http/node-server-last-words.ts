// What a connection is told before it is closed, when its bytes are no request that the engine could answer.
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { type HttpErrorCode, errorAnswer } from './error-response.js';

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
