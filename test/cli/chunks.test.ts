// The code that V8 made of a chunk when it was built is run only where it fits, byte by byte; else the chunk itself is.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { LENGTH_DIGITS, chunkLoader, compiledName, type Compiled } from '../../src/cli/chunks.js';
import { runBuilt } from '../support/built-program.js';

const work = mkdtempSync(join(tmpdir(), 'scrip-chunks-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** Two of one length, because V8 compares no more of a source than that: what runs shows which of them was taken. */
const SOURCE = 'exports.from = "source";';
const OTHER = 'exports.from = "binary";';

const codeOf = (source: string): Buffer =>
  new Script(`(function (exports, require, module, __filename, __dirname) {\n${source}\n})`).createCachedData();

interface Kept {
  readonly code?: Buffer;
  /** What the digest is over, beside the code. */
  readonly source?: string;
  readonly length?: number;
  readonly name?: string;
}

/** The bytes of a file with the compiled code of one chunk. */
function fileOf({ code = codeOf(OTHER), length = code.length, name = 'chunk.js', source = SOURCE }: Kept = {}): Buffer {
  const digest = createHash('sha256').update(source).update(code).digest('hex');
  const place: Compiled = { at: 0, length, digest };
  const index = JSON.stringify({ [name]: place });
  const padded = index.padEnd(index.length + (-index.length & 7));
  return Buffer.concat([Buffer.from(String(padded.length).padStart(LENGTH_DIGITS, '0') + padded), code]);
}

const NAME = compiledName(process.versions.v8, process.arch);

/** A folder with the chunk and a file of compiled code beside it. */
function folderWith(file: Buffer | undefined, name = NAME): string {
  const folder = mkdtempSync(join(work, 'folder-'));
  writeFileSync(join(folder, 'chunk.js'), SOURCE);
  if (file !== undefined) writeFileSync(join(folder, name), file);
  return folder;
}

/** In a process of its own: V8 remembers what it has compiled, and then looks at nothing else. */
function whatRuns(folder: string): string {
  const door = new URL('../../dist/cli/index.js', import.meta.url).pathname;
  const script = `console.log(require('${door}').chunkLoader(require, '${folder}', {})('./chunk.js').from)`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
}

test('compiled code that fits is run', () => {
  expect(whatRuns(folderWith(fileOf()))).toBe('binary');
});

/** One bit of a byte is another. */
function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

const code = codeOf(OTHER);
const file = fileOf({ code });
const start = file.length - code.length;

test.each<[what: string, file: Buffer | undefined, name?: string]>([
  ['there is none', undefined],
  ['it was made by another V8', file, compiledName('0.0.0', process.arch)],
  ['it was made for another kind of machine', file, compiledName(process.versions.v8, 'abacus')],
  ['it was made of another source of the same length', fileOf({ source: OTHER })],
  ['it is of other chunks', fileOf({ name: 'other.js' })],
  ['V8 does not know it, although every byte is as it was kept', fileOf({ code: flipped(code, 4) })],
  ['there is nothing of it, as was kept', fileOf({ code: Buffer.alloc(0) })],
  ['it ends too early', file.subarray(0, -8)],
  ['it ends in its index', file.subarray(0, 40)],
  ['its file is empty', Buffer.alloc(0)],
  ['its file holds something else', Buffer.from('SQLite format 3\0')],
  ['its length is wrong', fileOf({ length: code.length - 8 })],
  ['its first bit is another', flipped(file, start)],
  ['a bit in the middle is another', flipped(file, start + (code.length >> 1))],
  ['a bit of its text is another', flipped(file, file.indexOf('binary'))],
  ['its last bit is another', flipped(file, file.length - 1)],
  ['a bit of its index is another', flipped(file, LENGTH_DIGITS + 3)],
])('where %s, the chunk itself is run', (_what, bytes, name) => {
  expect(whatRuns(folderWith(bytes, name))).toBe('source');
});

test('a folder in its place is nothing', () => {
  const folder = folderWith(undefined);
  mkdirSync(join(folder, NAME));
  expect(whatRuns(folder)).toBe('source');
});

test('a chunk is run once, gets the door from the loader, and everything that is no chunk from Node', () => {
  const folder = folderWith(undefined);
  const [door, path] = [{}, 'node:path'];
  writeFileSync(
    join(folder, 'all.js'),
    `module.exports = [require('./index.js'), require('${path}'), __filename, __dirname]`,
  );
  const load = chunkLoader(createRequire(import.meta.url), folder, door);
  const [first, node, ...places] = load('./all.js') as unknown[];
  expect(first).toBe(door);
  expect(node).toBe(createRequire(import.meta.url)(path));
  expect(places).toEqual([join(folder, 'all.js'), folder]);
  expect(load('./all.js')).toBe(load('./all.js'));
});

test('an error in a chunk names its file and line, and does not count as loaded', () => {
  const folder = folderWith(undefined);
  writeFileSync(join(folder, 'broken.js'), 'exports.early = 1;\nthrow new Error("here");');
  const load = chunkLoader(createRequire(import.meta.url), folder, {});
  const stackOf = (): string => {
    try {
      return String(load('./broken.js'));
    } catch (error) {
      return (error as Error).stack ?? '';
    }
  };
  const place = expect.stringContaining('scrip-sdk/dist/cli/broken.js:2:7') as unknown;
  expect([stackOf(), stackOf()]).toEqual([place, place]);
});

// The built program.

test.each([
  [['redemptions', 'get', '550e8400-e29b-41d4-a716-446655440001']],
  [['redemptions', 'reverse', '550e8400-e29b-41d4-a716-446655440001', '--reason', 'r', '--yes']],
  [['__complete', '--', 'redemptions', 'get', '']],
])('of scrip %j every chunk was compiled when it was built, and V8 takes it', async (argv) => {
  const teller = join(work, 'tell.cjs');
  writeFileSync(
    teller,
    `const vm = require('node:vm');
     vm.Script = class extends vm.Script {
       constructor(source, options) {
         super(source, options);
         if (this.cachedDataRejected !== false) require('node:fs').writeSync(2, 'compiled anew: ' + options.filename);
       }
     };`,
  );
  const home = mkdtempSync(join(work, 'home-'));
  const { exitCode, stderr } = await runBuilt(argv, { SCRIP_HOME: home, NODE_OPTIONS: `--require ${teller}` });
  expect(exitCode).toBe(0);
  expect(stderr).not.toContain('compiled anew');
});

test('beside the chunks of the build lies the compiled code of this Node, which does not tell where it was built', () => {
  const folder = new URL('../../dist/cli/', import.meta.url).pathname;
  const found = readdirSync(folder).filter((name) => name.endsWith('.bin'));
  expect(found).toEqual([NAME]);
  const text = readFileSync(join(folder, found[0] ?? ''), 'latin1');
  expect([folder, tmpdir()].filter((path) => text.includes(path))).toEqual([]);
});
