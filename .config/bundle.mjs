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

/**
 * What lazy modules find loaded already, or need as soon as they are: `export` of `file`, by the modules that `by` fits.
 * esbuild makes one chunk for each set of lazy modules that share a file; so these become one chunk each, not dozens.
 */
const TOGETHER = [
  { file: 'src/cli/main.ts', name: 'main', by: /./ },
  { file: 'src/cli/compose.ts', name: 'composeContext', by: /./ },
  { file: 'src/cli/commands/program.ts', name: 'createProgram', by: /./ },
  {
    file: 'src/sdk/index.ts',
    name: 'createScripClient',
    by: /src\/(cli\/(commands|services)|sdk|local-engine)\/(?!store|help)/,
  },
  {
    file: 'src/cli/commands/reverse-one.ts',
    name: 'reverseOne',
    by: /src\/cli\/(commands\/(?!help|completion)|services\/|sdk-failures)/,
  },
  { file: 'src/local-engine/store/open-database.ts', name: 'openDatabase', by: /src\/local-engine\// },
].map((each) => ({ ...each, file: join(root, each.file) }));

/** What is loaded before it is known which command runs finds only the first ones of these loaded: so many. */
const DECLARING = Object.fromEntries([
  [join(cli, 'commands/program.ts'), 2],
  ...['redemptions', 'batches', 'offline', 'sandbox', 'auth', 'config'].map((name) => [
    join(cli, `commands/${name}.ts`),
    3,
  ]),
]);

/** What bin/scrip.js loads: one file, with these parts in it, which all others take from it. */
const DOOR = 'src/cli/index.ts';
const IN_DOOR = [
  'src/cli/commands/help-page.ts',
  'src/cli/commands/root-page.ts',
  'src/cli/ui/wrap-words.ts',
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
const changes = await changesOfFiles(cli, out);
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
  plugins: [fromDoor(), lazyImports(), ...changes],
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

/**
 * Lazy modules of ours, with what belongs to them; and of packages only the names that the importer takes: esbuild would
 * keep all of them, and knows none of a CommonJS one.
 */
function lazyImports() {
  return {
    name: 'lazy imports',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ importer, kind, path, pluginData, resolveDir }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolved') return undefined;
        const target = await resolve(path, { kind, resolveDir, pluginData: 'resolved' });
        if (target.external || target.errors.length > 0) return target;
        const isOurs = path.startsWith('.');
        return {
          path: isOurs ? target.path : `${path}-for-${basename(importer, '.ts')}`,
          namespace: 'lazy',
          pluginData: isOurs ? oursAs(target.path) : { resolveDir, contents: namesOf(path, importer) },
        };
      });
      onLoad({ filter: /./, namespace: 'lazy' }, ({ pluginData }) => pluginData);
    },
  };
}

function oursAs(path) {
  // As exports, because an import that nobody uses is dropped.
  const before = TOGETHER.filter((each, at) => each.by.test(path) && at < (DECLARING[path] ?? Infinity));
  const beside = before.map(({ file, name }) => `export { ${name} as _${name} } from ${JSON.stringify(file)};`);
  return { resolveDir: cli, contents: [`export * from ${JSON.stringify(path)};`, ...beside].join('\n') };
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
