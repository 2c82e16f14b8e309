// What the build makes of the command line: nothing twice, nothing renamed, every licence told. `npm test` builds it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const CHUNKS = join(ROOT, 'dist/cli');

/** What a chunk holds of a file: the bundler writes the file's name above its code, sometimes in two parts. */
interface Part {
  readonly chunk: string;
  readonly file: string;
  readonly code: string;
}

const parts = readdirSync(CHUNKS).flatMap((chunk): Part[] => {
  const sections = readFileSync(join(CHUNKS, chunk), 'utf8').split(/^\/\/ (?=\S+\.[cm]?[jt]s$)/m);
  return sections.slice(1).map((section) => {
    const [file = '', ...code] = section.split('\n');
    return { chunk, file, code: code.join('\n') };
  });
});
const ours = parts.filter(({ file }) => file.startsWith('src/'));

test('every file is there once, so that an error of the SDK or the engine is the same class everywhere', () => {
  const homes = new Map(ours.map(({ chunk, file }) => [file, chunk]));
  expect(ours.filter(({ chunk, file }) => homes.get(file) !== chunk)).toEqual([]);
  expect([...homes.keys()]).toEqual(
    expect.arrayContaining(['src/sdk/errors.ts', 'src/local-engine/store/storage-error.ts']),
  );
});

test('no error has another name than in the source: people and scripts read it', () => {
  const renamed = ours.flatMap(({ file }) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const code = ours.filter((part) => part.file === file).map((part) => part.code);
    const classes = [...source.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(([, name = '']) => name);
    const kept = (name: string) => new RegExp(`^(var ${name} = class|class ${name}) (extends|\\{)`, 'm');
    return classes.filter((name) => !kept(name).test(code.join('\n')));
  });
  expect(renamed).toEqual([]);
});

test('the licence of every bundled package is told', () => {
  const packages = parts.map(({ file }) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  const told = readFileSync(join(ROOT, 'dist/THIRD-PARTY-LICENSES'), 'utf8');
  const names = new Set([...told.matchAll(/^(\S+) \d+\.\S+, /gm)].map(([, name]) => name));
  expect(packages.filter((name) => name !== undefined && !names.has(name))).toEqual([]);
  expect(names.size).toBeGreaterThan(10);
});
