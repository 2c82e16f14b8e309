// What the package promises to those who import it: publint and attw find nothing, it is small, and what browsers load has
// nothing of Node in it. `npm run proof -- package` builds first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packed } from './packed.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'scrip-check-'));

try {
  const { file } = packed(ROOT, work);
  run('publint', 'run', file, '--strict');
  run('attw', file, '--profile', 'esm-only', '--exclude-entrypoints', './openapi.yaml', '--no-emoji', '--no-color');
  run('size-limit', '--config', join(ROOT, 'test/proof/pack/size-limit.json'));
  await forBrowsers();
  console.log('the package is in order');
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Bundled as a page would bundle it: an import of a part of Node would not be found. */
async function forBrowsers() {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['dist/sdk/index.js'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  assert.deepEqual(imports, [], 'what browsers load imports nothing that is not in it');
  const inputs = Object.keys(metafile.inputs);
  const ofNode = inputs.filter((path) => builtinModules.includes(path.replace(/^node:/, '')) || path.endsWith('.node'));
  assert.deepEqual(ofNode, []);
  console.log(`for browsers: ${inputs.length} files, nothing of Node`);
}

function run(tool, ...argv) {
  console.log(`\n$ ${tool} ${argv.map((word) => word.replace(work, '.').replace(ROOT, '')).join(' ')}`);
  const { error, status } = spawnSync(join(ROOT, 'node_modules/.bin', tool), argv, { cwd: ROOT, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${tool} found something, see above`);
}
