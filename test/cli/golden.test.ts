// Whole runs, read as transcripts: the files in golden/ are what a person sees, and are meant to be read.
import { expect, test } from 'vitest';
import { inMemory } from '../support/engine.js';
import { run, transcript, type TerminalOptions } from '../support/terminal.js';

const UNITS = '550e8400-e29b-41d4-a716-446655440001';
const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';
const PARTLY = '550e8400-e29b-41d4-a716-446655440014';
const OF_SUSPENDED = '550e8400-e29b-41d4-a716-446655440016';
const CLEO = '550e8400-e29b-41d4-a716-446655443003';

/** Each conversation begins with a fresh sandbox; its lines follow one another on it. */
const CONVERSATIONS: [name: string, lines: string[][], options?: TerminalOptions][] = [
  ['version', [['--version'], ['--version', '--json']]],
  ['help', [['--help'], ['help', 'exit-codes'], ['redemptions', '--help'], ['redemptions', 'reverse', '--help']]],
  ['help-40-columns', [['--help'], ['redemptions', '--help'], ['redemptions', 'reverse', '--help']], { columns: 40 }],
  [
    'refused-40-columns',
    [['redemptions', 'reverse', UNITS, '--quantity', '3', '--reason', 'refund', '--yes']],
    { columns: 40, env: { NO_COLOR: '1' } },
  ],
  ['nothing-typed', [[], ['redemptions'], ['sandbox', '--json']]],
  [
    'mistyped',
    [
      ['redemptons', 'list'],
      ['redemptions', 'reverse', UNITS, '--amuont', '1'],
      ['redemptions', 'reverse', '--reason', 'refund', '--yes'],
      ['redemptions', 'reverse', UNITS, '--yes'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--json'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--amount', '12,50', '--yes'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--quantity', '-1', '--yes'],
      ['redemptions', 'list'],
      ['sandbox', 'reset'],
      ['sandbox', 'seed', 'mine.json'],
    ],
  ],
  [
    'keys-are-not-typed',
    [
      ['redemptions', 'get', UNITS, '--api-key', 'sk_live_secret'],
      ['--api-key=sk_live_secret', 'redemptions', 'get', UNITS, '--json'],
    ],
  ],
  [
    'get',
    [
      ['redemptions', 'get', UNITS],
      ['redemptions', 'get', UNITS, '--json'],
    ],
  ],
  ['get-80-columns', [['redemptions', 'get', UNITS]], { columns: 80, env: { NO_COLOR: '1' } }],
  ['get-40-columns', [['redemptions', 'get', UNITS]], { columns: 40, env: { NO_COLOR: '1' } }],
  ['get-in-colour', [['redemptions', 'get', UNITS]], { columns: 80 }],
  ['get-unknown', [['redemptions', 'get', '00000000-0000-4000-8000-999999999999']]],
  ['get-malformed', [['redemptions', 'get', 'r1', '--json']]],
  [
    'reverse-one-unit',
    [
      ['redemptions', 'reverse', UNITS, '--quantity', '1', '--reason', 'Customer refund request', '--yes'],
      ['redemptions', 'get', UNITS],
      ['redemptions', 'reversals', UNITS],
    ],
  ],
  [
    'reverse-json',
    [
      [
        'redemption',
        'reverse',
        UNITS,
        '--reason',
        'Customer refund request',
        '--yes',
        '--json',
        '--idempotency-key',
        'k1',
      ],
    ],
  ],
  [
    'reverse-replayed',
    [
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--yes', '--idempotency-key', 'k1', '--json'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--yes', '--idempotency-key', 'k1', '--json'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--yes', '--idempotency-key', 'k1'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--dry-run', '--idempotency-key', 'k1'],
      ['redemptions', 'reverse', UNITS, '--reason', 'another', '--yes', '--idempotency-key', 'k1'],
    ],
  ],
  [
    'dry-run',
    [
      ['redemptions', 'reverse', UNITS, '--quantity', '1', '--reason', 'refund', '--dry-run'],
      ['redemptions', 'reverse', UNITS, '--quantity', '1', '--reason', 'refund', '--dry-run', '--json'],
      ['redemptions', 'get', UNITS],
    ],
  ],
  [
    'dry-run-80-columns',
    [['redemptions', 'reverse', UNITS, '--reason', 'r', '--dry-run']],
    { columns: 80, env: { NO_COLOR: '1' } },
  ],
  [
    'dry-run-40-columns',
    [['redemptions', 'reverse', UNITS, '--reason', 'r', '--dry-run']],
    { columns: 40, env: { NO_COLOR: '1' } },
  ],
  [
    'refused',
    [
      ['redemptions', 'reverse', UNITS, '--quantity', '3', '--reason', 'refund', '--yes'],
      ['redemptions', 'reverse', UNITS, '--quantity', '3', '--reason', 'refund', '--yes', '--json'],
      ['redemptions', 'reverse', UNITS, '--quantity', '3', '--reason', 'refund', '--dry-run', '--json'],
      ['redemptions', 'reverse', UNITS, '--amount', '500.00', '--reason', 'refund', '--yes'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--yes', '--quiet', '--json'],
      ['redemptions', 'reverse', UNITS, '--reason', 'refund', '--yes'],
    ],
  ],
  [
    'expect-remaining',
    [
      [
        'redemptions',
        'reverse',
        UNITS,
        '--quantity',
        '1',
        '--expect-remaining',
        '2',
        '--reason',
        'a',
        '--yes',
        '--quiet',
      ],
      [
        'redemptions',
        'reverse',
        UNITS,
        '--quantity',
        '1',
        '--expect-remaining',
        '2',
        '--reason',
        'a',
        '--yes',
        '--json',
      ],
      [
        'redemptions',
        'reverse',
        UNITS,
        '--quantity',
        '1',
        '--expect-remaining',
        '500.0',
        '--reason',
        'a',
        '--yes',
        '--quiet',
      ],
      ['redemptions', 'reverse', UNITS, '--expect-remaining', '1', '--reason', 'a', '--yes', '--idempotency-key', 'k1'],
    ],
  ],
  [
    'lot-expired-since',
    [
      ['sandbox', 'clock', 'advance', 'P10D', '--quiet'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund', '--dry-run'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund', '--yes'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund', '--amount', '5', '--yes'],
    ],
  ],
  [
    'other-refusals',
    [
      ['redemptions', 'reverse', OF_SUSPENDED, '--reason', 'refund', '--yes'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund', '--amount', '1.005', '--yes'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', '  ', '--yes'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund', '--amount', '0', '--yes'],
      ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund', '--quantity', '1', '--dry-run'],
    ],
  ],
  [
    'list',
    [
      ['redemptions', 'list', '--participant', CLEO],
      ['redemptions', 'list', '--participant', CLEO, '--status', 'FULLY_REVERSED', '--json'],
      ['redemptions', 'list', '--participant', CLEO, '--limit', '1'],
      ['redemptions', 'list', '--participant', CLEO, '--from', '2027-01-01T00:00:00Z'],
      ['redemptions', 'reversals', PARTLY],
      ['redemptions', 'reversals', PARTLY, '--json'],
    ],
  ],
  [
    'list-80-columns',
    [
      ['redemptions', 'list', '--participant', CLEO],
      ['redemptions', 'reversals', PARTLY],
    ],
    { columns: 80, env: { NO_COLOR: '1' } },
  ],
  [
    'list-40-columns',
    [
      ['redemptions', 'list', '--participant', CLEO],
      ['redemptions', 'reversals', PARTLY],
    ],
    { columns: 40, env: { NO_COLOR: '1' } },
  ],
  [
    'sandbox',
    [
      ['sandbox', 'path'],
      ['sandbox', 'clock'],
      ['sandbox', 'clock', 'advance', 'P30D'],
      ['sandbox', 'clock', 'set', '2026-01-01T00:00:00Z'],
      ['sandbox', 'seed'],
      ['sandbox', 'init'],
      ['sandbox', 'reset', '--yes', '--seed', 'empty'],
      ['sandbox', 'seed', 'demo'],
      ['sandbox', 'init', '--force', '--json'],
      ['--mode', 'live', 'sandbox', 'path'],
    ],
  ],
  [
    'sandbox-verify',
    [
      ['sandbox', 'verify'],
      ['sandbox', 'verify', '--json'],
      ['sandbox', 'verify', '--expect-head', 'abc'],
    ],
  ],
];

test.each(CONVERSATIONS)('%s', async (name, lines, options) => {
  const openEngine = inMemory();
  const runs: string[] = [];
  let keys = 0;
  const newIdempotencyKey = () => `scrip_key_${(keys += 1)}`;
  for (const argv of lines) runs.push(transcript(argv, await run(argv, { openEngine, newIdempotencyKey, ...options })));
  await expect(runs.join('\n')).toMatchFileSnapshot(`golden/${name}.txt`);
});
