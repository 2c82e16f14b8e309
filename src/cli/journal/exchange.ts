// A batch that goes from one journal to another: everything that is known about it, and putting that beside what is
// known there.
import { UsageError } from '../errors/errors.js';
import { toOptional } from './columns.js';
import type { JournalDatabase } from './database.js';
import type { BatchPlace, BatchSettings, FileHead, RowState } from './types.js';

/** What a batch consists of, in this order: the batch, then its runs, its operations, and the lines of its file. */
export type Part =
  | readonly ['batch', BatchPart]
  | readonly ['run', RunPart]
  | readonly ['operation', OperationPart]
  | readonly ['line', LinePart];

export interface BatchPart extends BatchPlace {
  readonly mode: string;
  readonly base_url?: string;
  /** Whether it ran under an API key; its mark stays in its journal, where alone it means something. */
  readonly had_key: boolean;
  readonly created_at: number;
  readonly settings: BatchSettings;
  readonly file: {
    readonly path: string;
    readonly sha256: string;
    readonly read_at: number;
    readonly accepted_at: number;
    readonly head: FileHead;
  };
}

interface RunPart {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly host: string;
  readonly command: string;
  readonly mode: string;
  readonly environment: string;
}

interface OperationPart {
  readonly id: number;
  readonly run_id?: number;
  /** In hexadecimal digits. */
  readonly content: string;
  readonly redemption_id: string;
  readonly request: { readonly idempotency_key: string };
  readonly state: RowState;
  readonly first_sent_at?: number;
}

interface LinePart {
  readonly seq: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly row_id?: number;
  readonly faults?: readonly unknown[];
}

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
    ...(faults !== undefined && { faults: JSON.parse(faults) as unknown[] }),
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
const OPERATIONS = `SELECT id, run_id, lower(hex(content)) AS content, n, redemption_id, request, state, first_sent_at, ${OUTCOME}
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
}

/** The mark of a key that belongs to another journal: it is like no mark of this one. */
export const FOREIGN_MARK = 'another journal';

interface Arriving {
  readonly db: JournalDatabase;
  readonly batch: {
    readonly id: number;
    readonly fileId: number;
    readonly isNew: boolean;
    readonly environment: string;
  };
  readonly runs: Map<number, RunPart & { newId?: number }>;
  readonly rowIds: Map<number, number>;
  readonly tally: { rows: number; added: number; updated: number };
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
        arriving = { db, batch, runs: new Map(), rowIds: new Map(), tally: { rows: 0, added: 0, updated: 0 } };
      } else if (arriving === undefined) throw new Error('the batch does not come first');
      else if (kind === 'run') arriving.runs.set(part.id, part);
      else if (kind === 'operation') arriving.rowIds.set(part.id, arrivedOperation(arriving, part));
      else arrivedLine(arriving, part);
    }
    if (arriving === undefined) throw new Error('there is no batch');
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

/** How much is known of an operation in this state. */
const KNOWLEDGE: Readonly<Record<RowState, number>> = {
  ...{ planned: 0, sent: 1, unknown: 2, refused: 3, done_before: 4 },
  ...{ applied: 5, replayed: 5, done_elsewhere: 5 },
};

function arrivedOperation(arriving: Arriving, part: OperationPart): number {
  const { batch, db, tally } = arriving;
  const known = db
    .sql('SELECT id, state, first_sent_at FROM operations WHERE key = ? AND batch_id = ?')
    .get(part.request.idempotency_key, batch.id) as
    { id: number; state: RowState; first_sent_at: number | null } | undefined;
  if (known === undefined) {
    tally.added += 1;
    return addOperation(arriving, part);
  }
  const [isBetter, first] = [KNOWLEDGE[part.state] > KNOWLEDGE[known.state], part.first_sent_at];
  // From the first attempt of all on, a server may forget the key.
  const firstSentAt = first === undefined ? known.first_sent_at : Math.min(known.first_sent_at ?? first, first);
  if (!isBetter && (firstSentAt === known.first_sent_at || known.state === 'planned')) return known.id;
  tally.updated += 1;
  db.sql('UPDATE operations SET first_sent_at = ?, run_id = coalesce(run_id, ?) WHERE id = ?').run(
    ...[firstSentAt, runOf(arriving, part), known.id],
  );
  if (isBetter) takeOver(db, known.id, part);
  return known.id;
}

function addOperation(arriving: Arriving, part: OperationPart): number {
  const { batch, db } = arriving;
  const { lastInsertRowid } = db
    .sql(
      `INSERT INTO operations (environment, batch_id, file_id, run_id, content, n, redemption_id, request, state, first_sent_at)
       VALUES (:environment, :batchId, :fileId, :runId, unhex(:content), :n, :redemption_id, :request, 'planned', :first_sent_at)`,
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

function arrivedLine({ batch, db, rowIds, tally }: Arriving, part: LinePart): void {
  const rowId = part.row_id === undefined ? null : (rowIds.get(part.row_id) ?? null);
  tally.rows += 1;
  if (batch.isNew) {
    db.sql('INSERT INTO lines (file_id, seq, line, cells, row_id, faults) VALUES (?, ?, ?, ?, ?, ?)').run(
      ...[batch.fileId, part.seq, part.line, JSON.stringify(part.cells), rowId],
      part.faults === undefined ? null : JSON.stringify(part.faults),
    );
    return;
  }
  const here = db.sql('SELECT row_id FROM lines WHERE file_id = ? AND seq = ?').get(batch.fileId, part.seq);
  if ((here as { row_id: number | null } | undefined)?.row_id !== rowId) throw otherRows(nameOf(db, batch.id));
}

function requireAllLines({ batch, db, tally }: Arriving): void {
  const { n } = db.sql('SELECT count(*) AS n FROM lines WHERE file_id = ?').get(batch.fileId) as { n: number };
  if (n !== tally.rows) throw otherRows(nameOf(db, batch.id));
}

function nameOf(db: JournalDatabase, id: number): string {
  return (db.sql('SELECT name FROM batches WHERE id = ?').get(id) as { name: string }).name;
}
