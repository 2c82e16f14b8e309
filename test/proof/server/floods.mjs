// Many connections at once, or more bytes than anybody needs. Each flood tells what it saw, and what of it must not be.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { faultsOf, open, parseAnswers, postText, requestText } from './raw.mjs';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const MIB = 1024 * 1024;
/** What the server allows a request: see docs/decisions/0016. */
const HEADERS_S = 10;
const REQUEST_S = 30;
const AT_ONCE = 512;
/** Files of a server that are no connections. */
const OTHER_FILES = 64;
/** A machine with other things to do is late by so much. */
const LATE_S = 5;

/** A body of 100 MB, of a length that is said or in chunks, on a path that wants one, and on one that does not. */
export async function hugeBodies({ port, reverse, megabytes = 100 }) {
  const sized = { ...JSON_TYPE, 'Content-Length': megabytes * MIB };
  const chunked = { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' };
  const rows = [
    ['of a length that is said', requestText('POST', reverse, sized), 413],
    ['in chunks', requestText('POST', reverse, chunked), 413],
    ['without the key', requestText('POST', reverse, { ...sized, 'X-API-Key': undefined }), 401],
    ['in chunks, without the key', requestText('POST', reverse, { ...chunked, 'X-API-Key': undefined }), 401],
    ['where none is wanted', requestText('GET', '/v1/programs', sized), 200],
    ['for the seed of a reset', requestText('POST', '/_sandbox/reset', sized), megabytes > 32 ? 413 : 400],
    ['in a form of the console', requestText('POST', '/sign-in', sized), 413],
  ];
  const told = [];
  const faults = [];
  for (const [name, head, status] of rows) {
    const { answer, ms, sent } = await upload(port, head, megabytes * MIB, head.includes('chunked'));
    told.push(`${name}: ${answer?.status ?? 'no answer'} after ${ms.toFixed(0)} ms and ${(sent / MIB).toFixed(0)} MiB`);
    if (answer?.status !== status) faults.push(`${name}: ${answer?.status} instead of ${status}`);
    else if (!head.includes('/sign-in')) faults.push(...faultsOf(answer).map((fault) => `${name}: ${fault}`));
  }
  return { told, faults };
}

/** Sends until there is an answer, the connection is gone, or all is sent. */
async function upload(port, head, bytes, isChunked) {
  const { socket, seen, closed } = open(port);
  const began = performance.now();
  socket.write(head);
  const piece = Buffer.alloc(MIB / 4, ' ');
  let sent = 0;
  while (sent < bytes && !seen.isClosed && parseAnswers(seen.text).length === 0) {
    if (isChunked) socket.write(`${piece.length.toString(16)}\r\n`);
    const isFull = !socket.write(isChunked ? Buffer.concat([piece, Buffer.from('\r\n')]) : piece);
    sent += piece.length;
    await (isFull ? Promise.race([once(socket, 'drain').catch(() => undefined), closed]) : wait(0));
  }
  while (!seen.isClosed && parseAnswers(seen.text).length === 0) await wait(5);
  const ms = performance.now() - began;
  socket.destroy();
  return { answer: parseAnswers(seen.text)[0], ms, sent };
}

/** Connections that say nothing; and somebody new who comes while they are there. */
export async function idleConnections({ port, pid, clock, count = 10_000 }) {
  const idle = [];
  for (let n = 0; n < count; n += 1) {
    idle.push(open(port));
    // Not faster than the queue of the socket takes them.
    if (n % 100 === 99) await wait(5);
  }
  const began = clock.now();
  // Closed at first, perhaps: in the first second none of the others has been silent for long.
  const come = async () => (await upload(port, requestText('GET', '/v1/programs'), 0, false)).answer;
  let answer = await come();
  for (; answer === undefined && clock.now() - began < HEADERS_S * 1000; answer = await come()) await clock.pause(100);
  const served = clock.now() - began;
  const left = () => openFiles(pid) ?? idle.filter(({ seen }) => !seen.isClosed).length;
  while (left() > AT_ONCE + OTHER_FILES && clock.now() - began < HEADERS_S * 1000) await clock.pause(100);
  const kept = left();
  const failed = idle.filter(({ seen }) => ['EMFILE', 'EADDRNOTAVAIL'].includes(seen.error)).length;
  for (const { socket } of idle) socket.destroy();
  const opened =
    failed === 0 ? `${count}` : `ONLY ${count - failed} of ${count}: this machine allows no more files, opened`;
  const faults = [];
  if (answer?.status !== 200) faults.push(`somebody new was answered ${answer?.status}`);
  if (kept > AT_ONCE + OTHER_FILES) faults.push(`${kept} are open at once`);
  return {
    told: [`opened ${opened}, the server holds ${kept} files, somebody new served after ${served.toFixed(0)} ms`],
    faults,
  };
}

/** The caller's side does not tell: a connection that the kernel gave up looks open to one that says nothing. */
function openFiles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return undefined;
  }
}

/** Headers, and bodies, that come a byte at a time. */
export async function slowLoris({ port, reverse, clock, count = 100 }) {
  const start = clock.now();
  const kinds = [
    ['headers', HEADERS_S, 'GET /v1/programs HTTP/1.1\r\nX-A: '],
    ['nothing at all', HEADERS_S, ''],
    ['bodies', REQUEST_S, requestText('POST', reverse, { ...JSON_TYPE, 'Content-Length': 1000 })],
    [
      'bodies in chunks',
      REQUEST_S,
      `${requestText('POST', reverse, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' })}ff\r\n`,
    ],
  ];
  const told = [];
  const faults = [];
  await Promise.all(
    kinds.map(async ([name, seconds, head]) => {
      const slow = Array.from({ length: count }, () => {
        const one = open(port);
        one.socket.write(head);
        return one;
      });
      const drip = setInterval(
        () => slow.forEach(({ socket }) => socket.writable && head !== '' && socket.write(' ')),
        500,
      );
      await Promise.race([Promise.all(slow.map(({ closed }) => closed)), clock.pause((seconds + LATE_S) * 1000)]);
      clearInterval(drip);
      const left = slow.filter(({ seen }) => !seen.isClosed).length;
      const answers = slow.flatMap(({ seen }) => parseAnswers(seen.text));
      const took = (clock.now() - start) / 1000;
      told.push(`${name}: ${count - left} of ${count} closed within ${took.toFixed(1)} s, ${answers.length} told 408`);
      if (left > 0) faults.push(`${name}: ${left} are open after ${took.toFixed(1)} s`);
      faults.push(
        ...answers.flatMap((answer) => (answer.status === 408 ? faultsOf(answer) : [`${name}: ${answer.status}`])),
      );
      for (const { socket } of slow) socket.destroy();
    }),
  );
  return { told, faults };
}

/** Requests in a row whose answers nobody reads: as many as are taken, and far more. */
export async function deafClients({ port, clock, count = 50, holdMs = 2000 }) {
  const told = [];
  for (const requests of [60, 5000]) {
    const text = requestText('GET', '/v1/journal-entries?limit=200').repeat(requests);
    const deaf = Array.from({ length: count }, () => open(port));
    for (const { socket } of deaf) {
      socket.pause();
      socket.write(text);
    }
    await clock.pause(holdMs);
    for (const { socket } of deaf) socket.destroy();
    told.push(`${count} connections with ${requests} requests each`);
  }
  return { told, faults: [] };
}

/** Bodies that break off in the middle, and callers that are gone before their answer. */
export async function abortedUploads({ port, reverse, count = 300 }) {
  for (let n = 0; n < count; n += 1) {
    const { socket, closed } = open(port);
    const body = `{"reason":"aborted-${n}","amount":"0.01","idempotency_key":"aborted-${n}"}`;
    const whole = postText(reverse, body);
    const isHalf = n % 2 === 0;
    socket.write(isHalf ? whole.slice(0, -10) : whole);
    await wait(n % 4);
    if (n % 3 === 0) socket.resetAndDestroy();
    else socket.destroy();
    await closed;
  }
  return { told: [`${count} connections, half of them in the middle of a body`], faults: [] };
}

/** Chance, byte by byte; and honest requests with a few bytes changed. */
export async function garbage({ port, reverse, random, clock, count = 300 }) {
  const statuses = {};
  const faults = [];
  for (let n = 0; n < count; n += 1) {
    const bytes = Buffer.from(postText(reverse, '{"amount":"0.01"}'), 'latin1');
    const changes = n % 2 === 0 ? bytes.length : 1 + Math.floor(random() * 4);
    for (let change = 0; change < changes; change += 1)
      bytes[n % 2 === 0 ? change : Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const { socket, seen, closed } = open(port);
    socket.end(bytes);
    await Promise.race([closed, clock.pause(REQUEST_S * 1000)]);
    socket.destroy();
    for (const answer of parseAnswers(seen.text)) {
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      faults.push(...faultsOf(answer).map((fault) => `${JSON.stringify(bytes.toString('latin1'))}: ${fault}`));
    }
  }
  return { told: [`${count} connections: ${JSON.stringify(statuses)}`], faults };
}
