// A batch that goes from one journal to another: everything that is known about it, and putting that beside what is
// known there.
import { UsageError } from '../errors/errors.js';
import { toOptional } from './columns.js';
import type { JournalDatabase } from './database.js';
import type { BatchPart, LinePart, OperationPart, Part, RunPart } from './parts.js';
import { settleTwins } from './rows.js';
import { forgetUnaccepted } from './staging.js';
import type { BatchSettings, FileHead, LineFault, RowState } from './types.js';

const PAGE = 200;

/** All of it as it is at one moment; whoever works on the batch is not held up. */
export function* exportBatch(db: JournalDatabase, batchId: number): Generator<Part> {
  db.exec('BEGIN');
  try {
    yield ['batch', batchPart(db, batchId)];
    for (const run of pages<RunPart>(db, RUNS, batchId)) yield ['run', run];
    for (const { request, ...found } of pages<OperationColumns>(db, OPERATIONS, batchId))
      yield ['operation', { ...found, request: JSON.parse(request) as OperationPart['request'] }];
    for (const line of pages<LineColumns>(db, LINES, batchId)) yield ['line', linePart(line)];
  } finally {
    db.exec('COMMIT');
  }
}

type OperationColumns = Omit<OperationPart, 'request'> & { readonly request: string };

interface LineColumns {
  readonly id: number;
  readonly line: number;
  readonly row_id?: number;
  readonly cells: string;
  readonly faults?: string;
}

function linePart({ id, cells, faults, ...line }: LineColumns): LinePart {
  return {
    ...{ ...line, seq: id, cells: JSON.parse(cells) as string[] },
    ...(faults !== undefined && { faults: JSON.parse(faults) as LineFault[] }),
  };
}

interface BatchColumns extends Omit<BatchPart, 'base_url' | 'had_key' | 'settings' | 'file'> {
  readonly base_url: string | null;
  readonly had_key: number;
  readonly settings: string;
}

function batchPart(db: JournalDatabase, batchId: number): BatchPart {
  const { base_url, had_key, settings, ...batch } = db
    .sql(
      `SELECT name, environment, mode, base_url, key_mark IS NOT NULL AS had_key, created_at, settings
       FROM batches WHERE id = ?`,
    )
    .get(batchId) as BatchColumns;
  const { head, ...file } = db
    .sql(
      `SELECT path, sha256, read_at, accepted_at, head FROM files
       WHERE id = (SELECT file_id FROM batches WHERE id = ?)`,
    )
    .get(batchId) as Omit<BatchPart['file'], 'head'> & { readonly head: string };
  return {
    ...{ ...batch, ...toOptional({ base_url }), had_key: had_key === 1 },
    settings: JSON.parse(settings) as BatchSettings,
    file: { ...file, head: JSON.parse(head) as FileHead },
  };
}

const RUNS = `SELECT id, at, actor, host, command, mode, environment FROM runs
  WHERE id IN (SELECT run_id FROM operations WHERE batch_id = :batchId) AND id > :after ORDER BY id LIMIT :limit`;
/** What is taken over as it is when an operation is known better elsewhere. */
const OUTCOME = `reversal_id, journal_entry_id, done_amount, done_quantity, done_expired, request_id, error_code, error, settled_at`;
const OPERATIONS = `SELECT id, run_id, lower(hex(content)) AS content, n, is_more, redemption_id, request, state, first_sent_at, ${OUTCOME}
  FROM operations WHERE batch_id = :batchId AND id > :after ORDER BY id LIMIT :limit`;
const LINES = `SELECT seq AS id, line, cells, row_id, faults FROM lines
  WHERE file_id = (SELECT file_id FROM batches WHERE id = :batchId) AND seq > :after ORDER BY seq LIMIT :limit`;

/** In pages, because nothing else can be asked of a journal while a statement gives its rows. */
function* pages<T extends object & { readonly id: number }>(
  db: JournalDatabase,
  sql: string,
  batchId: number,
): Generator<T> {
  for (let after = -1; ;) {
    const page = db.sql(sql).all({ batchId, after, limit: PAGE }) as T[];
    for (const row of page) yield toOptional(row) as unknown as T;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

// The other way: what is known elsewhere is put beside what is known here, and what is known better stays.

/** Where a batch that comes from elsewhere belongs on this machine. */
export interface Arrival {
  /** What to throw when the parts do not fit together. */
  readonly misfit: () => Error;
  /** What its file is called here. */
  readonly path: string;
  readonly results?: string | undefined;
}

export interface Imported {
  readonly rows: number;
  /** Operations that were not known here. */
  readonly added: number;
  /** Operations that were known better there. */
  readonly updated: number;
  /** Lines that were sent under one key here and under another one there: both stand. */
  readonly twice: number;
}

/** The mark of a key that belongs to another journal: it is like no mark of this one. */
export const FOREIGN_MARK = 'another journal';

interface Arriving extends Pick<Arrival, 'misfit'> {
  readonly db: JournalDatabase;
  readonly batch: {
    readonly id: number;
    readonly fileId: number;
    readonly isNew: boolean;
    readonly environment: string;
  };
  readonly runs: Map<number, RunPart & { newId?: number }>;
  readonly rowIds: Map<number, number>;
  readonly tally: { rows: number; added: number; updated: number; twice: number };
}

/**
 * One transaction: all of it, or nothing. The same once more changes nothing.
 *
 * @throws UsageError when the batch has other rows here; and whatever `parts` throws
 */
export function importBatch(db: JournalDatabase, parts: Iterable<Part>, arrival: Arrival): Imported {
  return db.write(() => {
    let arriving: Arriving | undefined;
    for (const [kind, part] of parts) {
      if (kind === 'batch') {
        const batch = arrivedBatch(db, part, arrival);
        const tally = { rows: 0, added: 0, updated: 0, twice: 0 };
        arriving = { db, batch, misfit: arrival.misfit, runs: new Map(), rowIds: new Map(), tally };
      } else if (arriving === undefined) throw arrival.misfit();
      else if (kind === 'run') arriving.runs.set(part.id, part);
      else if (kind === 'operation') arriving.rowIds.set(part.id, arrivedOperation(arriving, part));
      else arrivedLine(arriving, part);
    }
    if (arriving === undefined) throw arrival.misfit();
    requireAllLines(arriving);
    return arriving.tally;
  });
}

function arrivedBatch(db: JournalDatabase, part: BatchPart, { path, results }: Arrival): Arriving['batch'] {
  const { environment, name, file } = part;
  const known = db
    .sql(
      'SELECT b.id, b.file_id AS fileId, f.sha256 FROM batches b LEFT JOIN files f ON f.id = b.file_id WHERE environment = ? AND name = ?',
    )
    .get(environment, name) as { id: number; fileId: number | null; sha256: string | null } | undefined;
  // What a reader that was killed left half read is not the batch's.
  if (known !== undefined) forgetUnaccepted(db, known.id);
  if (known !== undefined && known.fileId !== null) {
    if (known.sha256 !== file.sha256) throw otherRows(name);
    return { id: known.id, fileId: known.fileId, isNew: false, environment };
  }
  const columns = {
    ...{ environment, name, mode: part.mode, baseUrl: part.base_url ?? null, createdAt: part.created_at },
    keyMark: part.had_key ? FOREIGN_MARK : null,
    // Never a place on the machine that it comes from.
    settings: JSON.stringify({ ...part.settings, results }),
  };
  const { id } = db
    .sql(
      `INSERT INTO batches (environment, name, mode, base_url, key_mark, created_at, settings)
       VALUES (:environment, :name, :mode, :baseUrl, :keyMark, :createdAt, :settings)
       ON CONFLICT (environment, name) DO UPDATE SET settings = :settings, key_mark = :keyMark RETURNING id`,
    )
    .get(columns) as { id: number };
  const { lastInsertRowid } = db
    .sql('INSERT INTO files (batch_id, sha256, path, read_at, accepted_at, head) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, file.sha256, path, file.read_at, file.accepted_at, JSON.stringify(file.head));
  db.sql('UPDATE batches SET file_id = ? WHERE id = ?').run(lastInsertRowid, id);
  return { id, fileId: Number(lastInsertRowid), isNew: true, environment };
}

function otherRows(name: string): UsageError {
  return new UsageError(
    `there is a batch ${name} here already, and it has other rows; nothing was imported`,
    `scrip batches show ${name} shows it; export the other one under another name, or use another SCRIP_HOME`,
  );
}

/**
 * How much is known of an operation in this state. A doubt is more than a refusal, as in D46: the refusal was given to one
 * machine, and the attempt in doubt may be the other's.
 */
const KNOWLEDGE: Readonly<Record<RowState, number>> = {
  ...{ planned: 0, refused: 1, sent: 2, unknown: 3, done_before: 4 },
  ...{ applied: 5, replayed: 5, done_elsewhere: 5 },
};

function arrivedOperation(arriving: Arriving, part: OperationPart): number {
  const { batch, db, misfit, tally } = arriving;
  const { is_more: isMore, request, run_id: runId } = part;
  if (runId !== undefined && !arriving.runs.has(runId)) throw misfit();
  const known = db
    .sql('SELECT id, state, is_more, first_sent_at FROM operations WHERE key = ? AND batch_id = ?')
    .get(request.idempotency_key, batch.id) as KnownOperation | undefined;
  if (known !== undefined && batch.isNew) throw misfit();
  const id = known?.id ?? addOperation(arriving, part);
  if (known === undefined) tally.added += 1;
  else {
    // Whichever of the two was told so: it then keeps its key when it is told so once more.
    if (isMore > known.is_more) db.sql('UPDATE operations SET is_more = 1 WHERE id = ?').run(id);
    if (!mergeOperation(arriving, part, known)) return id;
    tally.updated += 1;
  }
  settleKey(arriving, request.idempotency_key);
  return id;
}

interface KnownOperation {
  readonly id: number;
  readonly state: RowState;
  readonly is_more: number;
  readonly first_sent_at: number | null;
}

/** @returns whether anything was learnt */
function mergeOperation(arriving: Arriving, part: OperationPart, known: KnownOperation): boolean {
  const { db } = arriving;
  const [isBetter, first] = [KNOWLEDGE[part.state] > KNOWLEDGE[known.state], part.first_sent_at];
  // From the first attempt of all on, a server may forget the key.
  const firstSentAt = first === undefined ? known.first_sent_at : Math.min(known.first_sent_at ?? first, first);
  if (!isBetter && (firstSentAt === known.first_sent_at || known.state === 'planned')) return false;
  db.sql('UPDATE operations SET first_sent_at = ?, run_id = coalesce(run_id, ?) WHERE id = ?').run(
    ...[firstSentAt, runOf(arriving, part), known.id],
  );
  if (isBetter) takeOver(db, known.id, part);
  return true;
}

/** A key that is known to be done, here or there, is done for whatever else waits under it in this journal. */
function settleKey({ batch, db }: Arriving, key: string): void {
  const done = db
    .sql(
      `SELECT id FROM operations WHERE key = ? AND environment = ? AND state IN ('applied', 'replayed', 'done_elsewhere')`,
    )
    .all(key, batch.environment) as { id: number }[];
  for (const { id } of done) settleTwins(db, id);
}

function addOperation(arriving: Arriving, part: OperationPart): number {
  const { batch, db } = arriving;
  const { lastInsertRowid } = db
    .sql(
      `INSERT INTO operations (environment, batch_id, file_id, run_id, content, n, is_more, redemption_id, request, state, first_sent_at)
       VALUES (:environment, :batchId, :fileId, :runId, unhex(:content), :n, :is_more, :redemption_id, :request, 'planned', :first_sent_at)`,
    )
    .run({
      ...{ n: null, first_sent_at: null, ...part },
      ...{ environment: batch.environment, batchId: batch.id, fileId: batch.fileId },
      ...{ runId: runOf(arriving, part), request: JSON.stringify(part.request) },
    });
  takeOver(db, Number(lastInsertRowid), part);
  return Number(lastInsertRowid);
}

/** The state of an operation, and what has come of it. */
function takeOver(db: JournalDatabase, id: number, part: OperationPart): void {
  const names = OUTCOME.split(', ');
  const none = Object.fromEntries(names.map((name) => [name, null]));
  db.sql(
    `UPDATE operations SET state = :state, (${OUTCOME}) = (${names.map((name) => `:${name}`).join(', ')}) WHERE id = :here`,
  ).run({ ...none, ...part, here: id, request: null });
}

/** The run that sent it first; written here when the first operation of it is. */
function runOf({ db, runs }: Arriving, { run_id }: OperationPart): number | null {
  const run = run_id === undefined ? undefined : runs.get(run_id);
  if (run === undefined) return null;
  if (run.newId === undefined) {
    const { lastInsertRowid } = db
      .sql(
        `INSERT INTO runs (at, actor, host, command, mode, environment)
         VALUES (:at, :actor, :host, :command, :mode, :environment)`,
      )
      .run(run);
    run.newId = Number(lastInsertRowid);
  }
  return run.newId;
}

function arrivedLine(arriving: Arriving, part: LinePart): void {
  const { batch, db, misfit, rowIds, tally } = arriving;
  const there = part.row_id === undefined ? null : rowIds.get(part.row_id);
  if (there === undefined) throw misfit();
  // No other line stands for the same operation.
  if (part.row_id !== undefined) rowIds.delete(part.row_id);
  tally.rows += 1;
  if (batch.isNew) {
    db.sql('INSERT INTO lines (file_id, seq, line, cells, row_id, faults) VALUES (?, ?, ?, ?, ?, ?)').run(
      ...[batch.fileId, part.seq, part.line, JSON.stringify(part.cells), there],
      part.faults === undefined ? null : JSON.stringify(part.faults),
    );
    return;
  }
  const here = db.sql('SELECT row_id FROM lines WHERE file_id = ? AND seq = ?').get(batch.fileId, part.seq) as
    { row_id: number | null } | undefined;
  if (here?.row_id === there) return;
  if (here?.row_id == null || there === null) throw otherRows(nameOf(db, batch.id));
  chooseKey(arriving, part.line, here.row_id, there);
}

// A line that has one key here and another one there: --again was said on one machine, and it counted on.

interface Claim {
  readonly id: number;
  readonly n: number | null;
  readonly content: string;
  readonly lines: number;
  readonly sent: number;
  readonly planned: number;
}

/**
 * A key that was sent keeps its line; one that never was gives way, so that the line is not paid under both. Of two that
 * were never sent, the one that was meant once more stands on both machines. Where both were sent, both stand.
 */
function chooseKey({ batch, db, tally }: Arriving, line: number, hereId: number, thereId: number): void {
  const [here, there] = [claimOf(db, hereId), claimOf(db, thereId)];
  if (here.content !== there.content) throw otherRows(nameOf(db, batch.id));
  // Equal lines of one file that were counted on in two ways: which is which cannot be told.
  if (there.lines > 0 || here.n === there.n) throw otherKeys(nameOf(db, batch.id), line);
  if (here.sent + there.sent === 2) {
    tally.twice += 1;
    return;
  }
  const isThere = here.sent === there.sent ? isMeantMore(there, here) : there.sent > here.sent;
  if (isThere) db.sql('UPDATE lines SET row_id = ? WHERE row_id = ?').run(thereId, hereId);
  else tally.added -= 1;
  db.sql('DELETE FROM operations WHERE id = ?').run(isThere ? hereId : thereId);
}

/** What was found to be done before, and left out, stays so. */
function isMeantMore(there: Claim, here: Claim): boolean {
  return here.planned === 1 && (there.n ?? 0) > (here.n ?? 0);
}

function claimOf(db: JournalDatabase, id: number): Claim {
  return db
    .sql(
      `SELECT id, n, hex(content) AS content, (SELECT count(*) FROM lines WHERE row_id = o.id) AS lines,
         state IN ('planned', 'refused') AS planned,
         state NOT IN ('planned', 'refused', 'done_before') AS sent
       FROM operations o WHERE id = ?`,
    )
    .get(id) as Claim;
}

function otherKeys(name: string, line: number): UsageError {
  return new UsageError(
    `line ${line} of batch ${name} has another key here, because equal rows were meant once more (--again) on both machines; nothing was imported`,
    `go on with ${name} on one of the two machines only`,
  );
}

function requireAllLines({ batch, db, tally }: Arriving): void {
  const { n } = db.sql('SELECT count(*) AS n FROM lines WHERE file_id = ?').get(batch.fileId) as { n: number };
  if (n !== tally.rows) throw otherRows(nameOf(db, batch.id));
}

function nameOf(db: JournalDatabase, id: number): string {
  return (db.sql('SELECT name FROM batches WHERE id = ?').get(id) as { name: string }).name;
}
