// Which key a row of a file has, and whether it can be meant as it stands.
import type { RowFields } from '../csv/read-csv.js';
import type { KnownRow, StagedRow, Staging } from '../journal/staging.js';
import type { BatchPlace, LineFault, RowState } from '../journal/types.js';
import { createHash } from 'node:crypto';
import { canonicalAmount } from '../../sdk/index.js';
import { inWords, type ReversalRequest, type ReversalIntent } from '../reversal.js';

export type Judged =
  { readonly row: StagedRow; readonly known: KnownRow | undefined } | { readonly faults: readonly LineFault[] };

interface JudgeOptions {
  readonly place: BatchPlace;
  /** Equal rows are meant: each is a reversal of its own. */
  readonly allowDuplicates: boolean;
}

/** Source: docs/interface.md, Row keys; decision D58 on rows of a results file. */
export function judge(
  staging: Staging,
  { place, allowDuplicates }: JudgeOptions,
  line: number,
  fields: RowFields,
): Judged {
  const { redemptionId, request } = fields;
  const content = contentDigest(fields);
  const brought = request.idempotency_key ?? keptKey(staging, fields.earlier, content);
  const seen = request.idempotency_key === undefined ? staging.count(content, line) : FIRST;
  const { key, known } =
    brought === undefined
      ? freeKey(staging, place, fields, content, seen.n)
      : { key: brought, known: staging.known(brought, content) };
  const isRepeated = brought === undefined && seen.n > 1 && !allowDuplicates;
  const claimed = known === undefined && fields.earlier?.idempotencyKey === key ? fields.earlier.status : '';
  const isOurs = claimed !== '' && isMadeHere(place, fields, key);
  const fault =
    otherKeyFault(fields) ??
    repeatedKey(known) ??
    (isRepeated ? repeatedRow(seen.firstLine) : undefined) ??
    changedFault(known) ??
    (DONE.includes(claimed) && !isOurs ? doneElsewhere(claimed, place) : undefined);
  if (fault !== undefined) return { faults: [fault] };
  const keyed = { ...request, idempotency_key: key };
  return { row: { content, redemptionId, request: keyed, ...beginning(claimed, isOurs) }, known };
}

const FIRST = { n: 1, firstLine: 0 };

/** The key that a results file brought along; not for a row that was corrected since, unless it was or may be done. */
function keptKey(staging: Staging, earlier: RowFields['earlier'], content: Uint8Array): string | undefined {
  const { status = '', idempotencyKey: key } = earlier ?? {};
  if (key === undefined || DONE.includes(status) || IN_DOUBT.includes(status)) return key;
  const known = staging.known(key, content);
  return known === undefined || known.isSame ? key : undefined;
}

/** The key made for the n-th equal row, or a later one: a line that brought its key along may have that one. */
function freeKey(
  staging: Staging,
  place: BatchPlace,
  asked: ReversalIntent<ReversalRequest>,
  content: Uint8Array,
  from: number,
): { key: string; known: KnownRow | undefined } {
  for (let n = from; ; n += 1) {
    const key = rowKey(place, asked, n);
    const known = staging.known(key, content);
    if (known?.line === undefined) return { key, known };
  }
}

/** More equal rows than anyone means. */
const MOST_EQUAL = 50;

/** Whether this batch, in this environment, would have made this key for this very request. */
function isMadeHere(place: BatchPlace, asked: ReversalIntent<ReversalRequest>, key: string): boolean {
  return Array.from({ length: MOST_EQUAL }, (_, at) => at + 1).some((n) => rowKey(place, asked, n) === key);
}

/** How a row begins that this journal does not know, by what its results file says. */
function beginning(claimed: string, isOurs: boolean): { state: RowState; firstSentAtMs?: number } {
  if (claimed === 'applied' || claimed === 'replayed') return { state: claimed };
  // Of a refused row that has another key than it would get now, nobody can tell whether it was corrected.
  if (claimed === 'refused' && isOurs) return { state: claimed };
  // Nobody here knows when it was sent, so the server may have forgotten its key.
  return IN_DOUBT.includes(claimed) ? { state: 'unknown', firstSentAtMs: 0 } : { state: 'planned' };
}

function repeatedKey(known: KnownRow | undefined): LineFault | undefined {
  if (known?.line === undefined) return undefined;
  const message = `this row has the same idempotency key as line ${known.line}; each reversal needs its own key`;
  return { code: 'repeated_key', message, column: 'idempotency_key' };
}

/** A row that was sent under one key and has another now would be sent again. */
function otherKeyFault({ request, earlier }: RowFields): LineFault | undefined {
  const own = request.idempotency_key;
  const { status = '', idempotencyKey: used } = earlier ?? {};
  if (own === undefined || used === own || !(DONE.includes(status) || IN_DOUBT.includes(status))) return undefined;
  const message = `the row is ${status} under the key ${used ?? ''}, and now has a different key`;
  return { code: 'changed_row', message, column: 'idempotency_key', hint: 'restore the old key' };
}

function repeatedRow(firstLine: number): LineFault {
  const message = `equal to line ${firstLine}: same redemption, same amount or quantity, same reason`;
  return { code: 'repeated_row', message, hint: 'remove one of them, or add --allow-duplicates to reverse both' };
}

function changedFault(known: KnownRow | undefined): LineFault | undefined {
  if (known === undefined || known.isSame || known.state === 'planned' || known.state === 'refused') return undefined;
  const message = `its key belongs to another row of this batch, with state ${known.state}: ${inWords(known)}`;
  return { code: 'changed_row', message, hint: 'give the row its own key, or restore the old values' };
}

function doneElsewhere(status: string, { environment, name }: BatchPlace): LineFault {
  const message = `the file says that this row is ${status}, but batch ${name} in ${environment} did not do it`;
  const hint =
    'check the mode and --batch-id; to leave such rows out: --skip-invalid; ' +
    'to send such a row here, empty its scrip_status and scrip_idempotency_key';
  return { code: 'done_elsewhere', message, column: 'scrip_status', hint };
}

// Keys made from what a row says, not from chance and not from where it stands: a crash cannot turn into a second
// reversal, and neither can correcting another row of the file.

/** Bytes of a digest that tells contents apart. */
const CONTENT_BYTES = 20;

/** What makes two rows equal: the redemption, the amount or the units, and the reason. */
export function contentDigest(asked: ReversalIntent<ReversalRequest>): Buffer {
  return digest(contentOf(asked)).subarray(0, CONTENT_BYTES);
}

/**
 * The key of a row that has none of its own. Source: docs/interface.md, Row keys.
 *
 * @param n - 1 for the first row of this content in the file, 2 for an equal one that is meant as well
 */
export function rowKey({ environment, name }: BatchPlace, asked: ReversalIntent<ReversalRequest>, n: number): string {
  return `csv_${digest([keptUnder(environment), name, ...contentOf(asked), n])
    .toString('hex')
    .slice(0, 40)}`;
}

function contentOf({ redemptionId, request }: ReversalIntent<ReversalRequest>): (string | number | null)[] {
  const { amount, quantity, reason } = request;
  return [
    redemptionId.toLowerCase(),
    amount === undefined ? (quantity ?? null) : canonicalAmount(amount),
    reason.trim(),
  ];
}

function digest(parts: readonly (string | number | null)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** What is queued offline has the key it would have live: a file that is run in both is done once. */
function keptUnder(environment: string): string {
  return environment.replace(/^offline \S+ of /, '');
}

// What the states of a row mean for money.

/** A reversal was made. */
export const DONE: readonly string[] = ['applied', 'replayed'];

/** A reversal may have been made. */
export const IN_DOUBT: readonly string[] = ['sent', 'unknown'];
