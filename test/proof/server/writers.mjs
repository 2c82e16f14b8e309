// Several servers on one file, each under load: no caller hears that the file is busy, none waits long, none starves.
import { join } from 'node:path';
import { randomFrom } from '../../support/random.mjs';
import { freePort, startServer, stop } from '../../support/served-sandbox.mjs';
import { answeredSum, audit, createBook, ledgerSum } from './book.mjs';
import { startClock } from './clock.mjs';
import { brokenChecks, createRedemptions, readLedger } from './ledger.mjs';
import { startLoad } from './load.mjs';

export async function runWriters({ folder, seed, seconds, servers, connections, redemptions }) {
  const db = join(folder, 'shared.db');
  const ports = [await freePort()];
  const running = [await startServer(db, ports[0])];
  const url = `http://127.0.0.1:${ports[0]}`;
  try {
    const ids = await createRedemptions(url, redemptions);
    while (running.length < servers) {
      ports.push(await freePort());
      running.push(await startServer(db, ports.at(-1)));
    }
    // One book for all: what one server has answered, another is asked again.
    const book = createBook({ random: randomFrom(seed), redemptions: ids });
    const clock = startClock();
    const each = { connections: connections / servers, clock, ...book };
    const loads = ports.map((port) => startLoad({ port, ...each }));
    await clock.pause(seconds * 1000);
    await Promise.all(loads.map((load) => load.stop()));
    const seen = loads.map((load) => load.seen);

    const ledger = await readLedger(url, ids);
    const { count, complaints } = audit(book.entries, ledger);
    if (count.unknown > 0) complaints.push(`${count.unknown} requests got no answer`);
    const [answered, reversed] = [answeredSum(book.entries), ledgerSum(ledger)];
    if (answered !== reversed) complaints.push(`${answered} hundredths were answered as reversed, ${reversed} are`);
    return {
      ...{ seconds, seen, count, reversed, stoodStill: clock.stoodStill() },
      worstMs: Math.max(...seen.map(({ worstMs }) => worstMs)),
      fairness: Math.min(...seen.map(({ created }) => created)) / Math.max(...seen.map(({ created }) => created)),
      complaints: [...book.complaints, ...complaints, ...(await brokenChecks(url))],
    };
  } finally {
    await Promise.all(running.map((server) => stop(server, 'SIGTERM')));
  }
}

export function tellOfWriters({ seconds, seen, count, reversed, stoodStill, worstMs, fairness, complaints }) {
  const lines = seen.map(
    ({ created, replayed, worstMs: worst }, n) =>
      `  server ${n + 1}: ${created} reversals, ${replayed} replays, worst wait ${worst.toFixed(0)} ms`,
  );
  return [
    ...lines,
    `servers ${seen.length} on one file for ${seconds} s: ${count.answered} reversals, ${reversed} hundredths, ` +
      `worst wait ${worstMs.toFixed(0)} ms, slowest/fastest ${fairness.toFixed(2)}, lost ${count.lost}, ` +
      `doubled ${count.doubled}, complaints ${complaints.length} (this program stood still for ${stoodStill.toFixed(0)} ms)`,
  ].join('\n');
}
