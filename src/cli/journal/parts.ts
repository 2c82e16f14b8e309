// The parts of a batch that goes from one journal to another, and what each must be to be believed.
import { contentOf } from '../request.js';
import type { KeyedRequest } from '../reversal.js';
import type { BatchPlace, BatchSettings, FileHead, LineFault, RowState } from './types.js';

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

export interface RunPart {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly host: string;
  readonly command: string;
  readonly mode: string;
  readonly environment: string;
}

export interface OperationPart {
  readonly id: number;
  readonly run_id?: number;
  /** In hexadecimal digits. */
  readonly content: string;
  readonly n?: number;
  /** 1: it was said that it is meant whatever stands. */
  readonly is_more: 0 | 1;
  readonly redemption_id: string;
  readonly request: KeyedRequest;
  readonly state: RowState;
  readonly first_sent_at?: number;
}

export interface LinePart {
  readonly seq: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly row_id?: number;
  readonly faults?: readonly LineFault[];
}

// What is read is checked whole: a digest can be made anew by whoever edits a file.

type Check = (value: unknown) => boolean;

/** Longer than anything that a server or a system says in one piece. */
const LONGEST = 100_000;

const text =
  (longest = LONGEST, shortest = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= shortest && value.length <= longest;
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const whole =
  (least: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least;
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** An object with these fields and no others. */
function shape(fields: Readonly<Record<string, Check>>): Check {
  return (value) =>
    isObject(value) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, check]) => check(value[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const texts: Check = (value) => isObject(value) && Object.values(value).every(text());
const time = whole(0);
const id = whole(1);
const mode = oneOf('sandbox', 'live', 'offline');
const decimal = matches(/^(?=.{1,255}$)\d+(\.\d+)?$/);

const STATES: readonly RowState[] = [
  ...(['planned', 'sent', 'unknown', 'refused'] as const),
  ...(['applied', 'replayed', 'done_elsewhere', 'done_before'] as const),
];

const batch = shape({
  ...{ environment: text(4096, 1), name: text(4096, 1), mode, base_url: optional(text(4096)) },
  ...{ had_key: oneOf(true, false), created_at: time },
  // What is only queued waits in an outbox that is not handed over.
  settings: shape({
    rate: optional((value) => typeof value === 'number' && value > 0),
    ...{ concurrency: whole(1), results: optional(text(4096)), actor: optional(text()) },
  }),
  file: shape({
    ...{ path: text(4096), sha256: matches(/^[0-9a-f]{64}$/), read_at: time, accepted_at: time },
    head: shape({
      ...{ columns: listOf(text()), used: optional(texts) },
      ...{ delimiter: oneOf(',', ';', '\t'), hasBom: oneOf(true, false) },
    }),
  }),
});

const run = shape({
  ...{ id, at: time, actor: text(), host: text(), command: text(), mode, environment: text() },
});

/** Source: the API's reverse page; a character may be two of ours. */
const request = shape({
  ...{ amount: optional(decimal), quantity: optional(whole(1)) },
  ...{ reason: text(1000, 1), idempotency_key: text(510, 1) },
});

const operation = shape({
  ...{ id, run_id: optional(id), content: matches(/^[0-9a-f]{40}$/), n: optional(whole(1)), is_more: oneOf(0, 1) },
  ...{ redemption_id: text(4096, 1), request, state: oneOf(...STATES) },
  ...{ first_sent_at: optional(time), settled_at: optional(time) },
  ...{ reversal_id: optional(text()), journal_entry_id: optional(text()), request_id: optional(text()) },
  ...{ done_amount: optional(decimal), done_quantity: optional(whole(0)), done_expired: optional(decimal) },
  ...{ error_code: optional(text()), error: optional(text()) },
});

const fault = shape({ code: text(), message: text(), column: optional(text()), hint: optional(text()) });

const line = shape({
  ...{ seq: whole(1), line: whole(1), cells: listOf(text(1_100_000)) },
  ...{ row_id: optional(id), faults: optional(listOf(fault)) },
});

/** In the order in which they come. */
const KINDS: readonly unknown[] = ['batch', 'run', 'operation', 'line'] satisfies Part[0][];
const CHECKS = [batch, run, operation, line];

/**
 * Reads the parts of one batch, one after the other.
 *
 * @returns a function that gives the part that a value is; undefined for what cannot be one at its place
 */
export function createPartReader(): (value: unknown) => Part | undefined {
  let at = -1;
  let last = 0;
  return (value) => {
    if (!Array.isArray(value) || value.length !== 2) return undefined;
    const place = KINDS.indexOf(value[0]);
    if (CHECKS[place]?.(value[1]) !== true) return undefined;
    const part = value as unknown as Part;
    // One batch, before all others; of each kind in the order of its numbers, none twice.
    if (at === -1 ? place !== 0 : place < Math.max(at, 1)) return undefined;
    const number = numberOf(part);
    if (place === at && number <= last) return undefined;
    [at, last] = [place, number];
    return isSound(part) ? part : undefined;
  };
}

function numberOf([kind, part]: Part): number {
  if (kind === 'batch') return 0;
  return kind === 'line' ? part.seq : part.id;
}

/** Whether its fields fit together. */
function isSound([kind, part]: Part): boolean {
  if (kind === 'line') return (part.row_id === undefined) === (part.faults !== undefined && part.faults.length > 0);
  if (kind !== 'operation') return true;
  const { content, redemption_id: redemptionId, request: asked } = part;
  if (asked.amount !== undefined && asked.quantity !== undefined) return false;
  return contentOf({ redemptionId, request: asked }).toString('hex') === content;
}
