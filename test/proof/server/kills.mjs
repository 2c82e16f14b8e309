// A server that is killed with SIGKILL again and again under load, and started again on the same file.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../../support/random.mjs';
import { freePort, listening, spawnServer, startServer, stop } from '../../support/served-sandbox.mjs';
import { audit, createBook } from './book.mjs';
import { startClock } from './clock.mjs';
import { brokenChecks, createRedemptions, readLedger } from './ledger.mjs';
import { startLoad } from './load.mjs';

/** So many deaths come before the server listens: while it opens what the one before it left. */
const WHILE_STARTING = 0.1;
const LONGEST_START_MS = 300;
const LONGEST_LIFE_MS = 600;

export async function runKills({ folder, seed, kills, connections, redemptions, say = () => undefined }) {
  const random = randomFrom(seed);
  const db = join(folder, 'killed.db');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const first = await startServer(db, port);
  const ids = await createRedemptions(url, redemptions);
  await stop(first, 'SIGTERM');

  const book = createBook({ random, redemptions: ids });
  const at = { port, connections, clock: startClock() };
  const load = startLoad({ ...at, ...book });
  const starting = await killAgainAndAgain({
    db,
    port,
    kills,
    random,
    say: (n) => say(`${n} kills: ${load.seen.created} reversals, ${load.seen.lost} requests without an answer`),
  });
  await load.stop();

  const last = await startServer(db, port);
  try {
    const before = audit(book.entries, await readLedger(url, ids));
    // Whatever became of them: asked again with the same key, they are there once.
    const open = book.entries.filter(({ text }) => text === undefined);
    await startLoad({ ...at, next: () => open.pop(), note: book.note }).ended;
    const after = audit(book.entries, await readLedger(url, ids));
    const complaints = [book, before, after].flatMap((each) => each.complaints).concat(await brokenChecks(url));
    return { kills, starting, unanswered: load.seen.lost, before: before.count, after: after.count, complaints };
  } finally {
    await stop(last, 'SIGTERM');
  }
}

/** @returns how many deaths came before the server listened */
async function killAgainAndAgain({ db, port, kills, random, say }) {
  let starting = 0;
  for (let n = 1; n <= kills; n += 1) {
    const server = spawnServer(db, port);
    if (random() < WHILE_STARTING) {
      starting += 1;
      await wait(random() * LONGEST_START_MS);
    } else {
      await listening(server);
      await wait(random() * LONGEST_LIFE_MS);
    }
    await stop(server, 'SIGKILL');
    if (n % 50 === 0) say(n);
  }
  return starting;
}

export function tellOfKills({ kills, starting, unanswered, before, after }) {
  const { answered, unknown, arrived } = before;
  return (
    `kills ${kills} (${starting} before it listened), keys answered ${answered}, requests without an answer ${unanswered}, ` +
    `keys unknown in the end ${unknown} (${arrived} had been done), settled ${unknown - after.unknown}, ` +
    `lost ${after.lost}, doubled ${after.doubled}`
  );
}
