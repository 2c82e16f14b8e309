// Plays scripts from seeds: npm run proof -- simulate --seed 1 --seeds 100 --steps 100. See CONTRIBUTING.md.
import { parseArgs } from 'node:util';
import { BREAKS, type Break } from './line.js';
import { play, type PlayOptions } from './play.js';
import { scriptOf, shortest } from './script.js';
import { inWords, type Step } from './steps.js';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  seeds: { type: 'string', default: '100' },
  steps: { type: 'string', default: '100' },
  break: { type: 'string' },
  without: { type: 'string', default: '' },
  'keep-going': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

interface Asked extends Record<'seed' | 'seeds' | 'steps', number> {
  readonly broken: Break | undefined;
  readonly without: ReadonlySet<string>;
  readonly keepsGoing: boolean;
  readonly isVerbose: boolean;
}

export async function main(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv);
  if (asked === undefined) {
    console.log('--break is one of:');
    for (const [name, about] of Object.entries(BREAKS)) console.log(`  ${name.padEnd(15)} ${about}`);
    return 2;
  }
  const { seed: first, seeds, steps } = asked;
  console.log(`seeds ${first} to ${first + seeds - 1}, ${steps} steps each`);
  const began = performance.now();
  const totals = new Map<string, number>();
  let violations = 0;
  for (let seed = first; seed < first + seeds; seed += 1) {
    if (!(await playSeed(seed, asked, totals))) violations += 1;
    if (violations > 0 && !asked.keepsGoing) break;
  }
  console.log(`${violations} violations in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  for (const [what, n] of [...totals].sort()) console.log(`  ${String(n).padStart(7)} ${what}`);
  return violations === 0 ? 0 : 1;
}

/** @returns undefined when a break has no such name */
function readAsked(argv: readonly string[]): Asked | undefined {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  const broken = values.break as Break | undefined;
  if (broken !== undefined && !Object.hasOwn(BREAKS, broken)) return undefined;
  return {
    seed: parseInt(values.seed, 10),
    seeds: parseInt(values.seeds, 10),
    steps: parseInt(values.steps, 10),
    broken,
    without: new Set(values.without.split(',')),
    keepsGoing: values['keep-going'],
    isVerbose: values.verbose,
  };
}

/** @returns whether all went well */
async function playSeed(
  seed: number,
  { broken, isVerbose, steps, without }: Asked,
  totals: Map<string, number>,
): Promise<boolean> {
  const { script, world } = scriptOf(seed, steps, without);
  const options = { ...world, broken };
  const played = await play(script, options);
  const add = (what: string, n: number): void => void totals.set(what, (totals.get(what) ?? 0) + n);
  for (const [code, n] of played.codes) add(`exit ${code}`, n);
  for (const [what, n] of played.known) add(`known: ${what}`, n);
  add('payments', played.payments);
  add('writes', played.writes);
  if (played.violation === undefined) return true;
  await report(seed, await shortest(script, options, played), options, isVerbose);
  return false;
}

/** The folders of a run, which are gone after it. */
const FOLDER = /[^\s"']*scrip-simulate-\w+/g;

async function report(seed: number, script: readonly Step[], options: PlayOptions, isVerbose: boolean): Promise<void> {
  const said: string[][] = [];
  const onEnd: PlayOptions['onEnd'] = (step, argv, { code, err, out, wasKilled }) => {
    const words = argv.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(' ');
    const told = isVerbose ? [`${err}${out}`] : [];
    (said[step] ??= []).push(`scrip ${words}`, wasKilled ? 'killed' : `exit ${code}`, ...told);
  };
  const { violation } = await play(script, { ...options, onEnd });
  const lines = [`\nseed ${seed}, ${options.machines} machines: ${violation?.words ?? 'it is gone when played again'}`];
  [...script, undefined].forEach((step, n) => {
    lines.push(step === undefined ? '  at the end, over a good line:' : `  ${n + 1}. ${inWords(step)}`);
    lines.push(...(said[n] ?? []).map((line) => `       ${line}`));
  });
  console.log(lines.join('\n').replaceAll(FOLDER, '~'));
}
