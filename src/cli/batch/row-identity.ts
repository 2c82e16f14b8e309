// Which key a row of a file has, and whether the same was done before. The key is made of what the row asks for and of
// nothing else; what this batch or any other batch or command of this environment already has is found by it.
// A file of its own because money hangs on these rules: they are read and tested without a file.
import { whereDone } from './done-before.js';
import type { RowFields } from '../csv/read-csv.js';
import type { EqualOperation } from '../journal/operations.js';
import type { KnownRow, StagedRow, Staging } from '../journal/staging.js';
import { DONE, IN_DOUBT, type LineFault, type RowState } from '../journal/types.js';
import { contentOf, freeAbove, inWords, keyOf, nOf } from '../request.js';

export type Judged =
  | {
      readonly row: StagedRow;
      readonly known: KnownRow | undefined;
      /** Where it was done; only of a row that the batch did not have. */
      readonly doneBefore?: string;
    }
  | { readonly faults: readonly LineFault[] };

export interface JudgeOptions {
  /** Equal rows are meant: each is a reversal of its own. */
  readonly allowDuplicates: boolean;
  /** What is done already is meant once more. */
  readonly again: boolean;
}

/** Source: decisions D41 and D43. */
export function judge(staging: Staging, options: JudgeOptions, line: number, fields: RowFields): Judged {
  return fields.request.idempotency_key === undefined
    ? judgeByContent(staging, options, line, fields)
    : judgeByOwnKey(staging, fields, fields.request.idempotency_key);
}

/** A row under a key of the user's own: the key alone says what it is. */
function judgeByOwnKey(staging: Staging, fields: RowFields, key: string): Judged {
  const content = contentOf(fields);
  const known = staging.known(key, content);
  const fault = otherKeyFault(fields, key) ?? repeatedKey(known) ?? changedFault(known);
  if (fault !== undefined) return { faults: [fault] };
  const row = { content, redemptionId: fields.redemptionId, request: { ...fields.request, idempotency_key: key } };
  if (known !== undefined) return { row: { ...row, state: 'planned' }, known };
  return begin(row, staging.elsewhere(key), fields);
}

function judgeByContent(staging: Staging, options: JudgeOptions, line: number, fields: RowFields): Judged {
  const { earlier, redemptionId, request } = fields;
  const content = contentOf(fields);
  const all = staging.equal(redemptionId, content);
  const fault = foreignKeyFault(staging, fields, content, all);
  if (fault !== undefined) return { faults: [fault] };
  const seen = staging.count(content, line);
  const open = all.filter((one) => one.isOwn && one.n !== undefined && one.line === undefined);
  const own = open.find((one) => one.request.idempotency_key === earlier?.idempotencyKey) ?? open[0];
  const isBrought = earlier?.idempotencyKey !== undefined;
  if (seen.n > 1 && !isBrought && !options.allowDuplicates) return { faults: [repeatedRow(seen.firstLine)] };
  const row = { content, redemptionId, request };
  if (own !== undefined) {
    const keyed = { ...request, idempotency_key: own.request.idempotency_key };
    return { row: { ...row, request: keyed, state: 'planned' }, known: { ...own, isSame: true } };
  }
  return judgeNewRow(row, all, fields, options);
}

/** A row that the batch does not have yet: done already, in doubt, or to be sent under the next free key. */
function judgeNewRow(
  { content, redemptionId, request }: Omit<StagedRow, 'request' | 'state'> & RowFields,
  all: readonly EqualOperation[],
  fields: RowFields,
  { again }: JudgeOptions,
): Judged {
  const own = all.filter(({ isOwn }) => isOwn);
  const others = all.filter((one) => !one.isOwn && !own.some((mine) => isOneReversal(mine, one)));
  const claimed = claimedN(fields);
  const inState = (states: readonly string[]): EqualOperation | undefined => {
    const found = others.filter(({ state }) => states.includes(state));
    return found.find(({ n }) => n === claimed && n !== undefined) ?? found[0];
  };
  // What may have been done is settled first, by its own key, even where one more is meant.
  const doubtful = inState(IN_DOUBT);
  const done = again ? undefined : inState(DONE);
  const n = (done ?? doubtful)?.n ?? nextOf(all, own, claimed, again);
  const isDoubtful = done === undefined && doubtful !== undefined;
  const key = isDoubtful ? doubtful.request.idempotency_key : keyOf(fields, n);
  const row = { content, redemptionId, request: { ...request, idempotency_key: key } };
  const known = done ?? doubtful;
  return begin(
    isDoubtful && doubtful.n === undefined ? row : { ...row, n },
    known === undefined ? [] : [known],
    fields,
  );
}

/** Whether both stand for one reversal: by its id, or by the key that makes it. */
function isOneReversal(one: EqualOperation, other: EqualOperation): boolean {
  const isSameId = one.done.reversalId !== undefined && one.done.reversalId === other.done.reversalId;
  return isSameId || one.request.idempotency_key === other.request.idempotency_key;
}

/** Which of the equal ones this row is: the next that the batch does not have yet; after all known ones, if said so. */
function nextOf(
  all: readonly EqualOperation[],
  own: readonly EqualOperation[],
  claimed: number | undefined,
  again: boolean,
): number {
  const used = new Set(own.map(({ n }) => n));
  if (claimed !== undefined && !used.has(claimed)) return claimed;
  // Under keys of the user's own they count as well.
  const done = all.filter(({ state }) => DONE.includes(state) || IN_DOUBT.includes(state));
  for (const { n } of done) if (again) used.add(n);
  return freeAbove(again ? new Set(done.map(reversalOf)).size : 0, used);
}

function reversalOf({ done, request }: EqualOperation): string {
  return done.reversalId ?? request.idempotency_key;
}

/** Which of the equal ones a results file says that the row is, of one that was or may have been done. */
function claimedN(fields: RowFields): number | undefined {
  const { status = '', idempotencyKey: key } = fields.earlier ?? {};
  if (key === undefined || !(DONE.includes(status) || IN_DOUBT.includes(status))) return undefined;
  return nOf(fields, key);
}

/** How a row begins that the batch does not have: by what others did under its key, else by what its file says. */
function begin(row: Omit<StagedRow, 'state'>, others: readonly EqualOperation[], { earlier }: RowFields): Judged {
  const done = others.find((one) => DONE.includes(one.state));
  if (done !== undefined) {
    const where = whereDone(done);
    const problem = { code: 'done_before', message: where };
    return { row: { ...row, state: 'done_before', done: done.done, problem }, known: undefined, doneBefore: where };
  }
  const doubtful = others.find((one) => IN_DOUBT.includes(one.state));
  if (doubtful !== undefined) {
    return { row: { ...row, state: 'unknown', firstSentAtMs: doubtful.firstSentAtMs ?? 0 }, known: undefined };
  }
  const state = claimedState(earlier?.status ?? '', earlier?.idempotencyKey === row.request.idempotency_key);
  // Nobody here knows when it was sent, so the server may have forgotten its key.
  return { row: { ...row, state, ...(state === 'unknown' && { firstSentAtMs: 0 }) }, known: undefined };
}

/** By what a results file says about a row that this journal does not know. */
function claimedState(status: string, isUnderThisKey: boolean): RowState {
  if (!isUnderThisKey) return 'planned';
  if (DONE.includes(status)) return 'done_before';
  if (IN_DOUBT.includes(status)) return 'unknown';
  return status === 'refused' ? 'refused' : 'planned';
}

function repeatedKey(known: KnownRow | undefined): LineFault | undefined {
  if (known?.line === undefined) return undefined;
  const message = `this row has the same idempotency key as line ${known.line}; each reversal needs its own key`;
  return { code: 'repeated_key', message, column: 'idempotency_key' };
}

/** A row that was sent under one key and has another now would be sent again. */
function otherKeyFault({ earlier }: RowFields, own: string): LineFault | undefined {
  const { status = '', idempotencyKey: used } = earlier ?? {};
  if (used === own || !(DONE.includes(status) || IN_DOUBT.includes(status))) return undefined;
  const message = `the row is ${status} under the key ${used ?? ''}, and now has a different key`;
  return { code: 'changed_row', message, column: 'idempotency_key', hint: 'restore the old key' };
}

/** A row that a results file calls done, or sent, and that asks for something else than it did then. */
function foreignKeyFault(
  staging: Staging,
  fields: RowFields,
  content: Uint8Array,
  equal: readonly EqualOperation[],
): LineFault | undefined {
  const { status = '', idempotencyKey: key } = fields.earlier ?? {};
  if (key === undefined || !(DONE.includes(status) || IN_DOUBT.includes(status))) return undefined;
  if (claimedN(fields) !== undefined || equal.some((one) => one.request.idempotency_key === key)) return undefined;
  const known = changedFault(staging.known(key, content));
  if (known !== undefined) return known;
  const message = `the row is ${status} under the key ${key}, which was made for another redemption, amount or reason`;
  const hint = 'put the old values back; a reversal that is meant as well goes into a row of its own';
  return { code: 'changed_row', message, column: 'scrip_idempotency_key', hint };
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
