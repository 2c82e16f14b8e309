// What the bundle changes in single files, as plugins of esbuild. How it is split: bundle.mjs.
import { transform } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param cli - the folder of the command line's sources
 */
export function changesOfFiles(cli) {
  return [lateSpawn(), shortValidators(), lightFetch(cli)];
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

/** A call that is made and answered in this process needs nothing of Node's HTTP client: docs/decisions/0010. */
function lightFetch(cli) {
  const where =
    /(node_modules\/openapi-fetch\/.*\/index\.m?js|src\/(sdk\/http\/(send|hooks)|cli\/engine|local-engine\/(http\/fetch|mirror\/(mirror|calls)))\.ts)$/;
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
