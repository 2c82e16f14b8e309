// Callers who mean no good, one kind after another, beside one who does: the server stays up, its memory bounded, and it
// goes on serving him.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../support/random.mjs';
import { freePort, startServer, stop } from '../../support/served-sandbox.mjs';
import { audit, createBook } from './book.mjs';
import { startClock } from './clock.mjs';
import { abortedUploads, deafClients, garbage, hugeBodies, idleConnections, slowLoris } from './floods.mjs';
import { brokenChecks, createRedemptions, readLedger } from './ledger.mjs';
import { startLoad } from './load.mjs';
import { exchange, faultsOf } from './raw.mjs';
import { rudeRequests } from './rude-requests.mjs';

const FLOODS = { hugeBodies, idleConnections, slowLoris, deafClients, abortedUploads, garbage };

/**
 * @param floods - which ones, with the settings of each
 * @param say - hears of each kind when it is over
 */
export async function runHostile({ folder, seed, floods, say = () => undefined }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer(join(folder, 'hostile.db'), port, 'pipe');
  const said = { text: '' };
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said.text += chunk));
  try {
    const random = randomFrom(seed);
    const [redemption, other] = await createRedemptions(url, 2);
    const book = createBook({ random, redemptions: [other] });
    const clock = startClock();
    const target = {
      port,
      pid: server.pid,
      random,
      clock,
      reverse: `/v1/redemptions/${redemption}/reverse`,
      redemption,
    };
    const kinds = [['requests', rude, {}], ...Object.entries(floods).map(([name, how]) => [name, FLOODS[name], how])];
    const complaints = [];
    const begin = memory(server.pid);
    const total = { begin, worstMs: 0, peak: begin };
    for (const [name, run, how] of kinds) {
      const honest = startLoad({ port, connections: 1, clock, ...book });
      const { told, faults } = await run({ ...target, ...how });
      await honest.stop();
      const { worstMs, lost } = honest.seen;
      if (lost > 0) complaints.push(`${name}: the honest caller got no answer ${lost} times`);
      complaints.push(...faults.map((fault) => `${name}: ${fault}`));
      total.worstMs = Math.max(total.worstMs, worstMs);
      total.peak = memory(server.pid, 'VmHWM');
      const now = memory(server.pid);
      say(
        `${name}: somebody honest waited ${worstMs.toFixed(0)} ms at most, memory ${now} MiB\n  ${told.join('\n  ')}`,
      );
    }
    const checked = audit(book.entries, await readLedger(url, [other]));
    if (said.text !== '') complaints.push(`the server said: ${said.text}`);
    complaints.push(...book.complaints, ...checked.complaints, ...(await brokenChecks(url)));
    return { ...total, served: checked.count.answered, complaints };
  } finally {
    await stop(server, 'SIGTERM');
  }
}

/** What is said on one connection each. */
async function rude({ port, redemption }) {
  const rows = rudeRequests(redemption);
  const faults = [];
  for (const [name, bytes, expected, isHead] of rows) {
    const answers = await exchange(port, bytes, { answers: expected.length, isHead: isHead === 'HEAD' });
    const statuses = answers.map(({ status }) => status);
    if (`${statuses}` !== `${expected}`)
      faults.push(`${name}: ${statuses.length > 0 ? statuses : 'no answer'} instead of ${expected}`);
    faults.push(
      ...answers.flatMap((answer) => faultsOf(answer, isHead === 'HEAD').map((fault) => `${name}: ${fault}`)),
    );
  }
  return { told: [`${rows.length} kinds`], faults };
}

/** In MiB; undefined where nobody tells. */
function memory(pid, what = 'VmRSS') {
  try {
    const kib = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kib) / 1024);
  } catch {
    return undefined;
  }
}

export function tellOfHostile({ begin, peak, worstMs, served, complaints }) {
  const bounds =
    peak === undefined ? 'memory NOT measured: there is no /proc here' : `memory ${begin} MiB, at most ${peak} MiB`;
  return (
    `somebody honest was served ${served} times and waited ${worstMs.toFixed(0)} ms at most, ${bounds}, ` +
    `complaints ${complaints.length}`
  );
}
