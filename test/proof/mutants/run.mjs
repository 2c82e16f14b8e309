// Mutation testing: breaks the code where money is at stake in every small way, and counts what the tests notice. Not part
// of `npm test`; the first run fetches Stryker, which is too big to be installed for everybody, from the registry.
// npm run proof -- mutants [--area money]... [--mutate src/sdk/money.ts:36-41]... [--concurrency 1]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AREAS } from './areas.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
// The newest that runs on Node 20.
const STRYKER = '9.6.1';
/** Below our own modules, so that Stryker finds the vitest that the tests use. */
const HOME = join(ROOT, `node_modules/.cache/stryker-${STRYKER}`);
const LEAST = 90;

const { values } = parseArgs({
  options: {
    area: { type: 'string', multiple: true },
    mutate: { type: 'string', multiple: true },
    concurrency: { type: 'string', default: '1' },
  },
});
const areas = chosenAreas();
const folder = mkdtempSync(join(tmpdir(), 'scrip-mutants-'));
const rows = [];
try {
  fetchStryker();
  for (const area of areas) rows.push(countOf(area, mutantsOf(area)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.table(Object.fromEntries(rows.map(({ name, ...counts }) => [name, counts])));
// Of a few lines a score says nothing.
const least = values.mutate === undefined ? LEAST : 0;
const weak = rows.filter(({ score, survived, explained }) => score < least || explained < survived);
if (weak.length > 0) {
  const names = weak.map(({ name }) => name).join(', ');
  console.error(`less than ${LEAST} % noticed, or survivors that docs/mutants.md does not explain: ${names}`);
  process.exitCode = 1;
}

function chosenAreas() {
  const unknown = values.area?.filter((name) => !AREAS.some((area) => area.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`no such area: ${unknown.join(', ')}`);
  const wanted = AREAS.filter(({ name }) => values.area?.includes(name) ?? true);
  if (values.mutate === undefined) return wanted;
  return wanted
    .map((area) => ({
      ...area,
      mutate: values.mutate.filter((range) => area.mutate.includes(range.replace(/:.*/, ''))),
    }))
    .filter(({ mutate }) => mutate.length > 0);
}

function fetchStryker() {
  if (existsSync(join(HOME, 'node_modules/@stryker-mutator/vitest-runner'))) return;
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${STRYKER}`);
  // Without its peer: it would bring a vitest of its own.
  const how = ['--omit=peer', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  run('npm', ['install', '--prefix', HOME, ...how, ...packages], {});
}

function mutantsOf({ name, mutate, tests }) {
  console.log(`\n== ${name}: ${mutate.join(', ')}`);
  const report = join(folder, `${name}.json`);
  const stryker = join(HOME, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const argv = [
    'run',
    'test/proof/mutants/stryker.config.mjs',
    '--concurrency',
    values.concurrency,
    '--mutate',
    mutate.join(','),
  ];
  run(process.execPath, [stryker, ...argv], {
    SCRIP_MUTANT_TESTS: tests.join(' '),
    SCRIP_MUTANT_FOLDER: folder,
    SCRIP_MUTANT_REPORT: report,
  });
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants, source }]) =>
    mutants.map((mutant) => ({
      file,
      line: mutant.location.start.line,
      status: mutant.status,
      change: changeOf(source, mutant),
    })),
  );
}

/** What was changed, as docs/mutants.md writes it: `before` → `after`, on one line. */
function changeOf(source, { location: { start, end }, replacement }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return [lines.join('\n'), replacement].map((text) => `\`${text.replaceAll(/\s+/g, ' ')}\``).join(' → ');
}

function countOf({ name }, mutants) {
  const killed = mutants.filter(({ status }) => status === 'Killed').length;
  // An endless loop as a rule, but on a machine that stood still it says nothing: ask again with --mutate.
  const hung = mutants.filter(({ status }) => status === 'Timeout');
  for (const { file, line, change } of hung) console.log(`hung: ${file}:${line} ${change}`);
  const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const unexplained = survivors.filter((mutant) => !isExplained(mutant));
  for (const { file, line, change } of unexplained) console.log(`not explained: ${file}:${line} ${change}`);
  const counted = killed + hung.length + survivors.length;
  const score = counted === 0 ? 100 : Math.floor((1000 * (killed + hung.length)) / counted) / 10;
  const [survived, explained] = [survivors.length, survivors.length - unexplained.length];
  return { name, mutants: counted, killed, hung: hung.length, survived, explained, score };
}

function isExplained({ file, change }) {
  const text = readFileSync(join(ROOT, 'docs/mutants.md'), 'utf8');
  const section = text.split(/^## /m).find((each) => each.startsWith(`\`${file}\`\n`)) ?? '';
  // A line may be broken behind the colon.
  return section.replaceAll(/\s+/g, ' ').includes(`- ${change}: `);
}

function run(command, argv, env) {
  const { status } = spawnSync(command, argv, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ${argv.join(' ')} ended with ${status}`);
}
