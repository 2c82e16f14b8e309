// One fake key, pushed through every command, every way to fail and every trace level of the built program: it is found
// in no byte that was printed or written, but in the one file that is there to hold it.
import { execa } from 'execa';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const KEY = 'sk_live_5ecretNobodyMaySee0123456789';
const ID = '550e8400-e29b-41d4-a716-446655440001';

let home = '';
let server: Server;
let baseUrl = '';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'scrip-secrets-'));
  writeFileSync(join(home, 'key'), `${KEY}\n`);
  chmodSync(join(home, 'key'), 0o600);
  writeFileSync(join(home, 'rows.csv'), `redemption_id,amount,reason\n${ID},1.00,why\n`);
  server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

const REDEMPTION = {
  ...{ id: ID, program_id: ID, participant_id: ID, asset_id: ID, journal_entry_id: ID },
  ...{ amount: '10.00', reversed_amount: '0.00', status: 'COMPLETED' },
  ...{ created_at: '2026-01-15T10:30:00Z', updated_at: '2026-01-15T10:30:00Z' },
};

/** What the server does with the next requests; it says the key back wherever it can. */
let manner: 'kind' | 'repeats' | 'redirects' | 'breaks' | 'drops' = 'kind';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const key = String(request.headers['x-api-key']);
  const say = (status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': key, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  if (manner === 'repeats') say(422, { code: key, message: `the key ${key} may not; ${key}` });
  else if (manner === 'redirects') say(307, '', { location: `http://127.0.0.1:1/${key}` });
  else if (manner === 'breaks') say(500, `<html>${key}</html>`);
  else if (manner === 'drops') request.socket.destroy();
  else if (request.url?.includes('/programs?') === true) say(200, { data: [], pagination: { has_more: false } });
  else if (/redemptions\?|reversals/.test(request.url ?? '')) say(200, { data: [], pagination: { has_more: false } });
  else say(200, { ...REDEMPTION, description: `bought with ${key}` });
}

/** Every command there is, as it is typed; a command that is added must be added here too. */
const COMMANDS: Readonly<Record<string, string[][]>> = {
  'redemptions reverse': [
    ['redemptions', 'reverse', ID, '--reason', 'why', '--amount', '1.00', '--yes'],
    ['redemptions', 'reverse', ID, '--reason', 'why', '--dry-run'],
    ['redemptions', 'reverse', '--csv', 'rows.csv', '--yes'],
    ['redemptions', 'reverse', '--csv', 'rows.csv', '--dry-run', '--new-batch'],
  ],
  'redemptions explain': [['redemptions', 'explain', ID]],
  'redemptions get': [['redemptions', 'get', ID]],
  'redemptions list': [['redemptions', 'list', '--participant', ID]],
  'redemptions reversals': [['redemptions', 'reversals', ID]],
  'batches list': [['batches', 'list']],
  'batches show': [['batches', 'show', 'rows']],
  'batches resume': [['batches', 'resume', 'rows', '--yes']],
  'batches results': [['batches', 'results', 'rows']],
  'batches export': [['batches', 'export', 'rows', '--output', 'rows.json']],
  'batches import': [['batches', 'import', 'rows.json']],
  'offline pull': [
    ['offline', 'pull', '--participant', ID],
    ['offline', 'pull', '--redemptions', 'rows.csv'],
  ],
  'offline status': [['offline', 'status']],
  'offline push': [['offline', 'push', '--yes']],
  'offline discard': [['offline', 'discard', '1']],
  'offline clear': [['offline', 'clear', '--yes']],
  'sandbox init': [['sandbox', 'init']],
  'sandbox seed': [['sandbox', 'seed']],
  'sandbox serve': [['sandbox', 'serve', '--port', '99999']],
  'sandbox reset': [['sandbox', 'reset', '--yes']],
  'sandbox clock': [['sandbox', 'clock']],
  'sandbox clock set': [['sandbox', 'clock', 'set', '2030-01-01T00:00:00Z']],
  'sandbox clock advance': [['sandbox', 'clock', 'advance', 'P1D']],
  'sandbox credit': [['sandbox', 'credit', '--participant', ID, '--program', ID, '--asset', ID, '--amount', '1.00']],
  'sandbox snapshot save': [['sandbox', 'snapshot', 'save', 'one']],
  'sandbox snapshot list': [['sandbox', 'snapshot', 'list']],
  'sandbox snapshot restore': [['sandbox', 'snapshot', 'restore', 'one', '--yes']],
  'sandbox snapshot delete': [['sandbox', 'snapshot', 'delete', 'one', '--yes']],
  'sandbox settings': [['sandbox', 'settings']],
  'sandbox faults set': [['sandbox', 'faults', 'set', 'http-429', '--times', '1']],
  'sandbox faults list': [['sandbox', 'faults', 'list']],
  'sandbox faults clear': [['sandbox', 'faults', 'clear']],
  'sandbox verify': [['sandbox', 'verify']],
  'sandbox export': [['sandbox', 'export', '--format', 'csv']],
  'sandbox path': [['sandbox', 'path']],
  'auth login': [['auth', 'login', '--key-stdin']],
  'auth status': [['auth', 'status']],
  'auth logout': [['auth', 'logout']],
  'config get': [['config', 'get', 'base_url', '--show-origin']],
  'config set': [['config', 'set', 'locale', 'en-US']],
  'config unset': [['config', 'unset', 'locale']],
  'config list': [['config', 'list', '--show-origin']],
  'config path': [['config', 'path']],
  doctor: [['doctor']],
  completion: [['completion', 'bash']],
  help: [['help', 'modes']],
};

const ENVIRONMENT = (): Record<string, string> => ({ SCRIP_HOME: home, SCRIP_BASE_URL: baseUrl, SCRIP_TIMEOUT: '1' });
const ways: Readonly<Record<string, () => { flags: string[]; env: Record<string, string> }>> = {
  'from the environment': () => ({ flags: [], env: { SCRIP_MODE: 'live', SCRIP_API_KEY: KEY } }),
  'from a file': () => ({ flags: ['--api-key-file', 'key'], env: { SCRIP_MODE: 'live' } }),
  'from the profile': () => ({ flags: [], env: {} }),
};

async function run(argv: readonly string[], env: Record<string, string>): Promise<string> {
  const ran = await execa('node', [join(process.cwd(), 'bin/scrip.js'), ...argv], {
    cwd: home,
    env: { ...ENVIRONMENT(), ...env },
    input: `${KEY}\n`,
    reject: false,
  });
  return `${ran.stdout}\n${ran.stderr}`;
}

test('every command there is has its lines here', async () => {
  const { stdout } = await execa('node', ['bin/scrip.js', 'help', '--json']);
  interface Described {
    readonly name: string;
    readonly subcommands?: readonly Described[];
  }
  const leaves = ({ name, subcommands = [] }: Described): string[] =>
    subcommands.length === 0 ? [name] : subcommands.flatMap(leaves);
  const names = leaves(JSON.parse(stdout) as Described).map((name) => name.replace(/^scrip /, ''));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => COMMANDS[name] === undefined)).toEqual([]);
});

/** All of them in the long run; in the short one the worst. */
const MANNERS =
  process.env.SCRIP_LONG === undefined
    ? (['repeats'] as const)
    : (['kind', 'repeats', 'redirects', 'breaks', 'drops'] as const);

test.each(MANNERS.map((each) => [each]))(
  'a server that is %s: no command prints or writes the key',
  async (each) => {
    manner = 'kind';
    await run(['auth', 'login', '--key-stdin'], {});
    manner = each;
    const said: string[] = [];
    const names = Object.keys(ways);
    let nth = 0;
    for (const lines of Object.values(COMMANDS)) {
      for (const argv of lines) {
        // By turns, so that every command meets the server with every way to bring a key over the five manners.
        const way = ways[names[(nth += 1) % names.length] ?? '']?.() ?? { flags: [], env: {} };
        const trace = nth % 2 === 0 ? ['--verbose'] : ['--verbose', '--json'];
        said.push(await run([...way.flags, ...trace, ...argv], way.env));
      }
    }
    expect(said.filter((text) => text.includes(KEY))).toEqual([]);
    expect(filesWith(KEY)).toEqual([
      'key',
      ...(filesWith(KEY).includes('keys/default.json') ? ['keys/default.json'] : []),
    ]);
  },
  120_000,
);

test('a key that is typed where none may be is not said back', async () => {
  for (const argv of [
    ['--api-key', KEY, 'redemptions', 'get', ID],
    [`--api-key=${KEY}`, 'redemptions', 'get', ID],
    ['auth', 'login', `--key=${KEY}`],
    ['auth', 'login', `--key-stdin=${KEY}`],
  ]) {
    expect(await run(argv, {})).not.toContain(KEY);
  }
});

/** Files under the home that hold the text, wherever they are. */
function filesWith(text: string): string[] {
  return readdirSync(home, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(home, file)).isFile() && readFileSync(join(home, file)).includes(text))
    .sort();
}
