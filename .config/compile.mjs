// Keeps what V8 made of the bundle's chunks while the commands that people wait for ran, beside the chunks, for the starts
// to come (docs/decisions/0022). Without an SQLite driver nothing is kept: the program only starts slower.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { arch, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const cli = fileURLToPath(new URL('../dist/cli', import.meta.url));
const ID = '550e8400-e29b-41d4-a716-446655440001';
const COMMANDS = [
  ['redemptions', 'get', ID],
  ['redemptions', 'reverse', ID, '--quantity', '1', '--reason', 'warm', '--yes'],
  ['redemptions', 'get', ID],
  ['redemptions', 'list'],
  ['__complete', '--', 'redemptions', 'get', ''],
  ['__complete', '--', 'redemptions', 'reverse', ''],
];

const scripts = new Map();
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    scripts.set(basename(options.filename), this);
  }
};
const door = createRequire(import.meta.url)('../dist/cli/index.js');
const home = mkdtempSync(join(tmpdir(), 'scrip-compile-'));
// What the commands print is not for whoever builds.
for (const stream of [process.stdout, process.stderr]) stream.write = (_text, ...rest) => (rest.at(-1)?.(), true);
for (const argv of COMMANDS)
  await door.start({ argv: ['node', 'scrip', ...argv], env: { SCRIP_HOME: home }, once: () => {} });
rmSync(home, { recursive: true });

const index = {};
const pieces = [];
let at = 0;
for (const [chunk, script] of scripts) {
  const code = script.createCachedData();
  const digest = createHash('sha256')
    .update(readFileSync(join(cli, chunk)))
    .update(code)
    .digest('hex');
  index[chunk] = { at, length: code.length, digest };
  // V8 copies what does not begin at a multiple of eight.
  pieces.push(code, Buffer.alloc(-code.length & 7));
  at += pieces.at(-2).length + pieces.at(-1).length;
}
const text = JSON.stringify(index);
const padded = text.padEnd(text.length + (-text.length & 7));
const head = String(padded.length).padStart(door.LENGTH_DIGITS, '0') + padded;
writeFileSync(join(cli, door.compiledName(versions.v8, arch)), Buffer.concat([Buffer.from(head), ...pieces]));
