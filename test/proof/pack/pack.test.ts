// The tarball without the registry: what is in it, and that it works beside its own dependencies only.
// The whole proof, installed by npm on each Node, is `npm run proof -- pack`. `npm test` builds what is packed.
import { execa } from 'execa';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packed } from './packed.mjs';

const ROOT = new URL('../../..', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'scrip-packed-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

interface Manifest {
  readonly bin: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly exports: Record<string, string | { types: string; default: string }>;
  readonly optionalDependencies: Record<string, string>;
}
const { file, paths } = packed(ROOT, work);
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

test('the tarball holds what is promised and nothing that only we need', () => {
  const promised = Object.values(manifest.exports).flatMap((door) =>
    typeof door === 'string' ? [door] : Object.values(door),
  );
  const files = [...promised.map((path) => path.replace('./', '')), ...Object.values(manifest.bin)];
  expect(paths).toEqual(expect.arrayContaining([...files, 'LICENSE', 'README.md', 'dist/THIRD-PARTY-LICENSES']));
  const allowed =
    /^(bin\/(scrip\.js|package\.json)|dist\/(cli\/([^/]+\.js|package\.json|compiled-[^/]+\.bin)|(sdk|local-engine)\/.*\.(js|d\.ts)|man\/[^/]+\.1|THIRD-PARTY-LICENSES)|docs\/.*\.md|examples\/[^/]+\.(mjs|csv|json|sh)|openapi\.yaml|package\.json|[A-Z]+(\.md)?)$/;
  expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
  expect(paths.filter((path) => /\.map$|\.test\.|local-engine\/http\/node-server/.test(path))).toEqual([]);
});

test('unpacked beside its own dependencies, it runs', async () => {
  const home = install();
  const node = (...argv: string[]) =>
    execa(process.execPath, argv, {
      cwd: work,
      env: { PATH: process.env.PATH, SCRIP_HOME: home },
      extendEnv: false,
      stdin: 'ignore',
    });
  const bin = 'node_modules/scrip-sdk/bin/scrip.js';
  expect((await node(bin, '--help')).stdout).toContain('redemptions');
  expect((await node(bin, 'sandbox', 'init')).stderr).toContain(join(home, 'sandbox.db'));
  expect((await node('node_modules/scrip-sdk/examples/demo.mjs')).stdout).toContain('Every step ended as expected.');
  cpSync(join(ROOT, 'test/proof/pack/consumer.mjs'), join(work, 'consumer.mjs'));
  expect((await node('consumer.mjs')).stdout).toContain('one reversal, one refusal, verified');
});

/** Node's own look-up finds these packages and no others: the folder is far from ours. */
function install(): string {
  const modules = join(work, 'node_modules');
  mkdirSync(join(modules, 'scrip-sdk'), { recursive: true });
  execFileSync('tar', ['-xzf', file, '--strip-components=1', '-C', join(modules, 'scrip-sdk')]);
  for (const name of [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return join(work, 'home');
}
