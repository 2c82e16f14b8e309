// Every nasty file through the whole program: refused with 2 and the reader's own words, and nothing is sent; or fine.
import { expect, test } from 'vitest';
import { NASTY } from '../../support/csv-nasty.js';
import { document, useDesk } from '../../support/batch-desk.js';

const desk = useDesk();
const FLAGS = { decimalComma: '--decimal-comma', trim: '--trim' } as const;

/** The reader's options as flags. */
function flagsOf(options: (typeof NASTY)[number]['options'] = {}): string[] {
  const { delimiter, map = {}, reason } = options;
  return [
    ...Object.entries(FLAGS).flatMap(([name, flag]) => (options[name as keyof typeof FLAGS] === true ? [flag] : [])),
    ...(delimiter === undefined ? [] : ['--delimiter', delimiter]),
    ...(reason === undefined ? [] : ['--reason', reason]),
    ...Object.entries(map).flatMap(([column, header]) => ['--map', `${column}=${header}`]),
  ];
}

test.each(NASTY.map((file) => [file.name, file] as const))('%s', async (_name, { bytes, options, refusal }) => {
  const path = desk.file('nasty.csv', bytes);
  const argv = [
    'redemptions',
    'reverse',
    '--csv',
    path,
    '--dry-run',
    '--json',
    '--allow-duplicates',
    ...flagsOf(options),
  ];
  const done = await desk.run(argv);
  if (refusal.startsWith('fine')) {
    expect([0, 8]).toContain(done.code);
    expect(document(done)).toMatchObject({ invalid: 0, rows: Number(/rows: (\d+)/.exec(refusal)?.[1]) });
    return;
  }
  expect(done.code).toBe(2);
  const { error } = document(done);
  const problems = (error.problems ?? []) as { line: number; column?: string; message: string }[];
  const said = problems.map(
    ({ line, column, message }) => `line ${line}${column === undefined ? '' : `, ${column}`}: ${message}`,
  );
  for (const part of [
    ...said,
    ...(said.length === 0
      ? [
          String(error.message)
            .replace(/^.*nasty\.csv: /, '')
            .replace('; nothing was sent', ''),
        ]
      : []),
  ]) {
    expect(refusal).toContain(part.slice(0, 60));
  }
  expect(error.message).toContain('nothing was sent');
});
