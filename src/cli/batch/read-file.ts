// From bytes to rows of the journal, and everything that speaks against sending them.
import { CsvError, readCsv, type CsvEnd, type CsvHead, type CsvRow } from '../csv/read-csv.js';
import { watchAmounts, type AmountWatch } from '../csv/missed-amounts.js';
import type { CliContext } from '../context.js';
import { CancelledError, FileError, UsageError, reason, type FileProblem } from '../errors/errors.js';
import type { InputFile } from '../files.js';
import { resultsChunks } from './results.js';
import { writeWhole } from './whole-file.js';
import { addAmounts, compareAmounts, isPlainDecimal } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';
import type { KnownRow, StagedRow, Staging } from '../journal/staging.js';
import type { SameBytes } from '../journal/batches.js';
import { IN_DOUBT, SAID_BY_FILE, type Batch, type Done, type LineFault } from '../journal/types.js';
import { inWords } from '../request.js';
import { LISTED, SHOWN } from './done-before.js';
import { judge, type JudgeOptions } from './row-identity.js';
import type { ReverseCsvFlags } from './flags.js';
import type { TargetSession } from '../session.js';
import { createHash } from 'node:crypto';

/** A file that was read to its end and that nothing speaks against. */
export interface ReadFile {
  readonly label: string;
  readonly staging: Staging;
  readonly sha256: string;
  readonly head: CsvHead;
  readonly end: CsvEnd;
  readonly staged: Staged;
  /** What speaks for amounts that stand where they are not read. */
  readonly missed: CsvError | undefined;
}

interface Reading {
  readonly flags: ReverseCsvFlags;
  readonly input: InputFile;
  readonly batch: Batch;
}

/** @throws FileError, UsageError; the journal is then as it was */
export async function readIntoJournal(
  ctx: CliContext,
  { settings }: TargetSession,
  journal: Journal,
  reading: Reading,
): Promise<ReadFile> {
  const { batch, input } = reading;
  const staging = journal.stage(batch, { path: input.path ?? input.label, readAtMs: ctx.host.seams.nowMs() });
  try {
    const read = await readRows(ctx, staging, reading);
    refuseSameBytes(journal, reading, read.sha256);
    await refuseFaults(ctx, journal, reading, { read, shown: settings.json ? LISTED : SHOWN });
    if (read.missed !== undefined) throw read.missed;
    refuseTotals(reading, read.staged);
    if (reading.flags.retryRefused === true) staging.reopenRefused();
    refuseChanged(reading, staging);
    return read;
  } catch (error) {
    staging.discardUnlessAccepted();
    throw error instanceof CsvError ? asFailure(error, input) : error;
  }
}

async function readRows(ctx: CliContext, staging: Staging, { flags, input }: Reading): Promise<ReadFile> {
  const stager = createStager(staging, {
    allowDuplicates: flags.allowDuplicates === true,
    again: flags.again === true,
    shownFaults: LISTED,
  });
  const { bytes, sha256 } = withDigest(input.bytes());
  let head: CsvHead | undefined;
  let amounts: AmountWatch | undefined;
  const end = await readCsv(bytes, flags, {
    head: (found) => {
      head = found;
      amounts = watchAmounts(found, flags);
      stager.head(found);
    },
    rows: (rows) => {
      if (ctx.host.interrupted.aborted) throw new CancelledError();
      amounts?.rows(rows);
      stager.rows(rows);
    },
  });
  if (head === undefined) throw new Error('a file without a header was not refused');
  const missed = amounts?.missed();
  return { label: input.label, staging, sha256: sha256(), head, end, staged: stager.staged(), missed };
}

export function asFailure({ code, message, line, column, hint }: CsvError, { label }: InputFile): FileError {
  const nothing = `${label} cannot be used; nothing was sent`;
  if (line === undefined) return new FileError(code, `${label}: ${message}; nothing was sent`, [], hint);
  const problem = { line, code, message, ...(column !== undefined && { column }), ...(hint !== undefined && { hint }) };
  return new FileError(code, nothing, [problem], 'correct the file, then run the same command again');
}

function refuseSameBytes(journal: Journal, { flags, batch }: Reading, sha256: string): void {
  const isMeant = flags.newBatch === true || flags.again === true || flags.skipDone === true;
  const earlier = isMeant ? undefined : journal.sameBytes(batch, sha256);
  if (earlier !== undefined) throw sameBytesError(earlier);
}

export function sameBytesError({ name, atMs }: SameBytes): UsageError {
  return new UsageError(
    `this file was already run as batch ${name} at ${new Date(atMs).toISOString()}; nothing was sent`,
    `to continue that batch: --batch-id ${name}; to send every row once more: --new-batch`,
  );
}

async function refuseFaults(
  { io }: CliContext,
  journal: Journal,
  { flags, input }: Reading,
  { read, shown }: { readonly read: ReadFile; readonly shown: number },
): Promise<void> {
  const { invalid, rows, faulty } = read.staged;
  if (invalid === 0 || (flags.skipInvalid === true && invalid < rows)) return;
  const problems = faulty.flatMap(problemsOf);
  const some = problems.length > shown ? `; the first ${shown} problems:` : '';
  const chunks = resultsChunks(journal, { id: read.staging.fileId, head: read.head }, {});
  if (flags.results === '-') for (const chunk of chunks) io.out(chunk);
  else if (flags.results !== undefined) await writeFaults(flags.results, chunks, input);
  const where =
    flags.results === undefined ? 'add --results <file> to list all of them' : `all are in ${flags.results}`;
  throw new FileError(
    'invalid_rows',
    `${invalid} of ${rows} rows of ${read.label} cannot be used; nothing was sent${some}`,
    problems.slice(0, shown),
    `correct them, or leave them out: --skip-invalid${problems.length > shown ? `; ${where}` : ''}`,
  );
}

async function writeFaults(path: string, chunks: Iterable<string>, { path: like }: InputFile): Promise<void> {
  await writeWhole(path, chunks, { like }).catch((error: unknown) => {
    throw new UsageError(`--results ${path}: ${reason(error)}; nothing was sent`, 'name another file with --results');
  });
}

function problemsOf({ line, faults }: FaultyLine): FileProblem[] {
  return faults.map((fault) => ({ line, ...fault }));
}

function refuseTotals({ flags }: Reading, { rows, total }: Staged): void {
  const hint = 'check that this is the right file and that it is complete';
  if (flags.expectRows !== undefined && flags.expectRows !== rows) {
    throw new UsageError(
      `--expect-rows ${flags.expectRows} is not met: the file has ${rows} rows; nothing was sent`,
      hint,
    );
  }
  if (flags.expectTotal !== undefined && compareAmounts(flags.expectTotal, total) !== 0) {
    throw new UsageError(
      `--expect-total ${flags.expectTotal} is not met: the amounts add up to ${total}; nothing was sent`,
      hint,
    );
  }
}

function refuseChanged({ flags }: Reading, staging: Staging): void {
  if (flags.allowChanged === true) return;
  const problems = staging.changed(SHOWN).map(({ line, now, before }) => {
    const place = before.line === undefined ? 'an earlier row' : `line ${before.line} of the earlier file`;
    const message = `${inWords(now)}; instead of ${place}, which is ${before.state}: ${inWords(before)}`;
    return { line, code: 'changed_row', message };
  });
  if (problems.length === 0) return;
  throw new FileError(
    'changed_rows',
    'this batch has already sent rows that are different in this file; nothing was sent',
    problems,
    'put the old values back; to send the new rows as well: --allow-changed',
  );
}

// From the rows of a file to rows of the journal: each gets its key, and what cannot be meant is found before anything
// is sent.

export interface StageOptions extends JudgeOptions {
  /** How many faulty lines to keep for showing; all are in the journal. */
  readonly shownFaults: number;
}

export interface FaultyLine {
  readonly line: number;
  readonly faults: readonly LineFault[];
}

export interface Staged {
  readonly rows: number;
  readonly invalid: number;
  /** The first ones. */
  readonly faulty: readonly FaultyLine[];
  /** Rows that are known to be done by something else than this batch. */
  readonly doneBefore: number;
  /** The first ones of them. */
  readonly doneLines: readonly (FileProblem & { readonly line: number })[];
  /** Exact sum of the amount column, over all rows that can be read. */
  readonly total: string;
  /** The same over rows that are still to be settled. */
  readonly openTotal: string;
}

export interface Stager {
  /** Keeps what is needed to write the file's results. */
  head(head: CsvHead): void;
  /** Keeps rows, in the order of the file. */
  rows(rows: readonly CsvRow[]): void;
  staged(): Staged;
}

export function createStager(staging: Staging, options: StageOptions): Stager {
  let rows = 0;
  let invalid = 0;
  let total = '0';
  let openTotal = '0';
  const faulty: FaultyLine[] = [];
  let doneBefore = 0;
  const doneLines: (FileProblem & { readonly line: number })[] = [];
  let columns: readonly string[] = [];

  const keep = (csvRow: CsvRow): void => {
    rows += 1;
    const { line, cells, fields } = csvRow;
    const judged = fields === undefined ? { faults: csvRow.faults } : judge(staging, options, line, fields);
    if ('faults' in judged) {
      invalid += 1;
      if (faulty.length < options.shownFaults) faulty.push({ line, faults: judged.faults });
      staging.addFaulty(rows, { line, cells, faults: judged.faults });
    } else {
      const { row, known, doneBefore: where } = judged;
      if (where !== undefined) {
        doneBefore += 1;
        if (doneLines.length < options.shownFaults) doneLines.push({ line, code: 'done_before', message: where });
      }
      const isSaidByFile = known === undefined && where === undefined && row.state === 'done_before';
      staging.add(rows, { line, cells }, isSaidByFile ? { ...row, ...saidByFile(columns, cells) } : row, known);
    }
    const amount = fields?.request.amount;
    if (amount === undefined) return;
    total = addAmounts(total, amount);
    if ('row' in judged && isOpen(judged.row, judged.known)) openTotal = addAmounts(openTotal, amount);
  };
  return {
    head: (head) => {
      staging.setHead({ columns: head.columns, used: head.used, delimiter: head.delimiter, hasBom: head.hasBom });
      ({ columns } = head);
    },
    rows: (group) => {
      staging.write(() => {
        group.forEach(keep);
      });
    },
    staged: () => ({ rows, invalid, faulty, doneBefore, doneLines, total, openTotal }),
  };
}

function isOpen(row: StagedRow, known: KnownRow | undefined): boolean {
  const state = known === undefined ? row.state : known.isSame ? known.state : 'planned';
  return state === 'planned' || IN_DOUBT.includes(state);
}

function saidByFile(columns: readonly string[], cells: readonly string[]): Pick<StagedRow, 'done' | 'problem'> {
  const problem = { code: SAID_BY_FILE, message: 'already done, by what the file itself says' };
  return { done: doneOf(columns, cells), problem };
}

/** What a results file says that was done. */
function doneOf(columns: readonly string[], cells: readonly string[]): Done {
  const cell = (name: string): string | undefined => {
    const text = cells[columns.indexOf(name)];
    return text === '' ? undefined : text;
  };
  const amount = cell('scrip_amount');
  const quantity = cell('scrip_quantity');
  const reversalId = cell('scrip_reversal_id');
  const journalEntryId = cell('scrip_journal_entry_id');
  return {
    ...(amount !== undefined && isPlainDecimal(amount) && { amount }),
    ...(quantity !== undefined && /^\d{1,15}$/.test(quantity) && { quantity: parseInt(quantity, 10) }),
    ...(reversalId !== undefined && { reversalId }),
    ...(journalEntryId !== undefined && { journalEntryId }),
  };
}

// The fingerprint of a file, taken while it is read.

/** The same bytes, and their SHA-256 in hex once they have all been read. */
export function withDigest(bytes: AsyncIterable<Uint8Array>): {
  bytes: AsyncIterable<Uint8Array>;
  sha256: () => string;
} {
  const hash = createHash('sha256');
  const passing = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  };
  return { bytes: passing(), sha256: () => hash.digest('hex') };
}
