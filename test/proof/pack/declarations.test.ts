// What the types of the two doors need, followed through the built declarations: whoever imports the package compiles them
// with what it installed, and the types of the database driver are not among it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The packages that a declaration file, and all that it leads to, asks for. */
function packagesBehind(door: string): string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    expect(existsSync(file), file).toBe(true);
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      if (fileName.startsWith('.')) visit(resolve(dirname(file), fileName.replace(/\.js$/, '.d.ts')));
      else packages.add(fileName);
    }
  };
  visit(join(ROOT, door));
  return [...packages].sort();
}

test.each([
  ['the SDK', 'dist/sdk/index.d.ts', ['openapi-fetch']],
  ['the engine', 'dist/local-engine/index.d.ts', []],
])('the types of %s need nothing that an importer does not have', (_door, file, packages) => {
  expect(packagesBehind(file)).toEqual(packages);
});
