// A proxy on loopback that spoils writes, by a seeded choice: what a network and a tired server do.
import { once } from 'node:events';
import { createServer } from 'node:http';

const ways = [
  'pass',
  'drop-before',
  'drop-after',
  '500-before',
  '500-after',
  '429',
  'truncated',
  'malformed',
  'html',
  'slow',
];

/** @param slowMs - longer than the client waits */
export async function startProxy(target, { random, slowMs }) {
  const seen = Object.fromEntries(ways.map((way) => [way, 0]));
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await chunksOf(request));
    const way = request.method === 'POST' && random() < 0.5 ? ways[Math.floor(random() * ways.length)] : 'pass';
    seen[way] += 1;
    const forward = async () => {
      const answer = await fetch(`${target}${request.url}`, {
        method: request.method,
        headers: { 'x-api-key': request.headers['x-api-key'], 'content-type': 'application/json' },
        ...(body.length > 0 && { body }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const send = (status, text, headers = {}) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        ...headers,
      });
      response.end(text);
    };
    const drop = () => request.socket.destroy();
    if (way === 'drop-before') return drop();
    if (way === '500-before') return send(500, '{"code":"internal_error","message":"before"}');
    if (way === '429') return send(429, '{"code":"too_many_requests","message":"wait"}', { 'retry-after': '1' });
    const { status, text } = await forward();
    if (way === 'drop-after') return drop();
    if (way === '500-after') return send(500, '{"code":"internal_error","message":"after"}');
    if (way === 'malformed') return send(status, `${text.slice(0, -1)},`);
    if (way === 'html') return send(200, '<html>hello</html>');
    if (way === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs));
    if (way !== 'truncated') return send(status, text);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.write(text.slice(0, text.length / 2));
    return setTimeout(drop, 5);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function chunksOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks;
}
