// The results file under the fingers of killed, slow and unlucky writers.
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireResultsPlace, writeWhole } from '../../../src/cli/batch/results.js';
import { ResultsError } from '../../../src/cli/errors/errors.js';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-results-'));
  path = join(folder, 'rows.results.csv');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a writer that was killed leaves behind. */
function leftover(name: string, ageSeconds: number): void {
  writeFileSync(join(folder, name), 'half of it');
  const when = Date.now() / 1000 - ageSeconds;
  utimesSync(join(folder, name), when, when);
}

test.each(['.rows.results.csv.tmp', '.rows.results.csv.00ff00ff00ff.tmp'])(
  'what a killed writer left (%s) does not stand in the way of the next one',
  (name) => {
    leftover(name, 1);
    requireResultsPlace(path);
    writeWhole(path, ['all ', 'of it']);
    expect(readFileSync(path, 'utf8')).toBe('all of it');
  },
);

test('what was left an hour ago and more is cleared away, what may still be written is not, nor what is not ours', () => {
  leftover('.rows.results.csv.000000000001.tmp', 2 * 3600);
  leftover('.rows.results.csv.000000000002.tmp', 60);
  leftover('.other.results.csv.000000000003.tmp', 2 * 3600);
  leftover('rows.results.csv.bak', 2 * 3600);
  writeWhole(path, ['all of it']);
  expect(readdirSync(folder).sort()).toEqual([
    '.other.results.csv.000000000003.tmp',
    '.rows.results.csv.000000000002.tmp',
    'rows.results.csv',
    'rows.results.csv.bak',
  ]);
});

test('two that write at once both end with a whole file', () => {
  writeWhole(
    path,
    (function* () {
      yield 'first ';
      writeWhole(path, ['second']);
      expect(readFileSync(path, 'utf8')).toBe('second');
      yield 'writer';
    })(),
  );
  expect(readFileSync(path, 'utf8')).toBe('first writer');
});

test('a writer that fails leaves the old file, and nothing of its own', () => {
  writeFileSync(path, 'scrip_status\n');
  const broken = (function* () {
    yield 'half';
    throw new Error('the journal is gone');
  })();
  expect(() => {
    writeWhole(path, broken);
  }).toThrow(ResultsError);
  expect(readdirSync(folder)).toEqual(['rows.results.csv']);
  expect(readFileSync(path, 'utf8')).toBe('scrip_status\n');
});

test.each<[input: number | undefined, before: number | undefined, after: number]>([
  [0o600, undefined, 0o600],
  [0o644, undefined, 0o644],
  [0o640, undefined, 0o640],
  [0o664, undefined, 0o664],
  [0o400, undefined, 0o600],
  [0o755, undefined, 0o644],
  [0o644, 0o600, 0o600],
  [0o600, 0o644, 0o600],
  [0o640, 0o604, 0o600],
  [undefined, 0o644, 0o644],
  [undefined, undefined, 0o600],
])('of an input with mode %o, results that had %o have %o', (input, before, after) => {
  const like = join(folder, 'rows.csv');
  for (const [name, mode] of [
    [like, input],
    [path, before],
  ] as const) {
    if (mode === undefined) continue;
    writeFileSync(name, 'as before');
    chmodSync(name, mode);
  }
  writeWhole(path, ['all of it'], like);
  expect((statSync(path).mode & 0o777).toString(8)).toBe(after.toString(8));
});
