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

export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  const broken = values.break as Break | undefined;
  if (broken !== undefined && !(broken in BREAKS)) {
    console.log(
      `--break is one of:\n${Object.entries(BREAKS)
        .map(([name, about]) => `  ${name.padEnd(15)} ${about}`)
        .join('\n')}`,
    );
    return 2;
  }
  const [first, seeds, steps] = [values.seed, values.seeds, values.steps].map((text) => parseInt(text, 10)) as [
    number,
    number,
    number,
  ];
  const without = new Set(values.without.split(',').filter((each) => each !== ''));
  const began = performance.now();
  const totals = new Map<string, number>();
  let failures = 0;
  for (let seed = first; seed < first + seeds; seed += 1) {
    const { script, world } = scriptOf(seed, steps, without);
    const options = { ...world, broken };
    const played = await play(script, options);
    for (const [what, n] of [
      ...played.known,
      ...[...played.codes].map(([code, n]) => [`exit ${code}`, n] as const),
      ['payments', played.payments] as const,
      ['writes', played.writes] as const,
    ])
      totals.set(what, (totals.get(what) ?? 0) + n);
    if (played.violation === undefined) continue;
    failures += 1;
    await report(seed, await shortest(script, options, played), options, values.verbose);
    if (!values['keep-going']) break;
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `seeds ${first} to ${first + seeds - 1}, ${steps} steps each, ${seconds.toFixed(1)} s: ${failures} violations`,
  );
  for (const [what, n] of [...totals].sort()) console.log(`  ${String(n).padStart(7)} ${what}`);
  return failures === 0 ? 0 : 1;
}

async function report(seed: number, script: readonly Step[], options: PlayOptions, isVerbose: boolean): Promise<void> {
  const said: string[][] = [];
  const onEnd: PlayOptions['onEnd'] = (step, argv, { code, err, out, wasKilled }) =>
    void (said[step] ??= []).push(
      `scrip ${argv.join(' ')}\n      exit ${wasKilled ? 'killed' : code}${isVerbose ? `\n${err}${out}` : ''}`,
    );
  const { violation } = await play(script, { ...options, onEnd });
  console.log(
    `\nseed ${seed}, ${options.machines} machines, ${options.redemptions} redemptions: ${violation?.words ?? 'gone'}`,
  );
  script.forEach((step, n) => {
    console.log(`  ${n + 1}. ${inWords(step)}`);
    for (const line of said[n] ?? []) console.log(`      ${line}`);
  });
  for (const line of said[script.length] ?? []) console.log(`  end: ${line}`);
}
