// The journal and the files around it in bad shape: the run stops, says so, and can be gone on with.
import fc from 'fast-check';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInput } from '../../../src/cli/files.js';
import type { Sqlite } from '../../../src/cli/journal/database.js';
import { openJournal, type Journal } from '../../../src/cli/journal/journal.js';
import { lostConnection } from '../../support/live-api.js';
import type { TerminalOptions } from '../../support/terminal.js';
import { document, FOUR_LOTS, RAW, SQLITE, UNITS, useDesk } from '../../support/batch-desk.js';

const desk = useDesk();
const ROWS = [`${RAW},1.00,,a`, `${UNITS},,1,b`, `${FOUR_LOTS},2.00,,c`, `${RAW},3.00,,d`, `${UNITS},,1,e`];
const FILE = `redemption_id,amount,quantity,reason\n${ROWS.join('\n')}\n`;
const reverse = (...flags: string[]): string[] => [
  ...['redemptions', 'reverse', '--csv', desk.file('refunds.csv', FILE), '--yes', '--json', ...flags],
];
const journalPath = (): string => join(desk.folder, 'journal-0.db');
const given = (): Promise<string[][]> => Promise.all([RAW, UNITS, FOUR_LOTS].map((id) => desk.reversals(id)));
const ALL = [['1.00 a', '3.00 d'], ['500.00 b', '500.00 e'], ['2.00 c']];

test('one writer per batch: a second process is told who runs it and ends with 3', async () => {
  let second: Awaited<ReturnType<typeof desk.run>> | undefined;
  const first = await desk.live(reverse(), (send) => async (request) => {
    if (request.method === 'POST') second ??= await desk.live(['batches', 'resume', 'refunds', '--yes']);
    return send(request);
  });
  expect(first.code).toBe(0);
  expect(second?.code).toBe(3);
  expect(second?.err).toContain('batch refunds is in use by process 4242 on desk, since 2026-03-15T12:00:00.000Z');
  expect(await given()).toEqual(ALL);
});

test('while it runs, another batch can run, and list says which is running', async () => {
  let listed = '';
  await desk.live(reverse(), (send) => async (request) => {
    if (listed === '' && request.method === 'POST') {
      listed = (await desk.run(['batches', 'list', '--json'])).out;
      const other = desk.file('other.csv', `redemption_id,amount,reason\n${RAW},0.50,other\n`);
      expect((await desk.live(['redemptions', 'reverse', '--csv', other, '--yes'])).code).toBe(0);
    }
    return send(request);
  });
  expect(JSON.parse(listed)).toMatchObject({ data: [{ batch_id: 'refunds', state: 'running' }] });
});

test.each([
  [
    'garbage',
    2,
    'is not a scrip batch journal',
    () => {
      writeFileSync(journalPath(), 'x'.repeat(5000));
    },
  ],
  [
    'a ledger',
    2,
    'is not a scrip batch journal',
    () => SQLITE.openDatabase(journalPath(), { what: 'ledger', applicationId: 0x53435250, migrations: [] }).close(),
  ],
  [
    'of a newer version',
    2,
    'was made by a newer scrip',
    (): void => {
      newer();
    },
  ],
  [
    'damaged',
    6,
    'is damaged',
    (): void => {
      damaged();
    },
  ],
])('a journal that is %s: exit %i, and nothing is sent', async (_name, code, words, spoil) => {
  spoil();
  const done = await desk.run(reverse());
  expect([done.code, document(done).error.message]).toEqual([code, expect.stringContaining(words)]);
  expect((await given()).flat()).toEqual([]);
});

function newer(): void {
  openJournal(journalPath(), SQLITE).close();
  const Driver = SQLITE.loadDriver();
  const db = new Driver(journalPath());
  db.pragma('user_version = 99');
  db.close();
}

function damaged(): void {
  openJournal(journalPath(), SQLITE).close();
  const bytes = readFileSync(journalPath());
  writeFileSync(journalPath(), bytes.fill(0xee, 100));
}

test('a journal that another process holds for too long: exit 6, nothing is sent', async () => {
  openJournal(journalPath(), SQLITE).close();
  const Driver = SQLITE.loadDriver();
  const holder = new Driver(journalPath());
  holder.exec('BEGIN IMMEDIATE');
  const impatient = (): Promise<Journal> => Promise.resolve(openJournal(journalPath(), SQLITE, 50));
  const done = await desk.run(reverse(), { ...options(), openJournal: impatient });
  holder.close();
  expect([done.code, document(done).error.code]).toEqual([6, 'busy']);
  expect((await desk.run(reverse())).code).toBe(0);
});

/** What a run needs when its options are replaced: the desk's own, with another journal. */
function options(): TerminalOptions {
  return {
    env: { SCRIP_HOME: desk.folder },
    seams: { nowMs: () => desk.clock.now, sleep: desk.clock.sleep, random: () => 0 },
    openEngine: ({ path }) => Promise.resolve({ ...desk.engine, path, created: false, close: () => undefined }),
  };
}

/** A disk that is full from the n-th transaction on. */
function fullAfter(transactions: number): Sqlite {
  let left = transactions;
  return {
    ...SQLITE,
    openDatabase: (...args) => {
      const db = SQLITE.openDatabase(...args);
      const transaction = db.transaction.bind(db);
      db.transaction = (work: () => unknown) => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
        return transaction(work);
      };
      return db;
    },
  };
}

test('a disk that fills up at any write of the journal: the run stops, says so, and is gone on with; paid once', async () => {
  let passed = false;
  for (let n = 0; !passed; n += 1) {
    expect(n).toBeLessThan(60);
    const file = desk.file(
      `full-${n}.csv`,
      FILE.replaceAll(/,([a-e])\n/g, `,$1${n}\n`)
        .replaceAll('1.00', '0.01')
        .replaceAll('3.00', '0.03')
        .replace(/\n[^\n]*,e\d+\n/, '\n')
        .replace(/\n[^\n]*,b\d+\n/, '\n'),
    );
    const argv = ['redemptions', 'reverse', '--csv', file, '--yes', '--json', '--concurrency', '2'];
    const sqlite = fullAfter(n);
    const done = await desk.run(argv, {
      ...options(),
      openJournal: () => Promise.resolve(openJournal(journalPath(), sqlite)),
    });
    passed = done.code === 0;
    if (!passed) {
      expect([6, 7]).toContain(done.code);
      expect(done.err).toContain('the disk is full');
    }
    const again = await desk.run(argv);
    expect(document(again), again.out).toMatchObject({ unknown: 0, skipped: 0, refused: 0 });
    expect((await desk.reversals(RAW)).filter((one) => one.endsWith(` a${n}`))).toHaveLength(1);
  }
});

test('results that cannot be written say nothing about the rows, and can be written again', async () => {
  const folder = join(desk.folder, 'out');
  mkdirSync(folder);
  const done = await desk.live(reverse('--results', join(folder, 'r.csv')), (send) => (request) => {
    if (request.method === 'POST') rmSync(folder, { recursive: true, force: true });
    return send(request);
  });
  expect([done.code, document(done).error]).toEqual([
    6,
    expect.objectContaining({
      code: 'results_not_written',
      hint: expect.stringMatching(/with --results, and write them again: scrip batches results refunds$/),
    }),
  ]);
  expect(await given()).toEqual(ALL);
  mkdirSync(folder);
  expect((await desk.run(['batches', 'results', 'refunds'])).code).toBe(0);
  expect(desk.read('out/r.csv').match(/,applied,/g)).toHaveLength(5);
});

test('results that cannot be written before the first row leaves: no row leaves, and resume goes on', async () => {
  const folder = join(desk.folder, 'out');
  mkdirSync(folder);
  const done = await desk.live(reverse('--results', join(folder, 'r.csv')), (send) => (request) => {
    rmSync(folder, { recursive: true, force: true });
    return send(request);
  });
  expect([done.code, document(done).error.message]).toEqual([6, expect.stringMatching(/; nothing was sent$/)]);
  expect(document(done).error.hint).toMatch(/then go on: scrip batches resume refunds$/);
  expect(await given()).toEqual([[], [], []]);
  mkdirSync(folder);
  expect((await desk.live(['batches', 'resume', 'refunds', '--yes'])).code).toBe(0);
  expect(await given()).toEqual(ALL);
});

/** Six seconds pass with each row; tells how many rows the results call done when it leaves, or why there are none. */
const slowly = (seen: (number | string)[], onRow: (nth: number) => void = () => undefined) => {
  let nth = 0;
  return (send: (request: Request) => Promise<Response>) => async (request: Request) => {
    if (request.method !== 'POST') return send(request);
    desk.clock.now += 6_000;
    // What was begun by the answer before is written in no time.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const path = join(desk.folder, 'out', 'r.csv');
    seen.push(existsSync(path) ? (readFileSync(path, 'utf8').match(/,applied,/g) ?? []).length : 'none');
    onRow((nth += 1));
    return send(request);
  };
};

test('the results are there before the first row leaves, and are written again every ten seconds; of resume too', async () => {
  const folder = join(desk.folder, 'out');
  mkdirSync(folder);
  const seen: (number | string)[] = [];
  const file = reverse('--results', join(folder, 'r.csv'), '--concurrency', '1');
  const stopping = new AbortController();
  const stopAfterThree = slowly(seen, (nth) => {
    if (nth === 3) stopping.abort();
  });
  const first = await desk.live(file, stopAfterThree, { interrupted: stopping.signal });
  expect([first.code, ...seen.splice(0)]).toEqual([130, 0, 0, 2]);
  const rest = await desk.live(['batches', 'resume', 'refunds', '--yes'], slowly(seen));
  expect([rest.code, ...seen]).toEqual([0, 3, 3]);
  expect(desk.read('out/r.csv').match(/,applied,/g)).toHaveLength(5);
  expect(readdirSync(folder)).toEqual(['r.csv']);
});

test.each([
  ['comes back before the end', 5, 0, 'warning: the results could not be written for a part of the run'],
  ['stays away', undefined, 6, 'not reached: the results could not be written to'],
])('a folder of results that goes away stops no row; it %s: told once', async (_name, backAt, code, told) => {
  const folder = join(desk.folder, 'out');
  mkdirSync(folder);
  const seen: (number | string)[] = [];
  const done = await desk.live(
    reverse('--results', join(folder, 'r.csv'), '--concurrency', '1').filter((word) => word !== '--json'),
    slowly(seen, (nth) => {
      if (nth === 1) rmSync(folder, { recursive: true, force: true });
      if (nth === backAt) mkdirSync(folder);
    }),
  );
  expect([done.code, ...seen]).toEqual([code, 0, 'none', 'none', 'none', 'none']);
  expect(done.err).toContain(told);
  expect(done.err.match(/could not be written/g)).toHaveLength(1);
  expect(await given()).toEqual(ALL);
});

test('--results - is written at the end and only there; the summary stands beside it', async () => {
  const words = reverse('--results', '-').filter((word) => word !== '--json');
  const done = await desk.live(words);
  expect([done.code, done.out.split('\n')[0], done.out.match(/,applied,/g)?.length]).toEqual([
    0,
    expect.stringMatching(/,scrip_expired$/),
    5,
  ]);
  expect(done.err).toContain('applied');
  expect(readdirSync(desk.folder).filter((name) => name === '-' || name.includes('results'))).toEqual([]);
  expect((await desk.live(reverse('--results', '-'))).code).toBe(2);
});

test('a file that changes while it is read is refused', async () => {
  const path = desk.file('growing.csv', `redemption_id,reason\n${`${RAW},x\n`.repeat(20_000)}`);
  const read = async (): Promise<void> => {
    for await (const chunk of openInput(path).bytes()) appendFileSync(path, chunk.subarray(0, 1));
  };
  await expect(read()).rejects.toThrow('it changed while it was read');
});

test('standard input is read like a file, and has no results file of its own', async () => {
  const stdin = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(FILE);
    await Promise.resolve();
  };
  const argv = ['redemptions', 'reverse', '--csv', '-', '--batch-id', 'piped', '--yes', '--json'];
  const done = await desk.run(argv, {
    ...options(),
    openJournal: () => Promise.resolve(openJournal(journalPath(), SQLITE)),
    stdin,
  });
  expect(document(done)).toMatchObject({ batch_id: 'piped', applied: 5 });
  expect(document(done).results).toBeUndefined();
});

const TROUBLE = ['pass', 'pass', 'lost before', 'lost after', '500 after', '429', 'garbage after'] as const;

test('whatever happens to requests and to the journal, each row is done once in the end', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...TROUBLE), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 4, max: 30 }),
      fc.integer({ min: 1, max: 4 }),
      async (trouble, fullAt, concurrency) => {
        round += 1;
        const reasons = [1, 2, 3, 4].map((n) => `round ${round} row ${n}`);
        const rows = reasons.map((reason, n) => `${n % 2 === 0 ? RAW : FOUR_LOTS},0.01,${reason}`);
        const path = desk.file(`round-${round}.csv`, `redemption_id,amount,reason\n${rows.join('\n')}\n`);
        const argv = ['redemptions', 'reverse', '--csv', path, '--yes', '--json', '--concurrency', String(concurrency)];
        let nth = 0;
        const troubled =
          (send: (request: Request) => Promise<Response>) =>
          async (request: Request): Promise<Response> => {
            if (request.method === 'GET') return send(request);
            const what = trouble[(nth += 1) % trouble.length] ?? 'pass';
            if (what === 'lost before') return lostConnection();
            if (what === '429') return new Response('{}', { status: 429, headers: { 'retry-after': '1' } });
            const answer = await send(request);
            if (what === 'lost after') return lostConnection();
            if (what === '500 after') return new Response('{"code":"internal_error"}', { status: 500 });
            return what === 'garbage after' ? new Response('{"id":', { status: 201 }) : answer;
          };
        const sqlite = fullAfter(fullAt);
        const send = troubled((request) => desk.engine.fetch(request));
        const live = { ...options(), env: { SCRIP_HOME: desk.folder, SCRIP_API_KEY: 'sk_sandbox' }, send };
        const first = await desk.run(['--mode', 'live', ...argv], {
          ...live,
          openJournal: () => Promise.resolve(openJournal(journalPath(), sqlite)),
        });
        expect([0, 6, 7, 8]).toContain(first.code);
        const last = await desk.live(argv);
        expect(document(last)).toMatchObject({ unknown: 0, skipped: 0, refused: 0, rows: 4 });
        const done = [...(await desk.reversals(RAW)), ...(await desk.reversals(FOUR_LOTS))];
        for (const reason of reasons) expect(done.filter((one) => one === `0.01 ${reason}`)).toHaveLength(1);
      },
    ),
    { numRuns: 40 },
  );
});

test('a batch remembers how many rows are under way at once: four over the network, 64 on the sandbox, or what was said', async () => {
  const remembered = (name: string): unknown => {
    const journal = openJournal(journalPath(), SQLITE);
    const [batch] = journal.batches(name);
    journal.close();
    return batch?.settings.concurrency;
  };
  const begin = (name: string, ...flags: string[]): string[] => {
    const path = desk.file(`${name}.csv`, `redemption_id,amount,reason\n${RAW},0.01,${name}\n`);
    return ['redemptions', 'reverse', '--csv', path, '--yes', '--batch-id', name, ...flags];
  };
  await desk.live(begin('over-the-network'));
  await desk.run(begin('on-the-sandbox'));
  await desk.run(begin('as-said', '--concurrency', '7'));
  expect(['over-the-network', 'on-the-sandbox', 'as-said'].map(remembered)).toEqual([4, 64, 7]);
});

const removed = (name: RegExp): void => {
  for (const each of readdirSync(desk.folder).filter((file) => name.test(file))) rmSync(join(desk.folder, each));
};

test.each<[name: string, happens: () => void]>([
  [
    'the journal and what is beside it are removed',
    () => {
      removed(/^journal-0\.db/);
    },
  ],
  [
    'the journal alone is removed',
    () => {
      removed(/^journal-0\.db$/);
    },
  ],
  [
    'its log alone is removed',
    () => {
      removed(/-wal$/);
    },
  ],
  [
    'it is renamed',
    () => {
      renameSync(journalPath(), `${journalPath()}.old`);
    },
  ],
  [
    'it is replaced by a copy',
    () => {
      copyFileSync(journalPath(), `${journalPath()}.copy`);
      renameSync(`${journalPath()}.copy`, journalPath());
    },
  ],
])(
  'while a batch runs, %s: no other row leaves, what was done is told, exit 6; then nothing is done twice',
  async (_name, happens) => {
    let posts = 0;
    const done = await desk.live(reverse('--concurrency', '1'), (send) => async (request) => {
      if (request.method !== 'POST') return send(request);
      posts += 1;
      if (posts === 2) happens();
      return send(request);
    });
    expect([done.code, posts]).toEqual([6, 2]);
    expect(document(done).error.message).toContain('was removed or replaced');
    expect(document(done).error.hint).toContain('give the same file again');
    const states = desk
      .read('refunds.results.csv')
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',').at(5));
    expect(states).toEqual(['applied', 'applied', 'planned', 'planned', 'planned']);
    removed(/^journal-0\.db/);
    const compared = await desk.live(reverse());
    expect([compared.code, document(compared).error.code]).toEqual([2, 'done_before']);
    const byKeys = document(await desk.live(reverse('--check-live', 'never')));
    expect(byKeys).toMatchObject({ applied: 3, done_elsewhere: 2, unknown: 0 });
    expect(await given()).toEqual(ALL);
  },
);
