// What the build makes of the command line: nothing twice, nothing renamed, nothing stale, every licence told. `npm test` builds it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ScripHelp } from '../../src/cli/help/format.js';
import { createProgram } from '../../src/cli/program.js';
import { ROOT_PAGE } from '../../src/cli/help/generated/root-page.js';
import type { CliContext } from '../../src/cli/context.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const CHUNKS = join(ROOT, 'dist/cli');

/** Which file the bundler put where. */
const places = JSON.parse(readFileSync(join(ROOT, 'dist/bundle.json'), 'utf8')) as Record<string, string[]>;
const parts = Object.entries(places).flatMap(([chunk, files]) => files.map((file) => ({ chunk, file })));
const ours = parts.filter(({ file }) => file.startsWith('src/'));

test('every file is there once, so that an error of the SDK or the engine is the same class everywhere', () => {
  const homes = new Map(ours.map(({ chunk, file }) => [file, chunk]));
  expect(ours.filter(({ chunk, file }) => homes.get(file) !== chunk)).toEqual([]);
  expect([...homes.keys()]).toEqual(
    expect.arrayContaining(['src/sdk/errors.ts', 'src/local-engine/store/storage-error.ts']),
  );
});

test('no error has another name than in the source: people and scripts read it', () => {
  const renamed = ours.flatMap(({ chunk, file }) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const classes = [...source.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(([, name = '']) => name);
    const code = readFileSync(join(CHUNKS, chunk), 'utf8');
    return classes.filter((name) => !new RegExp(`\\b${name}=class(\\{| extends)|\\bclass ${name}\\b`).test(code));
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

test('the page of scrip --help that the door knows is what the declarations say, whatever the width', async () => {
  const nowhere = { io: {}, host: { version: () => '' } } as unknown as CliContext;
  const program = await createProgram(nowhere, { json: false, words: [] });
  expect(ROOT_PAGE).toEqual(new ScripHelp().page(program));
});
