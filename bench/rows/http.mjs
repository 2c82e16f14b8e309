// The same reversal over HTTP on loopback, beside a bare server, Prism's mocks of our contract, and PostgreSQL doing it too.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { reversalOf } from '../lib/engine.mjs';
import { figure, rateAndProcessor, skipped } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { recordWrites, timeOneRow } from '../lib/floors.mjs';
import { hasWrk, load } from '../lib/load.mjs';
import { shuffled } from '../lib/measure.mjs';
import { findPostgres, startPostgres } from '../lib/postgres.mjs';
import { PRISM, installPrism, startBare, startOurs, startPrism } from '../lib/servers.mjs';

export const title = `one reversal of three lots over HTTP on loopback, ${hasWrk ? 'by wrk' : "by Node's own client: NO WRK"}`;

const FULL = { redemptions: 100_000, rounds: 5, seconds: 4, warmUp: 3000, floor: 4000, pgCount: 6000 };
const QUICK = { redemptions: 50_000, rounds: 1, seconds: 2, warmUp: 500, floor: 1000, pgCount: 1000 };
const OURS = [1, 4, 16, 64];
const OTHERS = [1, 16, 64];
const CLIENTS = [1, 4, 16];
/** So many rows are taken down for the bare server; it answers 500 when they are used up. */
const MOST_BARE = 45_000;

export async function prepare({ build, folder, hasPeers, quick, say }) {
  const how = quick ? QUICK : FULL;
  const lots = { redemptions: how.redemptions, reversals: 0, members: how.redemptions / 10, lots: 3 };
  const from = await filled(build, `three-lots-${how.redemptions}`, lots, say);
  const copy = join(folder, 'http.db');
  /** A server on a fresh copy, loaded over so many connections. */
  const loaded = (start) => async (connections) => {
    const server = await start(freshCopy(from, copy));
    const { redemptions: total, seconds, warmUp } = how;
    return load(server, { connections, seconds, total, warmUp }).finally(server.stop);
  };
  const cases = casesOf(
    'ours',
    OURS,
    loaded((db) => startOurs(build, db, folder)),
  );
  if (!hasPeers) return { cases, rounds: how.rounds, figures: (took) => toFigures(took, []) };

  const peers = await preparePeers({ build, folder, say, ...how }, { from, copy, loaded });
  Object.assign(cases, peers.cases);
  const figures = (took) => toFigures(took, peers.missing, peers.postgres?.version.split(' ')[0]);
  return { cases, rounds: how.rounds, figures, end: peers.postgres?.stop };
}

const casesOf = (name, counts, measure) =>
  Object.fromEntries(counts.map((count) => [`${name} ${count}`, () => measure(count)]));

/** All that ours is compared with, and why some of it is missing. */
async function preparePeers({ build, folder, say, floor, pgCount, redemptions, warmUp }, { from, copy, loaded }) {
  const rows = join(folder, 'rows.bin');
  await writeRows({ build, from, copy, rows, redemptions });
  const bare = (commits) => loaded((db) => startBare(build, db, rows, commits));
  const cases = {
    floor: () => timeOneRow(build, join(folder, 'floor.db'), floor),
    ...casesOf('bare', OTHERS, bare('each')),
    ...casesOf('grouped', OTHERS, bare('grouped')),
  };
  const missing = [];
  const prism = installPrism(say);
  if (prism === undefined) {
    missing.push(skipped('Prism', `cannot be installed: npm install @stoplight/prism-cli@${PRISM}`));
  } else {
    const mock = (isDynamic) => loaded(() => startPrism(build, prism, isDynamic));
    Object.assign(cases, casesOf('prism static', OTHERS, mock(false)), casesOf('prism dynamic', OTHERS, mock(true)));
  }
  const found = findPostgres();
  say(found.why ?? 'filling PostgreSQL');
  if (found.why !== undefined) return { cases, missing: [...missing, skipped('PostgreSQL', found.why)] };
  const postgres = await startPostgres(found, redemptions);
  const counts = { count: pgCount, warmUp };
  Object.assign(
    cases,
    casesOf('postgres', CLIENTS, (clients) => postgres.measure(clients, counts)),
  );
  return { cases, missing, postgres };
}

/** What the bare server writes; each text of SQL only once, or its memory would slow it down. */
async function writeRows({ build, from, copy, rows, redemptions }) {
  const chosen = shuffled(redemptions)
    .slice(0, MOST_BARE)
    .map((which, n) => reversalOf(which, `order-${n}-cancelled`));
  const recorded = await recordWrites(build, from, copy, chosen);
  const texts = [...new Set(recorded.flatMap((writes) => writes.map(({ text }) => text)))];
  const reversals = recorded.map((writes) => writes.map(({ args, text }) => [texts.indexOf(text), args]));
  writeFileSync(rows, serialize({ texts, reversals }));
}

function toFigures(took, missing, postgres) {
  return [
    ...missing,
    ...OURS.flatMap((n) => rateFigures(took, n, postgres)),
    ...OURS.flatMap((n) => ['p50', 'p99'].map((which) => latencyFigure(took, n, which))),
  ];
}

const connectionsOf = (n) => `${n} connection${n === 1 ? '' : 's'}`;
/** Some targets are for many connections only. */
const forMany = (n, bound) => (n >= 16 ? bound : undefined);

function rateFigures(took, n, postgres) {
  return rateAndProcessor({
    name: `scrip sandbox serve, ${connectionsOf(n)}`,
    took: took[`ours ${n}`],
    beside: [
      { name: 'one 200-byte row a commit', took: took.floor },
      { name: 'ours, 1 connection', took: n === 1 ? undefined : took['ours 1'], target: forMany(n, { least: 3 }) },
      { name: `bare node:http, a commit each, ${n}`, took: took[`bare ${n}`] },
      { name: `bare node:http, grouped, ${n}`, took: took[`grouped ${n}`] },
      { name: `Prism ${PRISM} static, ${n}`, took: took[`prism static ${n}`], target: forMany(n, { least: 1.15 }) },
      { name: `Prism ${PRISM} dynamic, ${n}`, took: took[`prism dynamic ${n}`], target: forMany(n, { least: 2.5 }) },
      { name: `PostgreSQL ${postgres}, ${n} clients`, took: took[`postgres ${n}`], target: { least: 1 } },
    ],
  });
}

function latencyFigure(took, n, which) {
  const column = (name) => took[`${name} ${n}`]?.map((each) => each[which]);
  const target = which === 'p99' ? forMany(n, { most: 1 }) : undefined;
  return figure({
    name: `${which}, ${connectionsOf(n)}`,
    unit: 'ms',
    values: column('ours'),
    beside: [
      { name: `bare node:http, a commit each, ${n}`, values: column('bare') },
      { name: `bare node:http, grouped, ${n}`, values: column('grouped') },
      { name: `Prism static, ${n}`, values: column('prism static'), target },
      { name: `PostgreSQL, ${n} clients`, values: column('postgres') },
    ],
  });
}
