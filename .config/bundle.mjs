// Bundles the command line into dist/cli, in place of what tsc wrote there: one entry for bin/scrip.js, the rest in
// chunks that are loaded when they are needed. Why, and what it rests on: docs/decisions/0021.
import { build, transform } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toCommonJs } from './commonjs.mjs';
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
  { file: 'src/cli/index.ts', name: 'main', by: /./ },
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
const [{ file: DOOR }] = TOGETHER;

/** What is loaded before it is known which command runs finds only the first ones of these loaded: so many. */
const DECLARING = Object.fromEntries([
  [join(cli, 'commands/program.ts'), 1],
  ...['redemptions', 'batches', 'offline', 'sandbox', 'auth', 'config'].map((name) => [
    join(cli, `commands/${name}.ts`),
    2,
  ]),
]);

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

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  ...OUTPUT,
  absWorkingDir: root,
  entryPoints: [{ in: DOOR, out: 'index' }, ...workers],
  outdir: out,
  // Flat, so that a path relative to a chunk is the same from all of them.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  external: NATIVE,
  metafile: true,
  plugins: [lateSpawn(), lazyImports(), shortValidators(), lightFetch()],
});

check(metafile);
await toCommonJs(out, OUTPUT, metafile.outputs);
// Which file came where, for tests; not in the package.
writeFileSync(join(root, 'dist/bundle.json'), JSON.stringify(placesOf(metafile), null, 2));
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES'), licencesOf(root, Object.values(placesOf(metafile)).flat()));

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
  const before = TOGETHER.filter(({ by }, at) => by.test(path) && at < (DECLARING[path] ?? Infinity));
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

/** Loads on first use commander's way to start commands that are programs of their own; we have none (5 ms). */
function lateSpawn() {
  return {
    name: 'late spawn',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^node:child_process$/ }, ({ namespace, path }) =>
        namespace === 'file' ? { path, namespace: 'late' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
        contents: `exports.spawn = (...args) => process.getBuiltinModule('${path}').spawn(...args);`,
      }));
    },
  };
}

/** A quarter of all code, and nobody reads it: with short names it takes less time to load. */
function shortValidators() {
  return {
    name: 'short validators',
    setup({ onLoad }) {
      onLoad({ filter: /generated\/validators\.ts$/ }, async ({ path }) => {
        const { code } = await transform(readFileSync(path), { loader: 'ts', minify: true });
        return { contents: code };
      });
    },
  };
}

/** A call that is made and answered in this process needs nothing of Node's HTTP client: docs/decisions/0023. */
function lightFetch() {
  const where =
    /(node_modules\/openapi-fetch\/.*\/index\.m?js|src\/(sdk\/http\/(over-fetch|hooks)|cli\/sandbox-engine|local-engine\/(http\/engine|mirror\/mirror)-fetch)\.ts)$/;
  const light = JSON.stringify(join(cli, 'light-fetch.ts'));
  return {
    name: 'light fetch',
    setup({ onLoad }) {
      onLoad({ filter: where }, async ({ path }) => {
        const text = readFileSync(path, 'utf8').replaceAll('globalThis.Request', 'Request');
        return {
          contents: `import { FormData, Headers, Request, Response } from ${light};\n${text}`,
          loader: path.endsWith('.ts') ? 'ts' : 'js',
        };
      });
    },
  };
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
  for (const [chunk, { imports, inputs }] of Object.entries(outputs)) {
    for (const { external, kind, path } of imports) {
      if (external && !isBuiltin(path) && !NATIVE.includes(path)) throw new Error(`${chunk} asks for ${path}`);
      if (external && kind === 'require-call' && !isBuiltin(path)) throw new Error(`${chunk} requires ${path}`);
    }
    // Twice the same class, and `instanceof` is false between the two.
    for (const input of Object.keys(inputs)) {
      if (homes.has(input)) throw new Error(`${input} is both in ${homes.get(input)} and in ${chunk}`);
      homes.set(input, chunk);
    }
  }
}
