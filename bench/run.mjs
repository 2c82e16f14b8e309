// `npm run bench`: every figure of this project in one run and one table, each beside its floor. bench/README.md says
// what the rows mean. [rows] [--beside checkout] [--quick] [--full] [--json] [--keep]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OWN_ROOT, openBuild } from './lib/build.mjs';
import { measureRow } from './lib/compare.mjs';
import { failed, toTable } from './lib/figures.mjs';
import { describeMachine } from './lib/machine.mjs';

const ROWS = [
  'reversal',
  'http',
  'growth',
  'lots',
  'lists',
  'verify',
  'writers',
  'batch',
  'csv',
  'pace',
  'startup',
  'overhead',
];
/** What comes last in the README. */
const LAST_TABLE = '## The last table';
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    beside: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const asked = [...positionals, values.only ?? ''].flatMap((list) => list.split(',')).filter((row) => row !== '');
const wanted = asked.length > 0 ? asked : ROWS;
const unknown = wanted.filter((row) => !ROWS.includes(row));
if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(', ')}; there are ${ROWS.join(', ')}`);
const builds = [openBuild(OWN_ROOT), ...(values.beside === undefined ? [] : [openBuild(values.beside, true)])];

const folder = mkdtempSync(join(tmpdir(), 'scrip-bench-'));
// Also when it is told to stop in between: some of what is in it is large. The servers end with this process, too.
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const machine = await describeMachine(builds);
const size = values.quick ? 'quick' : 'full size';
const sections = [];
for (const row of wanted) sections.push(await measured(row));
const lines = [
  ...Object.values(machine),
  `${size}; ratios are of each round: median, min - max`,
  '',
  toTable(sections),
];
console.log(values.json ? JSON.stringify({ machine, size, sections }, null, 2) : lines.join('\n'));
if (values.keep) keep(lines.join('\n'));

/** A row that fails leaves the others theirs. */
async function measured(row) {
  const module = await import(`./rows/${row}.mjs`);
  const { title } = module;
  const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${row}: ${text}\n`);
  try {
    const { full, quick } = values;
    return { row, title, figures: await measureRow(module, { builds, folder, full, quick, say }) };
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    return { row, title, figures: [failed('the whole row', String(error.message).split('\n')[0])] };
  }
}

/** Puts the table in the place of the one before, in the README. What is said of that one goes with it. */
function keep(table) {
  const readme = new URL('./README.md', import.meta.url);
  const [before] = readFileSync(readme, 'utf8').split(LAST_TABLE);
  writeFileSync(readme, `${before}${LAST_TABLE}\n\n\`\`\`text\n${table}\n\`\`\`\n`);
}
