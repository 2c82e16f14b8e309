// What people see of a batch, as transcripts that are meant to be read.
import { expect, test } from 'vitest';
import { transcript, type TerminalOptions } from '../../support/terminal.js';
import { lostConnection } from '../../support/live-api.js';
import { FOUR_LOTS, RAW, UNITS, useDesk } from '../../support/batch-desk.js';

// Lines wrap by the length of the folder's path, which the golden files do not show.
const desk = useDesk('/tmp');
const HEAD = 'redemption_id,amount,quantity,reason,order';

const REFUNDS = [
  HEAD,
  `${UNITS},,1,Customer refund request,A-17`,
  `${RAW},12.50,,Order cancelled,A-18`,
  `${FOUR_LOTS},200.00,,Paid twice,A-19`,
  `${RAW},99.00,,Order cancelled,A-20`,
  '',
].join('\n');

const SPREADSHEET = [
  HEAD.replaceAll(',', ';'),
  '5.5E+35;;1;Customer refund request;A-17',
  `${RAW};12,50;;Order cancelled;A-18`,
  `${RAW.slice(0, 30)};1.00;;Order cancelled;A-19`,
  `${FOUR_LOTS};1.00;2;Paid twice;=A20`,
  `${FOUR_LOTS};;;;A-21`,
].join('\n');

/** Command lines on one desk, in order; FILE is the file's path. */
const CONVERSATIONS: [name: string, content: string, lines: string[][], options?: TerminalOptions][] = [
  [
    'batch',
    REFUNDS,
    [
      ['redemptions', 'reverse', '--csv', 'FILE'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--dry-run'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--dry-run', '--json'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--yes', '--json'],
      ['batches', 'list'],
      ['batches', 'list', '--json'],
      ['batches', 'show', 'refunds'],
      ['batches', 'show', 'refunds', '--json'],
      ['batches', 'results', 'refunds', '--results', '-'],
      ['batches', 'results', 'refunds', '--json'],
      ['batches', 'resume', 'refunds', '--yes'],
      ['batches', 'resume', 'refnds', '--yes'],
    ],
  ],
  ['batch-asked-and-agreed', REFUNDS, [['redemptions', 'reverse', '--csv', 'FILE']], { columns: 80, answer: true }],
  ['batch-asked-and-declined', REFUNDS, [['redemptions', 'reverse', '--csv', 'FILE']], { columns: 80, answer: false }],
  [
    'batch-40-columns',
    REFUNDS,
    [
      ['redemptions', 'reverse', '--csv', 'FILE', '--yes'],
      ['batches', 'list'],
    ],
    { columns: 40 },
  ],
  [
    'batch-spreadsheet',
    SPREADSHEET,
    [
      ['redemptions', 'reverse', '--csv', 'FILE', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--yes', '--json'],
    ],
  ],
  [
    'batch-spreadsheet-40-columns',
    SPREADSHEET,
    [['redemptions', 'reverse', '--csv', 'FILE', '--yes']],
    { columns: 40 },
  ],
  [
    'batch-misused',
    REFUNDS,
    [
      ['redemptions', 'reverse', '--csv', 'none.csv', '--yes'],
      ['redemptions', 'reverse', '--csv', '/', '--yes'],
      ['redemptions', 'reverse', '--csv', '-'],
      ['redemptions', 'reverse', '--csv', '-', '--yes'],
      ['redemptions', 'reverse', UNITS, '--csv', 'FILE', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--amount', '1', '--yes'],
      ['redemptions', 'reverse', UNITS, '--reason', 'x', '--skip-invalid', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--map', 'colour=x', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--map', 'reason=Grund', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--delimiter', 'pipe', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--results', 'FILE', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--results', '/no/where/out.csv', '--yes'],
      ['redemptions', 'reverse', '--csv', 'FILE', '--expect-total', '12,50', '--yes'],
      ['batches', 'show', 'refunds'],
      ['batches', 'show'],
    ],
  ],
  [
    'batch-help',
    REFUNDS,
    [
      ['help', 'csv'],
      ['batches', '--help'],
      ['batches', 'resume', '--help'],
    ],
  ],
];

test.each(CONVERSATIONS)('%s', async (name, content, lines, options = {}) => {
  const path = desk.file('refunds.csv', content);
  const shown: string[] = [];
  for (const argv of lines) {
    const words = argv.map((word) => (word === 'FILE' ? path : word));
    const done = await desk.run(words, { ...options, stillProgress: true });
    shown.push(transcript(argv, done));
  }
  await expect(still(shown.join('\n'))).toMatchFileSnapshot(`golden/${name}.txt`);
});

test('batch-unknown', async () => {
  const path = desk.file('refunds.csv', REFUNDS);
  const shown: string[] = [];
  const say = (argv: string[], done: Parameters<typeof transcript>[1]): void => {
    shown.push(transcript(argv, done));
  };
  const reverse = ['redemptions', 'reverse', '--csv', 'FILE', '--yes'];
  const lost = await desk.live(
    reverse.map((word) => (word === 'FILE' ? path : word)),
    (send) => async (request) => {
      const answer = await send(request);
      return request.method === 'POST' && request.url.includes(RAW) ? lostConnection() : answer;
    },
  );
  say(reverse, lost);
  desk.clock.now += 48 * 60 * 60 * 1000;
  const resume = ['batches', 'resume', 'refunds', '--yes'];
  say(resume, await desk.live(resume));
  say([...resume, '--force'], await desk.live([...resume, '--force']));
  await expect(still(shown.join('\n'))).toMatchFileSnapshot('golden/batch-unknown.txt');
});

/** Ids and hashes of the engine change with every run. */
function still(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/(sandbox\s+)[0-9a-f]{32}/g, '$1<ledger>')
    .replaceAll(/[0-9a-f]{64}/g, '<hash>');
}
