// `npm run bench`: every figure of this project in one run and one table, each beside its floor. bench/README.md says
// what the rows mean. [--only row,row] [--quick] [--full] [--json]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failed, toTable } from './lib/figures.mjs';
import { describeMachine } from './lib/machine.mjs';

const ROWS = ['reversal', 'http', 'growth', 'lots', 'verify', 'writers', 'batch', 'csv', 'pace', 'startup', 'overhead'];
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',') ?? ROWS;
const unknown = wanted.filter((row) => !ROWS.includes(row));
if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(', ')}; there are ${ROWS.join(', ')}`);

const folder = mkdtempSync(join(tmpdir(), 'scrip-bench-'));
const machine = describeMachine();
const size = values.quick ? 'quick' : 'full size';
try {
  const sections = [];
  for (const row of wanted) sections.push(await measured(row));
  if (values.json) console.log(JSON.stringify({ machine, size, sections }, null, 2));
  else
    console.log(
      [...Object.values(machine), `${size}; ratios are medians of each round's`, '', toTable(sections)].join('\n'),
    );
} finally {
  rmSync(folder, { recursive: true });
}

/** A row that fails leaves the others theirs. */
async function measured(row) {
  const { run, title } = await import(`./rows/${row}.mjs`);
  const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${row}: ${text}\n`);
  try {
    return { row, title, figures: await run({ folder, quick: values.quick, full: values.full, say }) };
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    return { row, title, figures: [failed('the whole row', String(error.message).split('\n')[0])] };
  }
}
