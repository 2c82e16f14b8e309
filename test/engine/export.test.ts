// The journal as JSON, CSV and for hledger: complete, exact, in an order, in pieces, and never of two states at once.
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '../../src/local-engine/index.js';
import { addUp, hledgerVersion } from '../proof/books/hledger.mjs';
import { openSandbox, type Sandbox } from '../support/sandbox.js';
import { openWorld } from '../support/world.js';

const REVERSE = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse';
const text = ({ engine }: Sandbox, format: ExportFormat): string => [...engine.exportJournal(format)].join('');

interface Exported {
  readonly mode: string;
  readonly head: string;
  readonly data: readonly Record<string, any>[];
}

test('json has every entry as the API shows it, oldest first, with its place and what it belongs to', async () => {
  const sandbox = openSandbox({ seed: 'demo' });
  await sandbox.call('POST', REVERSE, { reason: 'r' });
  const { mode, head, data } = JSON.parse(text(sandbox, 'json')) as Exported;
  const shown = (await sandbox.call('GET', '/v1/journal-entries?limit=200')).body.data as Record<string, unknown>[];
  expect([mode, head]).toEqual(['sandbox', sandbox.engine.verify().head]);
  expect(data.map(({ sequence_number }) => sequence_number as number)).toEqual(shown.map((_, at) => at + 1));
  expect(data.at(-1)).toMatchObject({ redemption_id: '550e8400-e29b-41d4-a716-446655440001', entry_hash: head });
  expect([...data].reverse()).toEqual(shown.map((entry) => expect.objectContaining(entry) as unknown));
});

test('csv has a row per posting with the same amounts, and nothing in it is a formula', async () => {
  const world = await openWorld();
  const { participant, program, simple } = world.ids;
  const nasty = ['=1+1', '-2+3', '@x', '"quoted", and\nmore', "'=kept", '\tx', 'plain'];
  for (const description of nasty) {
    const body = { program_id: program, asset_id: simple, amount: '1.50', type: 'CREDIT', description };
    expect((await world.call('POST', `/v1/participants/${participant}/balances/adjust`, body)).status).toBe(201);
  }
  const csv = text(world, 'csv');
  const rows = parse(csv, { columns: true, record_delimiter: '\r\n' }) as unknown as Record<string, string>[];
  const lines = (JSON.parse(text(world, 'json')) as Exported).data.flatMap(
    ({ postings }) => postings as { amount: string }[],
  );
  expect(rows.map(({ amount }) => amount)).toEqual(lines.map(({ amount }) => amount));
  const written = rows.filter(({ line }) => line === '1').map(({ description }) => description);
  expect(written).toEqual(["'=1+1", "'-2+3", "'@x", '"quoted", and\nmore', "''=kept", "'\tx", 'plain']);
  expect(csv.split('\r\n')[0]).toContain('sequence_number,journal_entry_id,created_at,action_type');
});

describe('hledger', () => {
  test('has a transaction per entry, on its day of the ledger, with accounts by lot', async () => {
    const sandbox = openSandbox({ seed: 'demo' });
    await sandbox.call('POST', '/_sandbox/clock', { set: '2026-03-31T23:59:59.999Z' });
    await sandbox.call('POST', REVERSE, { reason: 'Odd; reason | with "quotes"\nand lines', quantity: 1 });
    const journal = text(sandbox, 'hledger');
    const [newest = ''] = journal.trimEnd().split('\n\n').slice(-1);
    expect(newest.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')).toBe(
      [
        '2026-03-31 * (25) REVERSAL | Odd, reason | with "quotes" and lines',
        '    ; entry:<id>',
        '    ; time:2026-03-31T23:59:59.999Z',
        '    ; participant:<id>',
        '    ; redemption:<id>',
        '    ; reversal:<id>',
        '    participants:ada:POINTS:available:<id>  300.00 "POINTS"',
        '    participants:ada:POINTS:available:<id>  200.00 "POINTS"',
        '    system:redemption  -500.00 "POINTS"',
      ].join('\n'),
    );
    expect(journal).toContain('\ncommodity 1000.000000000000000000 "TOKENS"\ncommodity 1000. "STAMPS"\n');
    expect(journal.match(/^\d{4}-/gm)).toHaveLength(25);
  });

  test.skipIf(hledgerVersion() === undefined)('names that look alike stay apart, and 38 digits are exact', async () => {
    const world = await openWorld();
    const asset = await world.call('POST', '/v1/assets', {
      ...{ program_id: world.ids.program, name: 'Big', symbol: '1E5', inventory_mode: 'SIMPLE' },
      ...{ issuance_policy: 'UNLIMITED', scale: 18 },
    });
    const names = ['a b', 'a%20b', 'a  b', 'a:b', 'a;b', '(a)', '[a]', 'a\nb', '"a"', 'ä', '12345678901234567890.5'];
    const amounts = names.map((_, at) => `9999999999999999999${at % 10}.00000000000000000${(at % 9) + 1}`);
    for (const [at, external_id] of names.entries()) {
      const { body } = await world.call('POST', '/v1/participants', { external_id });
      const credit = {
        program_id: world.ids.program,
        asset_id: asset.body.id,
        participant_id: body.id,
        description: 'x',
      };
      expect((await world.call('POST', '/_sandbox/credits', { ...credit, amount: amounts[at] })).status).toBe(201);
    }
    const balances = [...addUp(text(world, 'hledger'))];
    const own = balances.filter(([account]) => account.startsWith('participants:'));
    expect(own.map(([, amount]) => amount).sort()).toEqual([...amounts].sort());
    expect(new Set(own.map(([account]) => account)).size).toBe(names.length);
  });
});

test('an empty ledger is an empty export of every form', () => {
  const sandbox = openSandbox();
  expect((JSON.parse(text(sandbox, 'json')) as Exported).data).toEqual([]);
  expect(text(sandbox, 'csv').trimEnd().split('\r\n')).toHaveLength(1);
  expect(text(sandbox, 'hledger')).not.toContain('commodity');
});

test('what is due is settled first, so the export is what the balances say', async () => {
  const sandbox = openSandbox({ seed: 'demo' });
  sandbox.tick(300 * 86_400_000);
  const { data } = JSON.parse(text(sandbox, 'json')) as Exported;
  expect(data.at(-1)?.action_type).toBe('EXPIRY');
  const shown = (await sandbox.call('GET', '/v1/journal-entries?limit=1')).body.data[0] as { id: string };
  expect(data.at(-1)?.id).toBe(shown.id);
});

describe('while it is read', () => {
  const many = async (): Promise<Sandbox> => {
    const sandbox = openSandbox({ seed: 'demo' });
    for (let n = 0; n < 600; n += 1) {
      await sandbox.call('POST', '/_sandbox/credits', {
        ...{
          program_id: '550e8400-e29b-41d4-a716-446655441001',
          participant_id: '550e8400-e29b-41d4-a716-446655443001',
        },
        ...{ asset_id: '550e8400-e29b-41d4-a716-446655442002', amount: '0.01', description: 'x' },
      });
    }
    return sandbox;
  };

  test('what is posted meanwhile is not in it, and nothing is locked', async () => {
    const sandbox = await many();
    const pieces: string[] = [];
    for (const piece of sandbox.engine.exportJournal('json')) {
      pieces.push(piece);
      expect((await sandbox.call('POST', '/_sandbox/clock', { advance: 'PT1S' })).status).toBe(200);
      if (pieces.length === 2) expect((await sandbox.call('POST', REVERSE, { reason: 'r' })).status).toBe(201);
    }
    const { data } = JSON.parse(pieces.join('')) as Exported;
    expect([pieces.length, data.length]).toEqual([4, 624]);
  });

  test('a reset ends it with an error: two journals are never mixed', async () => {
    const sandbox = await many();
    const pieces = sandbox.engine.exportJournal('csv')[Symbol.iterator]();
    pieces.next();
    pieces.next();
    await sandbox.call('POST', '/_sandbox/reset', { seed: 'demo' });
    expect(() => pieces.next()).toThrow('was reset or restored while it was exported');
  });
});
