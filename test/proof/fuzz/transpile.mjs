// TypeScript to what Node runs, one file at a time, with a map back: as the loader runs it, and as coverage reads it again.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/** The code of a source file and its map; the same each time it is asked for. */
export function transpile(url) {
  const path = fileURLToPath(url);
  return transformSync(readFileSync(path, 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: url,
    sourcemap: 'external',
  });
}
