import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvError, readCsv, type CsvRow } from '../../../src/cli/csv/read-csv.js';
import { NASTY } from '../../support/csv-nasty.js';
import { readAll, told } from '../../support/csv-file.js';

const A = '550e8400-e29b-41d4-a716-446655440001';
const B = '550e8400-e29b-41d4-a716-446655440002';

describe('what is said about nasty files', () => {
  test.each(NASTY)('$name', async ({ bytes, options, refusal }) => {
    const whole = await readAll(bytes, options);
    expect(told(whole)).toBe(refusal);
    // Megabytes byte by byte would take long and add nothing: their chunks still end anywhere.
    for (const chunk of bytes.length < 100_000 ? [1, 7] : [997]) {
      const inChunks = await readAll(bytes, options, chunk);
      expect(told(inChunks)).toBe(refusal);
      expect({ head: inChunks.head, end: inChunks.end }).toEqual({ head: whole.head, end: whole.end });
      if (whole.error === undefined) expect(inChunks.rows).toEqual(whole.rows);
    }
  });

  test('the names differ, so that each can be found', () => {
    expect(new Set(NASTY.map(({ name }) => name)).size).toBe(NASTY.length);
  });
});

describe('the header', () => {
  test('says what the file is', async () => {
    const { head } = await readAll(`\ufeffredemption_id;Order ref;reason\r\n${A};77;why\r\n`);
    expect(head).toEqual({
      used: { redemption_id: 'redemption_id', reason: 'reason' },
      columns: ['redemption_id', 'Order ref', 'reason'],
      delimiter: ';',
      encoding: 'utf-8',
      hasBom: true,
      isResults: false,
    });
  });

  test.each([
    ['utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('%s is read as what it says', async (encoding, encode) => {
    const { head, rows } = await readAll(encode(`\ufeffid,reason,note\n${A},Müller 😀,\u{1f600}\n`), {}, 1);
    expect(head).toMatchObject({ encoding, hasBom: true });
    expect(rows[0]?.cells).toEqual([A, 'Müller 😀', '\u{1f600}']);
  });

  test.each([
    ['utf-8', (text: string) => Buffer.from(text.slice(1))],
    ['utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('characters of %s may be cut anywhere', async (encoding, encode) => {
    const note = 'äé€ह한😀\u{10ffff}'.repeat(40);
    const bytes = encode(`\ufeffid,reason,note\n${A},why,${note}\n`);
    for (const chunk of [1, 2, 3, 5, 7, 64, 65]) {
      const { head, rows } = await readAll(bytes, {}, chunk);
      expect(head?.encoding).toBe(encoding);
      expect(rows.map(({ cells }) => cells[2])).toEqual([note]);
    }
  });

  test('--map wins over names, and a column that was mapped away is only kept', async () => {
    const file = `id,amount,Order total,reason\n${A},1,2,why\n`;
    expect((await readAll(file, { map: { amount: 'Order total' } })).rows[0]?.fields?.request.amount).toBe('2');
    const swapped = await readAll(file, { map: { reason: 'amount' } });
    expect(swapped.rows[0]?.fields).toEqual({ redemptionId: A, request: { reason: '1' } });
  });

  test('names of a prototype are names like others', async () => {
    const { head, rows } = await readAll(`id,reason,__proto__,constructor\n${A},why,a,b\n`);
    expect(head?.columns).toEqual(['id', 'reason', '__proto__', 'constructor']);
    expect(rows[0]?.cells).toEqual([A, 'why', 'a', 'b']);
  });

  test('a fault of the file has a code to go by', async () => {
    const { error } = await readAll(`id,amonut,reason\n${A},1,why\n`);
    expect(error).toBeInstanceOf(CsvError);
    expect(error).toMatchObject({ name: 'CsvError', code: 'header_lookalike', line: 1, column: 'amonut' });
  });
});

describe('a sound row', () => {
  test('says all that it asks for', async () => {
    const { rows } = await readAll(
      `redemption_id,amount,quantity,reason,idempotency_key,note\n` +
        `${A},012.50,, as written ,k-1, kept \n${B},,007,"two\nlines",,\n${A},,,all,,\n`,
    );
    expect(rows).toEqual([
      {
        line: 2,
        cells: [A, '012.50', '', ' as written ', 'k-1', ' kept '],
        fields: { redemptionId: A, request: { amount: '12.5', reason: 'as written', idempotency_key: 'k-1' } },
        faults: [],
      },
      {
        line: 3,
        cells: [B, '', '007', 'two\nlines', '', ''],
        fields: { redemptionId: B, request: { quantity: 7, reason: 'two\nlines' } },
        faults: [],
      },
      {
        line: 5,
        cells: [A, '', '', 'all', '', ''],
        fields: { redemptionId: A, request: { reason: 'all' } },
        faults: [],
      },
    ]);
  });

  test('--decimal-comma turns the comma into a point', async () => {
    const { rows } = await readAll(`id;amount;reason\n${A};12,50;why\n${A};12;why\n`, { decimalComma: true });
    expect(rows.map(({ fields }) => fields?.request.amount)).toEqual(['12.5', '12']);
  });

  test('--trim takes blanks off cells of ours and leaves the kept ones', async () => {
    const file = `id,amount,reason,idempotency_key,note\n\u00a0${A}\u200b, 1\t, why , k , kept\u00a0\n`;
    const { rows } = await readAll(file, { trim: true });
    expect(rows[0]?.fields).toEqual({
      redemptionId: A,
      request: { amount: '1', reason: 'why', idempotency_key: 'k' },
    });
    expect(rows[0]?.cells).toEqual([`\u00a0${A}\u200b`, ' 1\t', ' why ', ' k ', ' kept\u00a0']);
  });

  test('a given reason fills only what is empty', async () => {
    const { rows } = await readAll(`id,reason\n${A},\n${A},own\n${A}, \n`, { reason: 'filled' });
    expect(rows.map(({ fields }) => fields?.request.reason)).toEqual(['filled', 'own', 'filled']);
  });

  test('of a results file also says what became of it earlier', async () => {
    const { head, rows } = await readAll(
      `id,reason,idempotency_key,note,'=x,scrip_line,scrip_status,scrip_idempotency_key\n` +
        `${A},'-late,own,''=1,-5,2,applied,csv_1\n${B},'quoted,,'+49 1,'5,3,planned,\n`,
    );
    expect(head?.isResults).toBe(true);
    expect(head?.columns.slice(0, 5)).toEqual(['id', 'reason', 'idempotency_key', 'note', '=x']);
    expect(rows[0]?.fields).toEqual({
      redemptionId: A,
      request: { reason: '-late', idempotency_key: 'own' },
      earlier: { status: 'applied', idempotencyKey: 'csv_1' },
    });
    expect(rows[0]?.cells.slice(3, 5)).toEqual(["'=1", '-5']);
    expect(rows[1]?.fields).toEqual({
      redemptionId: B,
      request: { reason: "'quoted" },
      earlier: { status: 'planned' },
    });
    expect(rows[1]?.cells.slice(3, 5)).toEqual(['+49 1', "'5"]);
  });

  test('of any other file keeps its marks', async () => {
    const { rows } = await readAll(`id,reason,note\n${A},why,'=1\n`);
    expect(rows[0]?.cells[2]).toBe("'=1");
  });
});

describe('the end', () => {
  test.each([
    ['\n', true],
    ['\r\n', true],
    ['', false],
    ['\n\n', true],
  ])('behind %j the last line is terminated: %s', async (end, isTerminated) => {
    expect((await readAll(`id,reason\n${A},why${end}`)).end).toEqual({ rows: 1, isTerminated });
  });
});

describe('a long file', () => {
  const rowsOf = (from: number, count: number): Uint8Array =>
    new TextEncoder().encode(
      Array.from({ length: count }, (_, n) => `${A},${from + n},"why, ""${from + n}"""\r\n`).join(''),
    );

  test('is handed over in order and in small groups, while it is read, and waits for whoever takes them', async () => {
    let written = 0;
    let taken = 0;
    let isTaking = false;
    async function* file(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('id,amount,reason\r\n');
      for (; written < 50_000; written += 1000) {
        expect(isTaking).toBe(false);
        // What was written and not yet taken: the decoder's part, a block and a group.
        expect(written - taken).toBeLessThan(6000);
        yield await Promise.resolve(rowsOf(written, 1000));
      }
    }
    const take = async (group: readonly CsvRow[]): Promise<void> => {
      expect(isTaking).toBe(false);
      isTaking = true;
      await new Promise((resolve) => setImmediate(resolve));
      expect(group.length).toBeLessThanOrEqual(500);
      const said = group.map(({ line, fields }) => [line, fields?.request.amount, fields?.request.reason]);
      expect(said).toEqual(group.map((_, n) => [taken + n + 2, String(taken + n), `why, "${taken + n}"`]));
      taken += group.length;
      isTaking = false;
    };
    const end = await readCsv(file(), {}, { head: () => undefined, rows: take });
    expect(end).toEqual({ rows: 50_000, isTerminated: true });
    expect(taken).toBe(50_000);
  });

  test('stops the source when it is refused', async () => {
    let isClosed = false;
    async function* file(): AsyncGenerator<Uint8Array> {
      try {
        yield await Promise.resolve(new TextEncoder().encode('id,reason\n'.padEnd(70_000, 'x\n')));
        yield rowsOf(0, 100_000);
        throw new Error('read on after the fault');
      } finally {
        isClosed = true;
      }
    }
    const sink = { head: () => Promise.reject(new Error('no room')), rows: () => undefined };
    await expect(readCsv(file(), {}, sink)).rejects.toThrow('no room');
    expect(isClosed).toBe(true);
  });

  test.each([
    ['cells', 'x,'],
    ['letters', 'x'],
    ['quoted lines', '"\n'],
  ])('of %s that never end is refused before it fills the memory', async (_, endless) => {
    let bytes = 0;
    async function* file(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new TextEncoder().encode(`id,reason\n${A},why\n${endless[0] ?? ''}`));
      const part = new TextEncoder().encode(endless.slice(-1).repeat(65_536));
      for (; bytes < 100_000_000; bytes += part.length) yield part;
    }
    const reading = readCsv(file(), {}, { head: () => undefined, rows: () => undefined });
    await expect(reading).rejects.toMatchObject({ code: 'row_too_large', line: 3 });
    expect(bytes).toBeLessThan(8_000_000);
  });

  test('a fault far behind is told with its own line, line breaks in quotes counted', async () => {
    const text = `id,reason,note\n${`${A},why,"1\r\n2"\n`.repeat(40_000)}`;
    expect(told(await readAll(`${text}x,why,\n`, {}, 10_007))).toMatch(/^line 80002, id: "x" is not a UUID/);
    expect(told(await readAll(`${text}${A},w"hy,\n`, {}, 10_007))).toMatch(/^file, line 80002, reason: /);
  });
});

test('every cell and every line is read as it was written', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r\n', '\t', "'", '=', 'é', ' ', 'a') }),
  );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = fc.array(fc.record({ cell, end: fc.constantFrom('\n', '\r\n') }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 64 }), async (written, chunk) => {
      const clean = written.map(({ cell: text, end }) => ({ text: text.replaceAll(/\p{Cc}/gu, '') + end, end }));
      const file = `id,reason,note\n${clean.map(({ text, end }) => `${A},why,${quoted(text)}${end}`).join('')}`;
      const read = await readAll(file, { delimiter: ',' }, chunk);
      expect(read.rows.map(({ cells }) => cells[2])).toEqual(clean.map(({ text }) => text));
      const lines = clean.map((_, nth) => 2 + 2 * nth);
      expect(read.rows.map(({ line }) => line)).toEqual(lines);
    }),
    { numRuns: 200 },
  );
});
