// Bundles the command line into dist/cli, in place of what tsc wrote there: one entry for bin/scrip.js, the rest in
// chunks that are loaded when they are needed. Why, and what it rests on: docs/decisions/0021.
import { build } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licencesOf } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'src/cli');
const out = join(root, 'dist/cli');

/** Chosen at run time, by the Node that runs and the machine it runs on. */
const NATIVE = ['better-sqlite3', 'better-sqlite3-napi', '@napi-rs/keyring'];

/** What is always loaded before anything lazy is: the door, and the command tree it loads. */
const DOOR = join(cli, 'index.ts');
const TREE = join(cli, 'commands/program.ts');

/** Programs of their own beside the door, for `new URL('./name-worker.js', import.meta.url)`. */
const workers = readdirSync(cli, { recursive: true })
  .filter((file) => file.endsWith('-worker.ts'))
  .map((file) => ({ in: join(cli, file), out: basename(file, '.ts') }));

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [{ in: DOOR, out: 'index' }, ...workers],
  outdir: out,
  // Flat, so that a path relative to a chunk is the same from all of them.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: NATIVE,
  // What is CommonJS inside asks for parts of Node only; `check` below sees to it.
  banner: { js: 'const require = process.getBuiltinModule;' },
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  legalComments: 'none',
  metafile: true,
  plugins: [lazyImports(), lazyBuiltins()],
});

check(metafile);
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES'), licencesOf(root, bundled(metafile)));

/**
 * Makes few chunks out of many. esbuild makes one chunk for each set of entries that share a file; as every lazy module
 * here also says that the door and the tree are there already, what these hold stays in one chunk each. And of a
 * package, only the names are kept that the importer takes: esbuild would keep all, and know none of a CommonJS one.
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
  const door = `export { main as door } from ${JSON.stringify(DOOR)};`;
  const tree = `export { createProgram as tree } from ${JSON.stringify(TREE)};`;
  const own = `export * from ${JSON.stringify(path)};`;
  return { resolveDir: cli, contents: [own, door, ...(path === TREE ? [] : [tree])].join('\n') };
}

function namesOf(path, importer) {
  const text = readFileSync(importer, 'utf8');
  const imported = text.split(`import('${path}')`).length - 1;
  const taken = [...text.matchAll(/const \{([^}]*)\} = await import\('([^']*)'\)/g)].filter((each) => each[2] === path);
  if (taken.length !== imported) throw new Error(`${importer}: write const { name } = await import('${path}')`);
  const names = taken.flatMap((each) => each[1].split(',').map((name) => name.split(':')[0].trim()));
  return `export { ${[...new Set(names)].join(', ')} } from '${path}';`;
}

/** commander loads what starts processes for commands that are programs of their own. We have none, and it takes 5 ms. */
function lazyBuiltins() {
  return {
    name: 'lazy builtins',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^node:child_process$/ }, ({ kind, path }) =>
        kind === 'require-call' ? { path, namespace: 'lazy-builtin' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'lazy-builtin' }, ({ path }) => ({
        contents: `exports.spawn = (...args) => process.getBuiltinModule('${path}').spawn(...args);`,
      }));
    },
  };
}

/** The files of which something is left after the rest was shaken out. */
function bundled({ outputs }) {
  const inputs = Object.values(outputs).flatMap((chunk) => Object.entries(chunk.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
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
