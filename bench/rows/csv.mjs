// Reading a batch file and checking every row of it, alone, beside csv-parse alone, which checks nothing.
import { build as esbuild } from 'esbuild';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeCsv } from '../lib/csv-files.mjs';
import { figure } from '../lib/figures.mjs';
import { runProgram } from '../lib/programs.mjs';

export const title = 'reading a batch file, in a process of its own each';

const ROWS = 1_000_000;
const MOST_SECONDS = 2;
const MOST_MEGABYTES = 120;
/** On their own: only this many of the files behind the command line are asked for. */
const READER = 'src/cli/csv/read-csv.ts';

export async function prepare({ build, folder, hasPeers, quick }) {
  const rows = quick ? ROWS / 10 : ROWS;
  const csv = join(folder, 'large.csv');
  await writeCsv(csv, rows, 100_000);
  // The bundle of the command line has no door to its reader.
  const reader = join(folder, 'read-csv.mjs');
  const entryPoints = [build.file(READER)];
  await esbuild({ entryPoints, outfile: reader, bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' });
  const parser = createRequire(import.meta.url).resolve('csv-parse');
  const given = { csv, reader: pathToFileURL(reader).href, parser: pathToFileURL(parser).href };
  const reading = (text, how) => async () => {
    const told = await runProgram(build, text, { ...given, ...how });
    if (told.rows !== rows) throw new Error(`${told.rows} of ${rows} rows were read`);
    return told;
  };
  const cases = { ours: reading(READING) };
  if (hasPeers) {
    cases.objects = reading(PARSING, { columns: true });
    cases.arrays = reading(PARSING, { columns: false });
  }
  const what = `${rows} rows, ${Math.round(statSync(csv).size / 1e6)} MB`;
  return { cases, rounds: quick ? 1 : 3, figures: (took) => toFigures(took, what, quick) };
}

function toFigures(took, what, quick) {
  const seconds = (name) => took[name]?.map(({ ms }) => ms / 1000);
  const megabytes = (name) => took[name]?.map(({ rss }) => rss);
  const target = (most) => (quick ? undefined : { most });
  const beside = (of) => [
    { name: 'csv-parse, objects', values: of('objects') },
    { name: 'csv-parse, arrays', values: of('arrays') },
  ];
  const [most, mostMegabytes] = [target(MOST_SECONDS), target(MOST_MEGABYTES)];
  return [
    figure({ name: what, unit: 's', values: seconds('ours'), beside: beside(seconds), target: most }),
    figure({
      name: 'peak memory',
      unit: 'MB',
      values: megabytes('ours'),
      beside: beside(megabytes),
      target: mostMegabytes,
    }),
  ];
}

const READING = `
  import { createReadStream } from 'node:fs';
  const { csv, reader } = ARGUMENT;
  const { readCsv } = await import(reader);
  const began = performance.now();
  let faulty = 0;
  const sink = {
    head: () => undefined,
    rows: (rows) => {
      for (const { faults } of rows) if (faults.length > 0) faulty += 1;
    },
  };
  const { rows } = await readCsv(createReadStream(csv), {}, sink);
  if (faulty > 0) throw new Error(faulty + ' rows are faulty');
  tell({ ms: performance.now() - began, rows });`;

const PARSING = `
  import { createReadStream } from 'node:fs';
  const { columns, csv, parser } = ARGUMENT;
  const { parse } = await import(parser);
  const began = performance.now();
  let rows = columns ? 0 : -1;
  for await (const row of createReadStream(csv).pipe(parse({ columns }))) rows += 1;
  tell({ ms: performance.now() - began, rows });`;
