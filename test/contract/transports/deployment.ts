// What stands between a client and an API in the field: it loses connections before and after the request was received,
// cuts answers short, and lets answers overtake each other. By a seed, so that a run can be repeated.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Way = 'pass' | 'drop before' | 'drop after' | 'cut' | 'late' | '503';
const SPOILT: readonly Way[] = ['drop before', 'drop after', 'cut', 'late', '503'];

export interface Deployment {
  readonly url: string;
  /** How often each way was taken. */
  readonly ways: Readonly<Record<Way, number>>;
  close(): void;
}

/** @param random - at least 0, below 1 */
export async function startDeployment(target: string, random: () => number): Promise<Deployment> {
  const ways: Record<Way, number> = { pass: 0, 'drop before': 0, 'drop after': 0, cut: 0, late: 0, '503': 0 };
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const way = random() < 0.4 ? (SPOILT[Math.floor(random() * SPOILT.length)] ?? 'pass') : 'pass';
      ways[way] += 1;
      if (way === 'drop before') return request.socket.destroy();
      if (way === '503') {
        response.writeHead(503, { 'content-type': 'application/json' });
        return response.end('{"code":"service_unavailable","message":"try again"}');
      }
      const answer = await fetch(target + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: { 'x-api-key': String(request.headers['x-api-key'] ?? ''), 'content-type': 'application/json' },
        ...(body !== '' && { body }),
      });
      const text = await answer.text();
      if (way === 'drop after') return request.socket.destroy();
      if (way === 'late') await new Promise((resolve) => setTimeout(resolve, 5 + random() * 25));
      const id = answer.headers.get('x-request-id') ?? '';
      const length = Buffer.byteLength(text);
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        'content-length': length,
        'x-request-id': id,
      });
      if (way !== 'cut') return response.end(text);
      response.write(text.slice(0, text.length / 2));
      return setTimeout(() => request.socket.destroy(), 2);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, ways },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
