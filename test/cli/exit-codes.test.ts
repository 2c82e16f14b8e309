// Every row of the exit-code table, reached with the built program: the numbers are what scripts hold on to.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExitCode, type ExitKind } from '../../src/cli/errors/exit-codes.js';
import { CTRL_C, openSession } from '../support/terminal-session.mjs';

const UNITS = '550e8400-e29b-41d4-a716-446655440001';
const FULLY = '550e8400-e29b-41d4-a716-446655440015';
const NOWHERE = '00000000-0000-4000-8000-999999999999';
const REVERSE = ['redemptions', 'reverse', UNITS, '--reason', 'table'];

let home = '';
let server: Server;
let baseUrl = '';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'scrip-codes-'));
  server = createServer((request, response) => {
    // Reads are answered, keys are not accepted on one path, and writes are taken without an answer.
    if (request.method === 'POST') request.socket.destroy();
    else if (request.headers['x-api-key'] !== 'sk_good')
      respond(response, 401, { code: 'unauthorized', message: 'no' });
    else respond(response, 200, REDEMPTION);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

const REDEMPTION = {
  id: UNITS,
  program_id: NOWHERE,
  participant_id: NOWHERE,
  asset_id: NOWHERE,
  amount: '10.00',
  reversed_amount: '0.00',
  status: 'COMPLETED',
  description: 'Cash out',
  journal_entry_id: NOWHERE,
  created_at: '2026-01-15T10:30:00Z',
  updated_at: '2026-01-15T10:30:00Z',
};

function respond(response: import('node:http').ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

type Way = () => Promise<number | undefined>;

async function scrip(argv: string[], env: Record<string, string> = {}): Promise<number | undefined> {
  const ran = await execa('node', ['bin/scrip.js', ...argv], { env: { SCRIP_HOME: home, ...env }, reject: false });
  return ran.exitCode;
}

const live = (key: string): Record<string, string> => ({
  SCRIP_MODE: 'live',
  SCRIP_BASE_URL: baseUrl,
  SCRIP_API_KEY: key,
  SCRIP_TIMEOUT: '2',
});

const WAYS: Readonly<Record<ExitKind, Way>> = {
  ok: () => scrip(['redemptions', 'get', UNITS]),
  // An answer that cannot be written is nobody's success.
  bug: async () => {
    const full = openSync('/dev/full', 'w');
    const env = { ...process.env, SCRIP_HOME: home };
    const child = spawn('node', ['bin/scrip.js', 'redemptions', 'get', UNITS], {
      env,
      stdio: ['ignore', full, 'ignore'],
    });
    const [code] = (await once(child, 'close')) as [number];
    closeSync(full);
    return code;
  },
  usage: () => scrip([...REVERSE, '--amount', '12,50', '--yes']),
  refused: () => scrip(['redemptions', 'reverse', FULLY, '--reason', 'table', '--yes']),
  auth: () => scrip(['redemptions', 'get', UNITS], live('sk_bad')),
  not_found: () => scrip(['redemptions', 'get', NOWHERE]),
  unreachable: () => scrip(['redemptions', 'get', UNITS], { ...live('sk_good'), SCRIP_BASE_URL: 'http://127.0.0.1:1' }),
  outcome_unknown: () => scrip([...REVERSE, '--yes'], live('sk_good')),
  partial: () => {
    const file = join(home, 'partial.csv');
    writeFileSync(file, `redemption_id,reason\n${FULLY},nothing is left of it\n`);
    return scrip(['redemptions', 'reverse', '--csv', file, '--yes']);
  },
  cancelled: async () => {
    const terminal = openSession(REVERSE, { env: { SCRIP_HOME: home } });
    await terminal.shows('How much do you want to reverse?');
    terminal.type(CTRL_C);
    return terminal.ended();
  },
};

test.each(Object.entries(WAYS) as [ExitKind, Way][])('%s', async (kind, way) => {
  expect(await way()).toBe(ExitCode[kind]);
});
