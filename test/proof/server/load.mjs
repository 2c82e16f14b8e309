// Connections that reverse as fast as a server answers, each with one request at a time, and survive the server's death.
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { KEY } from '../../support/served-sandbox.mjs';

/** How long a connection waits where nobody listens. */
const RETRY_MS = 20;

/**
 * @param next - the next request to send; undefined ends the connection that asks
 * @param clock - what waits are measured by
 * @param note - hears of each request's answer: status and text, or undefined when none came
 * @returns `ended` resolves with the last answer; `stop` asks no more, and waits for it
 */
export function startLoad({ port, connections, clock, next, note }) {
  const seen = { created: 0, replayed: 0, lost: 0, worstMs: 0 };
  let isOver = false;
  const work = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let entry = next(); entry !== undefined; entry = isOver ? undefined : next()) {
      const began = clock.now();
      let answer = await reverse(agent, port, entry);
      // It never left: sending it now is no repetition.
      for (; answer === 'unsent' && !isOver; answer = await reverse(agent, port, entry)) await wait(RETRY_MS);
      if (answer === 'unsent') break;
      note(entry, answer);
      if (answer === undefined) seen.lost += 1;
      else seen.worstMs = Math.max(seen.worstMs, clock.now() - began);
      if (answer?.status === 201) seen.created += 1;
      if (answer?.status === 200) seen.replayed += 1;
    }
    agent.destroy();
  };
  const ended = Promise.all(Array.from({ length: connections }, work));
  return {
    seen,
    ended,
    stop: async () => {
      isOver = true;
      await ended;
    },
  };
}

function reverse(agent, port, { redemption, key, amount }) {
  const body = JSON.stringify({ reason: key, amount, idempotency_key: key });
  const headers = { 'x-api-key': KEY, 'content-type': 'application/json', 'content-length': body.length };
  const path = `/v1/redemptions/${redemption}/reverse`;
  return new Promise((resolve) => {
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('error', () => undefined);
      response.on('close', () => {
        resolve(response.complete ? { status: response.statusCode, text } : undefined);
      });
    });
    sent.on('error', (error) => {
      resolve(error.code === 'ECONNREFUSED' ? 'unsent' : undefined);
    });
    sent.end(body);
  });
}
