// What README, docs and examples promise, run as a reader would: the examples as programs, the lines that begin with
// `scrip` in fenced `sh` blocks, and the `js` blocks. `npm test` builds what they use.
import { execa } from 'execa';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { BIN, serveBuilt } from './support/built-program.js';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-examples-'));
  folders.push(folder);
  return folder;
}

/** Runs node with nothing of this process's environment but the path. */
async function node(
  argv: readonly string[],
  env: Record<string, string> = {},
  cwd = ROOT,
): Promise<{ exit: number; said: string }> {
  const done = await execa(process.execPath, argv, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    all: true,
  });
  return { exit: done.exitCode ?? -1, said: done.all };
}

/** Run once, looked at twice. */
const demo = node(['examples/demo.mjs']);

describe('examples', () => {
  test.each([
    // program                 exit  lines it must say
    ['demo.mjs', 0, ['OUT_OF_STOCK -> ACTIVE', 'replayed:', '(exit 3)', 'the ledger is sound', 'Every step ended']],
    ['reverse.mjs', 0, ['COMPLETED: 1000.00 of 1000.00 remain', 'reversed: 1000.00, with the key cancel-']],
    ['retry-unknown.mjs', 0, ['outcome unknown', 'it was already made: 500.00', 'reversed in all: 500.00']],
    ['retry-after-crash.mjs', 0, ['killed while', 'it was already made: 500.00', 'reversed in all: 500.00']],
    ['nightly-job.mjs', 0, ['reversed: 1, to check: 0']],
    ['fault-injection.mjs', 0, ['pass 8', 'fail 0']],
    ['engine-as-test-double.mjs', 0, ['pass 4', 'fail 0']],
  ])('%s', async (program, exit, lines) => {
    const ran = await (program === 'demo.mjs' ? demo : node([join('examples', program)]));
    expect(lines.filter((line) => !ran.said.includes(line))).toEqual([]);
    expect(ran.exit).toBe(exit);
  });

  test('reverse.mjs says it when the API refuses', async () => {
    const ran = await node(['examples/reverse.mjs', '550e8400-e29b-41d4-a716-446655440015']);
    expect(ran.said).toContain('refused (422 already_fully_reversed)');
    expect(ran.exit).toBe(1);
  });

  test('the demo prints no colour codes into a pipe, and what it says itself fits 80 columns', async () => {
    const { said } = await demo;
    expect(said).not.toContain('\u001b');
    const own = said.split('\n').filter((line) => /^(\$ |  --|\d\. |[A-Z]|lots|earned)/.test(line));
    expect(own.filter((line) => line.length > 80)).toEqual([]);
  });
});

interface Line {
  readonly typed: string;
  readonly exit: number;
}

/** The text of the fenced blocks of a language. */
function blocks(file: string, language: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , block]) => block ?? '');
}

/** Lines that begin with `scrip`; `# exit 3` behind one says how it ends. What needs a server or an account is left out. */
function scripLines(file: string): Line[] {
  return blocks(file, 'sh')
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .filter((line) => line.startsWith('scrip ') && !/ sandbox serve| auth login| >> | --mode live|<[a-z-]+>/.test(line))
    .map((line) => ({ typed: line, exit: parseInt(/# exit (\d+)/.exec(line)?.[1] ?? '0', 10) }));
}

/** Words as a shell splits them, as far as the documents need it. */
function wordsOf(typed: string): string[] {
  const command = typed.replace(/\s+#.*$/, '');
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

describe.concurrent('what the documents tell to type', () => {
  test.each([
    'README.md',
    'docs/batches.md',
    'docs/profiles.md',
    'docs/demo-data.md',
    'docs/sandbox.md',
    'docs/seed-format.md',
    'docs/exit-codes.md',
  ])('%s', async (file) => {
    const lines = scripLines(file);
    const SCRIP_HOME = newHome();
    // Results are written beside the file, so the examples are copied.
    cpSync(join(ROOT, 'examples'), join(SCRIP_HOME, 'examples'), { recursive: true });
    const ended: Line[] = [];
    for (const { typed } of lines)
      ended.push({ typed, exit: (await node([BIN, ...wordsOf(typed)], { SCRIP_HOME }, SCRIP_HOME)).exit });
    expect(ended).toEqual(lines);
    expect(lines.length).toBeGreaterThan(0);
  });
});

test('code in README and docs/sdk.md runs as it stands', async () => {
  const code = ['README.md', 'docs/sdk.md'].flatMap((file) => blocks(file, 'js'));
  const { running, ready } = await serveBuilt(['--no-rate-limit'], { SCRIP_HOME: newHome() });
  const { url } = ready;
  const env = { SCRIP_API_KEY: 'sk_sandbox', SCRIP_BASE_URL: url };
  const ran = [];
  for (const block of code) ran.push(await node(['--input-type=module', '--eval', block], env));
  running.kill('SIGTERM');
  await running;
  expect(code.length).toBeGreaterThan(1);
  expect(ran.filter(({ exit, said }) => exit !== 0 || /refused|unknown|Error/.test(said))).toEqual([]);
});

describe('for testers in other languages', () => {
  /** A folder with `scrip` and `npx`, as an installation has them. */
  function installation(): string {
    const folder = newHome();
    writeFileSync(join(folder, 'scrip'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    return folder;
  }
  const freePort = async (): Promise<string> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return String(port);
  };
  const shell = (argv: readonly string[], env: Record<string, string>): ReturnType<typeof node> =>
    execa('bash', argv, {
      cwd: ROOT,
      env: { PATH: `${installation()}:${process.env.PATH ?? ''}`, ...env },
      ...{ extendEnv: false, reject: false, stdin: 'ignore', all: true },
    }).then(({ exitCode, all }) => ({ exit: exitCode ?? -1, said: all }));

  test('examples/sandbox.sh', async () => {
    const { exit, said } = await shell(['examples/sandbox.sh'], { PORT: await freePort() });
    const lines = said.split('\n');
    const after = (line: string, n = 1): unknown => JSON.parse(lines[lines.indexOf(line) + n] ?? '');
    expect(after('-- wait until it answers')).toMatchObject({ status: 'ok' });
    const first = after('-- the documented call: reverse one of two units');
    expect(first).toMatchObject({ amount: '500.00', quantity: 1 });
    expect(after('-- the same key again: the same answer, and nothing is reversed twice')).toEqual(first);
    expect(said).toContain('422 {"code":"reversal_exceeds_remaining"');
    expect(after('-- restore the saved state', 2)).toMatchObject({ reversed_quantity: 0, status: 'COMPLETED' });
    expect([exit, lines.at(-1)]).toEqual([0, 'the ledger is correct']);
  });

  test('the steps of a CI job in docs/sandbox.md', async () => {
    const [text = ''] = blocks('docs/sandbox.md', 'yaml');
    const { env, steps } = parse(text) as {
      env: { PORT: number };
      steps: { run: string; env?: Record<string, string> }[];
    };
    const port = await freePort();
    const filled = (value: string): string => value.replace('${{ env.PORT }}', port);
    const own = Object.entries(Object.assign({}, ...steps.map((step) => step.env ?? {})) as Record<string, string>);
    const given = { ...Object.fromEntries(own.map(([name, value]) => [name, filled(value)])), PORT: port };
    // In one shell, as one job: the server of the first step is there for the others.
    const job = ['set -e', "trap 'kill $(jobs -p)' EXIT", ...steps.map(({ run }) => run)].join('\n');
    const home = newHome();
    const { exit, said } = await shell(['-c', job], { ...given, RUNNER_TEMP: home, SCRIP_HOME: home });
    expect([exit, env.PORT, steps.length]).toEqual([0, 4010, 3]);
    expect(said).toContain('"action":"restore"');
    expect(said).toContain('"ok":true');
  });
});

test('the README has the test command in a block of its own', () => {
  expect(blocks('README.md', 'sh')).toContain('npm ci && npm test\n');
});
