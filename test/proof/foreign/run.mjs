// The contract serves others than us: a client that another generator made from openapi.yaml reverses a redemption on the
// served sandbox, and compiles strictly. `npm run proof -- foreign` builds first; needs the registry for the generator.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from './program.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GENERATOR = '@hey-api/openapi-ts@0.94.0';
const folder = mkdtempSync(join(tmpdir(), 'scrip-foreign-'));
const server = spawn(
  process.execPath,
  [
    join(ROOT, 'bin/scrip.js'),
    'sandbox',
    'serve',
    '--port',
    '0',
    '--json',
    '--no-rate-limit',
    '--db',
    join(folder, 's.db'),
  ],
  { env: { PATH: process.env.PATH, SCRIP_HOME: folder }, stdio: ['ignore', 'pipe', 'ignore'] },
);

try {
  const [ready] = await once(server.stdout, 'data');
  const { api_key: apiKey, url } = JSON.parse(ready);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  copyFileSync(join(ROOT, 'openapi.yaml'), join(folder, 'openapi.yaml'));
  run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    GENERATOR,
    'typescript@5.9.3',
    'esbuild@0.28.2',
  ]);
  run('npx', ['--no-install', 'openapi-ts', '-i', 'openapi.yaml', '-o', 'client', '-c', '@hey-api/client-fetch']);
  console.log(`${GENERATOR}: a client is made`);

  writeFileSync(join(folder, 'seed-example.ts'), PROGRAM);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
  };
  const lib = ['es2022', 'dom', 'dom.iterable'];
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, lib, types: [] }, files: ['seed-example.ts'] }),
  );
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.']);
  console.log('it compiles strictly');

  run(process.execPath, [
    'node_modules/esbuild/bin/esbuild',
    'seed-example.ts',
    '--bundle',
    '--format=esm',
    '--outfile=seed-example.mjs',
  ]);
  console.log(run(process.execPath, ['seed-example.mjs'], { SCRIP_URL: url, SCRIP_KEY: apiKey }).trim());
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

function run(command, argv, env = {}) {
  const done = spawnSync(command, argv, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  if (done.status === 0) return done.stdout;
  throw new Error(`${command} ${argv.join(' ')} ended with ${done.status}:\n${done.stdout}${done.stderr}`);
}
