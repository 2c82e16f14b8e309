// The long form: fuzzes one target or all, one after another, and tells how many inputs ran, what failed, and which lines
// of the sources were reached. Ends with 1 when anything failed.
import { parseArgs } from 'node:util';
import { reportOn, startCoverage } from './coverage.js';
import { readCorpus } from './corpus.js';
import { distil, fuzz } from './fuzz.js';
import type { AnyTarget } from './target.js';

const NAMES = ['amount', 'csv', 'seed', 'http', 'argv'] as const;

/** A file of its own for each, loaded when it is wanted: what loading reaches counts for the one that is fuzzed. */
const LOAD: Readonly<Record<string, () => Promise<AnyTarget>>> = {
  amount: async () => (await import('./targets/amount.js')).amount,
  csv: async () => (await import('./targets/csv.js')).csv,
  seed: async () => (await import('./targets/seed.js')).seed,
  http: async () => (await import('./targets/http.js')).http,
  argv: async () => (await import('./targets/argv.js')).argv,
};

const USAGE = `npm run proof -- fuzz [--target ${NAMES.join('|')}|all] [--seconds 60] [--seed n] [--keep] [--missed]

--keep    write the fewest inputs that reach everything reached into test/proof/fuzz/corpus/<target>/reach.json
--missed  list the lines that no input reached
`;

export async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      target: { type: 'string', default: 'all' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      keep: { type: 'boolean', default: false },
      missed: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const names = values.target === 'all' ? NAMES : [values.target];
  const unknown = names.find((name) => LOAD[name] === undefined);
  if (values.help || unknown !== undefined) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  let failed = 0;
  for (const name of names) {
    const options = { seconds: Number(values.seconds), seed: Number(values.seed) };
    failed += await fuzzOne(name, { ...options, isKept: values.keep, tellsMissed: values.missed });
  }
  return failed === 0 ? 0 : 1;
}

interface OneOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly isKept: boolean;
  readonly tellsMissed: boolean;
}

async function fuzzOne(name: string, { seconds, seed, isKept, tellsMissed }: OneOptions): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const coverage = startCoverage(COVERS);
  const target = await LOAD[name]?.();
  if (target === undefined) throw new Error(`no target ${name}`);
  const kept = readCorpus(name).length;
  const before = process.cpuUsage();
  const result = await fuzz(target, { seconds, seed, coverage, say });
  // On a machine that has other things to do, the clock says little of how much was tried.
  const { user, system } = process.cpuUsage(before);
  const files = reportOn(result.reached).filter(({ file }) => target.covers.test(file));
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const missed = files.reduce((sum, file) => sum + file.missed.length, 0);
  if (tellsMissed) for (const file of files) if (file.missed.length > 0) say(`${file.file}: ${file.missed.join(' ')}`);
  if (isKept) say(`kept: ${await distil(target, result.pool, coverage)}`);
  coverage.stop();
  say(
    `${name}: seed ${seed}, ${result.inputs} inputs in ${result.seconds.toFixed(0)} s, ` +
      `${((user + system) / 1e6).toFixed(0)} s of them on the processor ` +
      `(${(result.inputs / result.seconds).toFixed(0)}/s, ${kept} from the corpus), ` +
      `lines reached ${lines - missed} of ${lines} (${((100 * (lines - missed)) / Math.max(1, lines)).toFixed(1)} %) ` +
      `in ${files.length} files, failures ${result.failures.size}`,
  );
  for (const [signature, times] of result.failures) say(`  ${times} times: ${signature}`);
  return result.failures.size;
}

const COVERS = /^src\/(?!.*\/generated\/)/;
