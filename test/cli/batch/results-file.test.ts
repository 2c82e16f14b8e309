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
import { createLiveResults, requireResultsPlace } from '../../../src/cli/batch/results.js';
import { writeWhole } from '../../../src/cli/batch/whole-file.js';

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
  async (name) => {
    leftover(name, 1);
    requireResultsPlace(path);
    await writeWhole(path, ['all ', 'of it']);
    expect(readFileSync(path, 'utf8')).toBe('all of it');
  },
);

test('what was left an hour ago and more is cleared away, what may still be written is not, nor what is not ours', async () => {
  leftover('.rows.results.csv.000000000001.tmp', 2 * 3600);
  leftover('.rows.results.csv.000000000002.tmp', 60);
  leftover('.other.results.csv.000000000003.tmp', 2 * 3600);
  leftover('rows.results.csv.bak', 2 * 3600);
  await writeWhole(path, ['all of it']);
  expect(readdirSync(folder).sort()).toEqual([
    '.other.results.csv.000000000003.tmp',
    '.rows.results.csv.000000000002.tmp',
    'rows.results.csv',
    'rows.results.csv.bak',
  ]);
});

test('two that write at once both end with a whole file', async () => {
  let second: Promise<void> | undefined;
  const first = writeWhole(
    path,
    (function* () {
      yield 'first ';
      second = writeWhole(path, ['second']);
      yield 'writer';
    })(),
  );
  await first;
  await second;
  expect(['first writer', 'second']).toContain(readFileSync(path, 'utf8'));
  expect(readdirSync(folder)).toEqual(['rows.results.csv']);
});

/** Two chunks, and somebody who takes it all back behind one of them. */
function* givenUpAfter(chunks: number, giveUp: AbortController): Generator<string> {
  for (const at of [1, 2]) {
    yield 'a chunk';
    if (at === chunks) giveUp.abort();
  }
}

test.each<[name: string, chunks: (giveUp: AbortController) => Iterable<string>]>([
  [
    'fails',
    function* () {
      yield 'half';
      throw new Error('the journal is gone');
    },
  ],
  [
    'fails at once',
    function* () {
      throw new Error('the journal is gone');
    },
  ],
  [
    'is told to give up before it begins',
    (giveUp) => {
      giveUp.abort();
      return ['all ', 'of it'];
    },
  ],
  ['is told to give up between two chunks', (giveUp) => givenUpAfter(1, giveUp)],
  ['is told to give up after the last one', (giveUp) => givenUpAfter(2, giveUp)],
])('a writer that %s leaves the old file, and nothing of its own', async (_name, chunks) => {
  writeFileSync(path, 'scrip_status\n');
  const giveUp = new AbortController();
  await expect(writeWhole(path, chunks(giveUp), { signal: giveUp.signal })).rejects.toThrow();
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
])('of an input with mode %o, results that had %o have %o', async (input, before, after) => {
  const like = join(folder, 'rows.csv');
  for (const [name, mode] of [
    [like, input],
    [path, before],
  ] as const) {
    if (mode === undefined) continue;
    writeFileSync(name, 'as before');
    chmodSync(name, mode);
  }
  const modeOf = (name: string): string => (statSync(join(folder, name)).mode & 0o777).toString(8);
  const whileWritten = (function* () {
    yield 'all of it';
    yield readdirSync(folder)
      .filter((name) => name.endsWith('.tmp'))
      .map(modeOf)
      .join();
  })();
  await writeWhole(path, whileWritten, { like });
  expect(readFileSync(path, 'utf8')).toBe(`all of it${after.toString(8)}`);
  expect((statSync(path).mode & 0o777).toString(8)).toBe(after.toString(8));
});

// Results that are written while rows are on their way.

/** A writer that takes as long as it is told to, and the clock beside it. */
function watched(rows: number) {
  const time = { now: 0 };
  const begun: number[] = [];
  let end: (error?: Error) => void = () => undefined;
  const live = createLiveResults(
    () => {
      begun.push(time.now);
      return new Promise<void>((resolve, reject) => {
        end = (error) => {
          if (error === undefined) resolve();
          else reject(error);
        };
      });
    },
    { rows, monotonicMs: () => time.now },
  );
  const finished = async (error?: Error): Promise<void> => {
    end(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const at = (now: number, done: number): void => {
    time.now = now;
    live.look(done);
  };
  return { live, begun, at, finished };
}

test('they are written again ten seconds after the last time, and only if something has become of a row', async () => {
  const { at, begun, finished } = watched(100_000);
  at(9_999, 5);
  at(10_000, 0);
  at(11_000, 1);
  await finished();
  at(20_999, 9);
  at(21_000, 1);
  at(30_000, 2);
  expect(begun).toEqual([11_000, 30_000]);
});

test('of more than 100,000 rows they are written at every tenth', async () => {
  const { at, begun, finished } = watched(100_001);
  for (const [now, done] of [
    [60_000, 10_000],
    [61_000, 10_001],
    [62_000, 20_001],
    [63_000, 20_002],
    [64_000, 50_005],
    [65_000, 50_006],
    [66_000, 60_006],
  ] as const) {
    at(now, done);
    await finished();
  }
  expect(begun).toEqual([61_000, 63_000, 64_000, 66_000]);
});

test('never two at once, and after a slow one it rests for nineteen times as long: a twentieth of the time at most', async () => {
  const { at, begun, finished } = watched(100_000);
  at(10_000, 1);
  at(20_000, 2);
  at(12_000, 2);
  await finished();
  at(49_999, 3);
  at(50_000, 4);
  expect(begun).toEqual([10_000, 50_000]);
});

test('one that fails stops nothing: the next is tried, and at the end it is told', async () => {
  const { at, begun, finished, live } = watched(3);
  const full = new Error('the disk is full');
  at(10_000, 1);
  await finished(full);
  at(20_000, 2);
  await finished();
  expect(begun).toEqual([10_000, 20_000]);
  expect(await live.end()).toBe(full);
});

test('at the end nothing is being written any more, and what was given up is no failure', async () => {
  let rows = 0;
  const live = createLiveResults(
    (signal) =>
      writeWhole(
        path,
        (function* () {
          for (;;) yield `${(rows += 1)}\n`;
        })(),
        { signal },
      ),
    { rows: 3, monotonicMs: () => (rows += 10_000) },
  );
  live.look(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await live.end()).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});
