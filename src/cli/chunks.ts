// Loads the other files of the bundle, its chunks, with the code that V8 made of them when they were built. Compiling them
// was half of a short command. See docs/decisions/0022.
// A file of its own because only the build knows it: `.config/bundle.mjs` makes it the door's `require`.
import type { createHash as CreateHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

/** Where a chunk's compiled code lies, and the digest of its source and that code together. */
export interface Compiled {
  readonly at: number;
  readonly length: number;
  readonly digest: string;
}

/** The file beside the chunks for this very V8: `npm run build` made it with the Node that it ran on. */
export const compiledName = (v8: string, arch: string): string => `compiled-${v8}-${arch}.bin`;

/** Digits of the length of the index, at the beginning of the file. The index is JSON; the code of all chunks follows. */
export const LENGTH_DIGITS = 8;

/** What stack traces call the folder of a chunk: compiled code keeps its name, and is not to tell where it was built. */
const NAME = 'scrip-sdk/dist/cli/';

const HEAD = Buffer.from('(function (exports, require, module, __filename, __dirname) {\n');
const TAIL = Buffer.from('\n})');

type CodeOf = (chunk: string, source: Uint8Array) => Buffer | undefined;
type Run = (exports: unknown, require: (id: string) => unknown, module: object, file: string, folder: string) => void;

/**
 * A `require` for the door and all chunks. A chunk without compiled code that fits it, byte by byte, is compiled as ever.
 *
 * @param node - Node's own, which finds everything but chunks
 * @param folder - where the chunks are
 * @param door - what the door exports
 */
export function chunkLoader(node: NodeJS.Require, folder: string, door: unknown): (id: string) => unknown {
  const loaded = new Map<string, unknown>([['./index.js', door]]);
  let codeOf: CodeOf | undefined;
  const load = (id: string): unknown => {
    if (!id.startsWith('./')) return node(id);
    if (loaded.has(id)) return loaded.get(id);
    codeOf ??= readCompiled(node, folder);
    const chunk = id.slice(2);
    const module = { exports: {} };
    const run = compile(chunk, folder, codeOf).runInThisContext() as Run;
    run.call(module.exports, module.exports, load, module, `${folder}/${chunk}`, folder);
    loaded.set(id, module.exports);
    return module.exports;
  };
  return load;
}

/** V8 itself refuses code of another version or of other flags, and then compiles. */
function compile(chunk: string, folder: string, codeOf: CodeOf): Script {
  const source = readFileSync(`${folder}/${chunk}`);
  const cachedData = codeOf(chunk, source);
  // Put together as bytes: as texts they would be copied once more, and each collection of garbage takes a millisecond.
  const wrapped = Buffer.concat([HEAD, source, TAIL]).toString();
  return new Script(wrapped, { filename: NAME + chunk, lineOffset: -1, ...(cachedData && { cachedData }) });
}

/** @returns the compiled code of a chunk; undefined when there is none, or when a byte of it or of the source is another */
function readCompiled(node: NodeJS.Require, folder: string): CodeOf {
  // Late: the door alone needs neither.
  const { createHash } = node('node:crypto') as { createHash: typeof CreateHash };
  const { arch, versions } = node('node:process') as NodeJS.Process;
  try {
    const file = readFileSync(`${folder}/${compiledName(versions.v8, arch)}`);
    const start = LENGTH_DIGITS + parseInt(file.toString('latin1', 0, LENGTH_DIGITS), 10);
    const index = JSON.parse(file.toString('utf8', LENGTH_DIGITS, start)) as Record<string, Compiled | undefined>;
    return (chunk, source) => {
      const found = index[chunk];
      if (found === undefined) return undefined;
      const code = file.subarray(start + found.at, start + found.at + found.length);
      return createHash('sha256').update(source).update(code).digest('hex') === found.digest ? code : undefined;
    };
  } catch {
    // Not there, or damaged: everything is compiled.
    return () => undefined;
  }
}
