// Broken connections, from the engine to the socket: Hono would answer 500 for a fetch that rejects, and end a body that
// breaks off with words of its own.
import type { HttpBindings, Http2Bindings } from '@hono/node-server';
import { ConnectionLost } from './faulted.js';

type Outgoing = (HttpBindings | Http2Bindings)['outgoing'];

/**
 * Gives the answer to Hono, or breaks the connection as the engine says.
 *
 * @returns undefined when there is nothing left to answer
 */
export async function answerOrBreak(answer: Promise<Response>, outgoing: Outgoing): Promise<Response | undefined> {
  try {
    const response = await answer;
    // Its length is said beforehand by an answer that breaks off; Hono counts that of all others.
    if (!response.headers.has('content-length')) return response;
    await sendUntilItBreaks(response, outgoing);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    // The request was read to its end, so the caller sees an end and no reset.
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
    // Once what was written has left.
    outgoing.socket?.destroySoon();
  }
}
