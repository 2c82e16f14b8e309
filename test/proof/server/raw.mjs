// Bytes on a connection, as no well-behaved client would send them, and the answers that come back.
import { connect } from 'node:net';
import { KEY } from '../../support/served-sandbox.mjs';

/** How long a connection may stay silent before what it has said counts as all that it has to say. */
const SILENCE_MS = 300;

/** Opens a connection; errors of the socket are part of what is seen, and no errors of ours. */
export function open(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const seen = { text: '', isClosed: false, error: undefined };
  socket.on('data', (chunk) => (seen.text += chunk.toString('latin1')));
  socket.on('error', ({ code }) => (seen.error = code));
  const closed = new Promise((resolve) => {
    socket.on('close', () => {
      seen.isClosed = true;
      resolve();
    });
  });
  return { socket, seen, closed };
}

/**
 * Sends bytes on a connection of their own.
 *
 * @returns its answers, when it is closed or has fallen silent after so many
 */
export async function exchange(port, bytes, { answers = 1, isHead = false, limitMs = 10_000 } = {}) {
  const { socket, seen, closed } = open(port);
  socket.write(bytes);
  const began = performance.now();
  let [length, since] = [0, began];
  while (!seen.isClosed && performance.now() - began < limitMs) {
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5))]);
    if (seen.text.length !== length) [length, since] = [seen.text.length, performance.now()];
    const isSilent = performance.now() - since > SILENCE_MS;
    if (isSilent && parseAnswers(seen.text, isHead).length >= answers) break;
    if (!isSilent && answers === 1 && parseAnswers(seen.text, isHead).length === 1) break;
  }
  socket.destroy();
  return parseAnswers(seen.text, isHead);
}

/** Every whole answer in what a connection said, and `rest` as one more when there is any. */
export function parseAnswers(text, isHead = false) {
  const answers = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\r\n\r\n', at);
    if (end < 0) break;
    const [first, ...lines] = text.slice(at, end).split('\r\n');
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const status = Number(first.split(' ')[1]);
    const length = isHead || status < 200 ? 0 : Number(headers.get('content-length') ?? 0);
    if (end + 4 + length > text.length) break;
    if (status >= 200) answers.push({ status, headers, body: text.slice(end + 4, end + 4 + length) });
    at = end + 4 + length;
  }
  return answers;
}

/** What every answer must have: an id, and a document with a code and a message when it says no. */
export function faultsOf({ status, headers, body }, isHead = false) {
  const faults = [];
  if (!headers.has('x-request-id')) faults.push(`${status} without an X-Request-Id`);
  if (headers.get('content-type') !== 'application/json')
    faults.push(`${status} of type ${headers.get('content-type')}`);
  if (isHead) return faults;
  try {
    const { code, message } = JSON.parse(body);
    if (status >= 400 && (typeof code !== 'string' || typeof message !== 'string'))
      faults.push(`${status} without a code or a message`);
    if (status >= 500 || code === 'internal_error') faults.push(`${status} ${body}`);
  } catch {
    faults.push(`${status} with a body that is no JSON: ${JSON.stringify(body.slice(0, 80))}`);
  }
  return faults;
}

/** A request as text; a header given as undefined is left out. */
export function requestText(method, target, headers = {}, body = '') {
  const all = { Host: '127.0.0.1', 'X-API-Key': KEY, ...headers };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

export function postText(target, body, headers = {}) {
  return requestText(
    'POST',
    target,
    { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers },
    body,
  );
}
