// From bytes to rows of the journal, and everything that speaks against sending them.
import { readCsv, CsvError, type CsvEnd, type CsvHead } from '../csv/read-csv.js';
import type { CliContext } from '../context.js';
import { CancelledError, FileError, UsageError, type FileProblem } from '../errors.js';
import { type InputFile } from '../files.js';
import { writeWhole } from '../results-file.js';
import { compareAmounts } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';
import type { Staging } from '../journal/staging.js';
import type { SameBytes } from '../journal/batches.js';
import type { Batch } from '../journal/types.js';
import { withDigest } from '../services/file-digest.js';
import { asked as inWords } from '../services/judge-row.js';
import { createStager, type FaultyLine, type Staged } from '../services/stage-batch.js';
import { resultsChunks } from './batch-results.js';
import type { ReverseCsvFlags } from './reverse-csv.js';
import type { TargetSession } from './session.js';

/** A file that was read to its end and that nothing speaks against. */
export interface ReadFile {
  readonly label: string;
  readonly staging: Staging;
  readonly sha256: string;
  readonly head: CsvHead;
  readonly end: CsvEnd;
  readonly staged: Staged;
}

interface Reading {
  readonly flags: ReverseCsvFlags;
  readonly input: InputFile;
  readonly batch: Batch;
}

/** Faults shown on the screen; all of them are in the results when those are asked for. */
const SHOWN = 20;
/** Faults in the document that --json prints. */
const LISTED = 1000;

/** @throws FileError, UsageError; the journal is then as it was */
export async function readIntoJournal(
  ctx: CliContext,
  { settings }: TargetSession,
  journal: Journal,
  reading: Reading,
): Promise<ReadFile> {
  const { batch, input } = reading;
  const staging = journal.stage(batch, { path: input.path ?? input.label, readAtMs: ctx.nowMs() });
  try {
    const read = await readRows(ctx, staging, reading);
    refuseSameBytes(journal, reading, read.sha256);
    refuseFaults(journal, reading, read, settings.json ? LISTED : SHOWN);
    refuseTotals(reading, read.staged);
    if (reading.flags.retryRefused === true) staging.reopenRefused();
    refuseChanged(reading, staging);
    return read;
  } catch (error) {
    staging.discardUnlessAccepted();
    throw error instanceof CsvError ? asFailure(error, input) : error;
  }
}

async function readRows(ctx: CliContext, staging: Staging, { flags, input, batch }: Reading): Promise<ReadFile> {
  const stager = createStager(staging, {
    place: batch,
    allowDuplicates: flags.allowDuplicates === true,
    shownFaults: LISTED,
  });
  const { bytes, sha256 } = withDigest(input.bytes());
  let head: CsvHead | undefined;
  const end = await readCsv(bytes, flags, {
    head: (found) => {
      head = found;
      stager.head(found);
    },
    rows: (rows) => {
      if (ctx.interrupted.aborted) throw new CancelledError();
      stager.rows(rows);
    },
  });
  if (head === undefined) throw new Error('a file without a header was not refused');
  return { label: input.label, staging, sha256: sha256(), head, end, staged: stager.staged() };
}

export function asFailure({ code, message, line, column, hint }: CsvError, { label }: InputFile): FileError {
  const nothing = `${label} cannot be used; nothing was sent`;
  if (line === undefined) return new FileError(code, `${label}: ${message}; nothing was sent`, [], hint);
  const problem = { line, code, message, ...(column !== undefined && { column }), ...(hint !== undefined && { hint }) };
  return new FileError(code, nothing, [problem], 'correct the file, then run the same command again');
}

function refuseSameBytes(journal: Journal, { flags, batch }: Reading, sha256: string): void {
  const earlier = flags.newBatch === true ? undefined : journal.sameBytes(batch, sha256);
  if (earlier !== undefined) throw sameBytesError(earlier);
}

export function sameBytesError({ name, atMs }: SameBytes): UsageError {
  return new UsageError(
    `this very file was already run as batch ${name}, at ${new Date(atMs).toISOString()}; nothing was sent`,
    `to go on with that one: --batch-id ${name}; if everything in it is meant once more: --new-batch`,
  );
}

function refuseFaults(journal: Journal, { flags }: Reading, read: ReadFile, shown: number): void {
  const { invalid, rows, faulty } = read.staged;
  if (invalid === 0 || (flags.skipInvalid === true && invalid < rows)) return;
  const problems = faulty.flatMap(problemsOf);
  const some = problems.length > shown ? `; the first ${shown} problems:` : '';
  if (flags.results !== undefined) {
    writeWhole(flags.results, resultsChunks(journal, { id: read.staging.fileId, head: read.head }, {}));
  }
  const where =
    flags.results === undefined ? 'add --results <file> to have all of them listed' : `all are in ${flags.results}`;
  throw new FileError(
    'invalid_rows',
    `${invalid} of ${rows} rows of ${read.label} cannot be used; nothing was sent${some}`,
    problems.slice(0, shown),
    `correct them, or go on without them: --skip-invalid${problems.length > shown ? `; ${where}` : ''}`,
  );
}

function problemsOf({ line, faults }: FaultyLine): FileProblem[] {
  return faults.map((fault) => ({ line, ...fault }));
}

function refuseTotals({ flags }: Reading, { rows, total }: Staged): void {
  const hint = 'is this the right file, and is it complete?';
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
    'rows were changed that this batch has already sent; nothing was sent',
    problems,
    'put the old values back; if the new rows are meant on top of the old ones: --allow-changed',
  );
}
