// Bundles the command line into dist/cli, in place of what tsc wrote there: a small door for bin/scrip.js, the rest in
// chunks that are loaded when they are needed. Why, and what it rests on: docs/decisions/0021 and 0037.
import { build } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changesOfFiles } from './bundle-plugins.mjs';
import { COMMON_JS, toCommonJs } from './commonjs.mjs';
import { licencesOf } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'src/cli');
const out = join(root, 'dist/cli');

/** Chosen at run time, by the Node that runs and the machine it runs on. */
const NATIVE = ['better-sqlite3', 'better-sqlite3-napi', '@napi-rs/keyring'];

/** What bin/scrip.js loads: one file, with these parts in it, which all others take from it. */
const DOOR = 'src/cli/index.ts';
const IN_DOOR = [
  'src/cli/help/page.ts',
  'src/cli/help/generated/root-page.ts',
  'src/cli/terminal/words.ts',
  'src/sdk/generated/version.ts',
];
/** What the door loads when it cannot answer by itself. */
const BEHIND_DOOR = ['compose', 'main'];

/** Programs of their own beside the door, for `new URL('./name-worker.js', import.meta.url)`. */
const workers = readdirSync(cli, { recursive: true })
  .filter((file) => file.endsWith('-worker.ts'))
  .map((file) => ({ in: join(cli, file), out: basename(file, '.ts') }));

const OUTPUT = {
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  // Less to read at every start. Names stay, and lines stay short enough to be told apart: stack traces are for people.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 120,
};

// Read before what tsc wrote makes room for the bundle.
const changes = changesOfFiles(cli);
rmSync(out, { recursive: true, force: true });
const door = await build({
  ...OUTPUT,
  ...COMMON_JS,
  absWorkingDir: root,
  stdin: { resolveDir: root, contents: [DOOR, ...IN_DOOR].map((file) => `export * from './${file}';`).join('\n') },
  outfile: join(out, 'index.js'),
  bundle: true,
  external: BEHIND_DOOR.map((name) => `./${name}.js`),
  metafile: true,
  plugins: changes,
});
const chunks = await build({
  ...OUTPUT,
  absWorkingDir: root,
  entryPoints: [...BEHIND_DOOR.map((name) => ({ in: join(cli, `${name}.ts`), out: name })), ...workers],
  outdir: out,
  // Flat, so that a path relative to a chunk is the same from all of them.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  external: NATIVE,
  metafile: true,
  plugins: [fromDoor(), lazyPackages(), ...changes],
});
await toCommonJs(out, OUTPUT, chunks.metafile.outputs);

const metafile = { outputs: { ...door.metafile.outputs, ...chunks.metafile.outputs } };
check(metafile);
// Which file came where, for tests; not in the package.
writeFileSync(join(root, 'dist/bundle.json'), JSON.stringify(placesOf(metafile), null, 2));
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES'), licencesOf(root, Object.values(placesOf(metafile)).flat()));

function fromDoor() {
  return {
    name: 'from the door',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path).replace(/\.js$/, '.ts');
        return IN_DOOR.some((part) => file === join(root, part)) ? { path: './index.js', external: true } : undefined;
      });
    },
  };
}

/** Of lazily loaded packages, only the names that the importer takes: esbuild would keep all of them. */
function lazyPackages() {
  return {
    name: 'lazy packages',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /^[^.]/ }, async ({ importer, kind, path, pluginData, resolveDir }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolved') return undefined;
        const target = await resolve(path, { kind, resolveDir, pluginData: 'resolved' });
        if (target.external || target.errors.length > 0) return target;
        return {
          path: `${path}-for-${basename(importer, '.ts')}`,
          namespace: 'lazy',
          pluginData: { resolveDir, contents: namesOf(path, importer) },
        };
      });
      onLoad({ filter: /./, namespace: 'lazy' }, ({ pluginData }) => pluginData);
    },
  };
}

function namesOf(path, importer) {
  const text = readFileSync(importer, 'utf8');
  const imported = text.split(`import('${path}')`).length - 1;
  const taken = [...text.matchAll(/const \{([^}]*)\} = await import\('([^']*)'\)/g)].filter((each) => each[2] === path);
  if (taken.length !== imported) throw new Error(`${importer}: write const { name } = await import('${path}')`);
  const names = taken.flatMap((each) => each[1].split(',').map((name) => name.split(':')[0].trim()));
  return `export { ${[...new Set(names)].join(', ')} } from '${path}';`;
}

/** The files of each chunk of which something is left after the rest was shaken out. */
function placesOf({ outputs }) {
  const places = Object.entries(outputs).map(([chunk, { inputs }]) => [
    basename(chunk),
    Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
  ]);
  return Object.fromEntries(places);
}

/** What would only fail at run time, in somebody else's hands. */
function check({ outputs }) {
  const homes = new Map();
  const own = ['index', ...BEHIND_DOOR].map((name) => `./${name}.js`);
  for (const [chunk, { imports, inputs }] of Object.entries(outputs)) {
    for (const { external, kind, path } of imports) {
      if (external && !isBuiltin(path) && !NATIVE.includes(path) && !own.includes(path))
        throw new Error(`${chunk} asks for ${path}`);
      if (external && kind === 'require-call' && !isBuiltin(path) && !own.includes(path))
        throw new Error(`${chunk} requires ${path}`);
    }
    // Twice the same class, and `instanceof` is false between the two.
    for (const input of Object.keys(inputs)) {
      if (homes.has(input)) throw new Error(`${input} is both in ${homes.get(input)} and in ${chunk}`);
      homes.set(input, chunk);
    }
  }
}
