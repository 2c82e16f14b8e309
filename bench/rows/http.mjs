// The same reversal over HTTP on loopback, beside a bare server, Prism's mocks of our contract, and PostgreSQL doing it too.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { reversalOf } from '../lib/engine.mjs';
import { figure, skipped } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { oneRowRate, recordWrites } from '../lib/floors.mjs';
import { hasWrk, load } from '../lib/load.mjs';
import { inRounds, shuffled } from '../lib/measure.mjs';
import { findPostgres, startPostgres } from '../lib/postgres.mjs';
import { PRISM, installPrism, startBare, startOurs, startPrism } from '../lib/servers.mjs';

export const title = `one reversal of three lots over HTTP on loopback, ${hasWrk ? 'by wrk' : "by Node's own client: NO WRK"}`;

const FULL = { redemptions: 100_000, rounds: 3, seconds: 4, floor: 4000, pgCount: 6000 };
const QUICK = { redemptions: 50_000, rounds: 1, seconds: 2, floor: 1000, pgCount: 1000 };
const OURS = [1, 4, 16, 64];
const OTHERS = [1, 16, 64];
const CLIENTS = [1, 4, 16];
/** So many rows are taken down for the bare server; it answers 500 when they are used up. */
const MOST_BARE = 25_000;

export async function run({ folder, quick, say }) {
  const { floor, pgCount, redemptions, rounds, seconds } = quick ? QUICK : FULL;
  const lots = { redemptions, reversals: 0, members: redemptions / 10, lots: 3 };
  const from = filled(`three-lots-${redemptions}`, lots, say);
  const [copy, rows] = [join(folder, 'http.db'), join(folder, 'rows.bin')];
  writeRows(from, copy, rows, redemptions);

  const loaded = (start) => async (connections) => {
    const server = await start(freshCopy(from, copy));
    try {
      // The first second is compiling; what it reversed is not reversed again.
      await load(server.url, { connections, seconds: 1, from: 0, total: redemptions });
      return await load(server.url, { connections, seconds, from: redemptions / 2, total: redemptions });
    } finally {
      await server.stop();
    }
  };
  const cases = { floor: () => oneRowRate(join(folder, 'floor.db'), floor) };
  const each = (name, counts, measure) => {
    for (const count of counts) cases[`${name} ${count}`] = () => measure(count);
  };
  each(
    'ours',
    OURS,
    loaded((db) => startOurs(db, folder)),
  );
  each(
    'bare',
    OTHERS,
    loaded((db) => startBare(db, rows)),
  );
  const prism = installPrism(say);
  if (prism !== undefined) {
    each(
      'prism static',
      OTHERS,
      loaded(() => startPrism(prism, false)),
    );
    each(
      'prism dynamic',
      OTHERS,
      loaded(() => startPrism(prism, true)),
    );
  }
  const found = findPostgres();
  say(found.why ?? 'filling PostgreSQL');
  const postgres = found.why === undefined ? await startPostgres(found, redemptions) : undefined;
  try {
    if (postgres !== undefined) each('postgres', CLIENTS, (clients) => postgres.measure(clients, pgCount));
    const took = await inRounds(rounds, cases, say);
    return toFigures(took, { postgres: postgres?.version.split(' ')[0], why: found.why });
  } finally {
    await postgres?.stop();
  }
}

function writeRows(from, copy, rows, redemptions) {
  const reversals = shuffled(redemptions)
    .slice(0, MOST_BARE)
    .map((which, n) => reversalOf(which, `order-${n}-cancelled`));
  writeFileSync(rows, serialize(recordWrites(from, copy, reversals)));
}

function toFigures(took, { postgres, why }) {
  const column = (name, which) => took[name]?.map((each) => each[which]);
  /** What is there to compare with. */
  const beside = (list) => list.filter(({ values }) => values !== undefined);
  const target = (connections, bound) => (connections >= 16 ? bound : undefined);
  const rates = OURS.map((n) =>
    figure({
      name: `scrip sandbox serve, ${n} connection${n === 1 ? '' : 's'}`,
      unit: '/s',
      values: column(`ours ${n}`, 'rate'),
      beside: beside([
        { name: 'one 200-byte row a commit', values: took.floor },
        {
          name: 'ours, 1 connection',
          values: n === 1 ? undefined : column('ours 1', 'rate'),
          target: target(n, { least: 3 }),
        },
        { name: `bare node:http, a commit each, ${n}`, values: column(`bare ${n}`, 'rate') },
        {
          name: `Prism ${PRISM} static, ${n}`,
          values: column(`prism static ${n}`, 'rate'),
          target: target(n, { least: 1.15 }),
        },
        {
          name: `Prism ${PRISM} dynamic, ${n}`,
          values: column(`prism dynamic ${n}`, 'rate'),
          target: target(n, { least: 2.5 }),
        },
        { name: `PostgreSQL ${postgres}, ${n} clients`, values: column(`postgres ${n}`, 'rate'), target: { least: 1 } },
      ]),
    }),
  );
  const latencies = OURS.flatMap((n) =>
    ['p50', 'p99'].map((which) =>
      figure({
        name: `${which}, ${n} connection${n === 1 ? '' : 's'}`,
        unit: 'ms',
        values: column(`ours ${n}`, which),
        beside: beside([
          { name: `bare node:http, ${n}`, values: column(`bare ${n}`, which) },
          {
            name: `Prism static, ${n}`,
            values: column(`prism static ${n}`, which),
            target: which === 'p99' ? target(n, { most: 1 }) : undefined,
          },
          { name: `PostgreSQL, ${n} clients`, values: column(`postgres ${n}`, which) },
        ]),
      }),
    ),
  );
  return [
    ...(took['prism static 1'] === undefined
      ? [skipped('Prism', `cannot be installed: npm install @stoplight/prism-cli@${PRISM}`)]
      : []),
    ...(why === undefined ? [] : [skipped('PostgreSQL', why)]),
    ...rates,
    ...latencies,
  ];
}
