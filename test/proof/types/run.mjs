// The types as consumers meet them: the packed package in an empty folder, compiled against with every TypeScript that is
// promised, strictly and with its declarations checked. `npm run proof -- types` builds first; needs the registry.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packed } from '../pack/packed.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const COMPILERS = { 5.4: '5.4.5', 5.9: '5.9.3', '6.0': '6.0.3', '7.0': '7.0.2' };
const STRICT = {
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: 'es2022',
  types: [],
};
const WAYS = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};
const folder = mkdtempSync(join(tmpdir(), 'scrip-types-'));

try {
  const { file } = packed(ROOT, folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  // Under names of their own: their commands are all called tsc.
  const aliases = Object.entries(COMPILERS).map(([name, version]) => `ts-${name}@npm:typescript@${version}`);
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', file, ...aliases]);
  cpSync(join(ROOT, 'test/proof/types/uses.ts'), join(folder, 'uses.ts'));
  writeFileSync(
    join(folder, 'uses-required.cts'),
    "import sdk = require('scrip-sdk');\nsdk.createScripClient({ apiKey: 'sk_1' });\n",
  );
  for (const name of Object.keys(COMPILERS)) {
    for (const [way, options] of Object.entries(WAYS)) compile(name, way, options, ['uses.ts']);
    // Older ones do not know that Node can require what is written as modules.
    if (Number(name) >= 5.8) compile(name, 'required', WAYS.nodenext, ['uses-required.cts']);
  }
  console.log('\nthe types compile everywhere');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compile(name, way, options, files) {
  const config = `tsconfig.${name}.${way}.json`;
  const compilerOptions = { ...STRICT, ...options, lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'] };
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions, files }));
  run(process.execPath, [join(folder, `node_modules/ts-${name}/bin/tsc`), '-p', config]);
  console.log(`TypeScript ${COMPILERS[name]}, ${way}: ok`);
}

function run(command, argv) {
  const { status, stderr, stdout } = spawnSync(command, argv, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${argv.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}
