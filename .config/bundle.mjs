// Bundles the command line into dist/cli, in place of what tsc wrote there: a small door for bin/scrip.js, the rest in
// chunks that are loaded when they are needed, all as CommonJS. Why, and what it rests on: docs/decisions/0009 and 0018.
import { build, transform } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licencesOf } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'src/cli');
const out = join(root, 'dist/cli');
const DOOR = 'src/cli/index.ts';
const LOADER = 'src/cli/chunks.ts';

/** Chosen at run time, by the Node that runs and the machine it runs on. */
const NATIVE = ['better-sqlite3', 'better-sqlite3-napi', '@napi-rs/keyring'];

const OUTPUT = {
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  // Less to read at every start. Names stay, and lines stay short enough to be told apart: stack traces are for people.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 120,
};
/** With these, import() becomes a late require(). */
const COMMON_JS = { format: 'cjs', supported: { 'dynamic-import': false } };
const BUNDLE = { ...OUTPUT, absWorkingDir: root, bundle: true, metafile: true };

/** commander could start programs and so loads what that needs, at each start; none of our commands is such a program. */
const LATE_SPAWN = {
  name: 'late spawn',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'late' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'late' }, () => ({
      contents: `module.exports = { spawn: (...all) => process.getBuiltinModule('node:child_process').spawn(...all) };`,
    }));
  },
};

rmSync(out, { recursive: true, force: true });
const { door, late } = await bundleDoor();
const chunks = await bundleChunks(late, Object.keys(door.metafile.inputs));
const outputs = { ...door.metafile.outputs, ...chunks.metafile.outputs };
for (const [chunk, { imports }] of Object.entries(outputs)) {
  const missing = imports.find(
    ({ external, path }) => external && !/^\.\//.test(path) && !isBuiltin(path) && !NATIVE.includes(path),
  );
  if (missing !== undefined) throw new Error(`${chunk} asks for ${missing.path}`);
}
for (const path of Object.keys(chunks.metafile.outputs)) await toCommonJs(join(out, basename(path)));
writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }\n');

// Which file came where, of what is left after the rest was shaken out: for tests, not in the package.
const filesIn = ({ inputs }) => Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
const places = Object.entries(outputs).map(([chunk, output]) => [basename(chunk), filesIn(output)]);
writeFileSync(join(root, 'dist/bundle.json'), JSON.stringify(Object.fromEntries(places), null, 2));
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES'), licencesOf(root, places.flat(2)));

/** One file, with all that the door imports; what it loads late is outside. Its parts are exported to the other chunks. */
async function bundleDoor() {
  const outside = {
    name: 'outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      );
    },
  };
  const options = { ...BUNDLE, ...COMMON_JS, outfile: join(out, 'index.js'), plugins: [outside] };
  const { metafile } = await build({ ...options, entryPoints: [DOOR], write: false });
  const parts = [...Object.keys(metafile.inputs), LOADER].map((file) => `export * from './${file}';`);
  const late = metafile.inputs[DOOR].imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path);
  const stdin = { resolveDir: root, contents: parts.join('\n') };
  // Once the door is there, chunks are found by its own loader.
  const footer = { js: 'require = chunkLoader(require, __dirname, module.exports);' };
  return { door: await build({ ...options, stdin, footer }), late };
}

/** @param late - what the door loads, relative to it; @param inDoor - the files that all others take from it */
function bundleChunks(late, inDoor) {
  const fromDoor = {
    name: 'from the door',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path).replace(/\.js$/, '.ts');
        return inDoor.some((part) => file === join(root, part)) ? { path: './index.js', external: true } : undefined;
      });
    },
  };
  // Programs of their own beside the door, for `new URL('./name-worker.js', import.meta.url)`.
  const workers = readdirSync(cli, { recursive: true }).filter((file) => file.endsWith('-worker.ts'));
  const entries = [...new Set(late)].map((path) => path.replace(/\.js$/, '.ts')).concat(workers);
  return build({
    ...BUNDLE,
    entryPoints: entries.map((file) => ({ in: join(cli, file), out: basename(file, '.ts') })),
    outdir: out,
    // Flat, so that a path relative to a chunk is the same from all of them.
    chunkNames: '[name]-[hash]',
    splitting: true,
    format: 'esm',
    external: NATIVE,
    plugins: [fromDoor, LATE_SPAWN],
  });
}

/** esbuild splits ES modules only. CommonJS is found faster, and Node's loader of ES modules takes 4 ms to start. */
async function toCommonJs(chunk) {
  const text = readFileSync(chunk, 'utf8');
  const define = { 'import.meta.url': '__fileUrl' };
  const fileUrl = 'const __fileUrl = require("node:url").pathToFileURL(__filename).href;';
  const banner = text.includes('import.meta.url') ? fileUrl : '';
  const { code, warnings } = await transform(text, { ...OUTPUT, ...COMMON_JS, define, banner });
  if (warnings.length > 0) throw new Error(`${chunk}: ${warnings[0].text}`);
  writeFileSync(chunk, code);
}
