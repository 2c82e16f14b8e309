// The results of a batch as a file: every line of the input with what has come of it, from the journal alone.
import { resultsHead, resultsRows, type ResultsRow } from '../csv/results-csv.js';
import type { Journal } from '../journal/journal.js';
import { DONE } from '../services/row-states.js';
import type { AcceptedFile, BatchSettings, LineOutcome } from '../journal/types.js';

/** Lines written at once; strings of more than this live long enough to fill the memory. */
const PAGE = 100;

export function* resultsChunks(
  journal: Journal,
  { id, head }: Pick<AcceptedFile, 'id' | 'head'>,
  { queues }: Pick<BatchSettings, 'queues'>,
): Generator<string> {
  yield resultsHead(head);
  for (let after = 0; ;) {
    const page = journal.lines(id, after, PAGE);
    yield resultsRows(
      head,
      page.map((line) => (queues === true ? asQueued(toResult(line)) : toResult(line))),
    );
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
  }
}

/** Where rows are queued, none is done yet, and the ids that it has are not those that live will give it. */
function asQueued(result: ResultsRow): ResultsRow {
  if (!DONE.includes(result.status)) return result;
  const { cells, idempotencyKey = '', line, amount, quantity } = result;
  return {
    ...{ cells, line, idempotencyKey, status: 'queued' },
    ...(amount !== undefined && { amount }),
    ...(quantity !== undefined && { quantity }),
  };
}

function toResult({ cells, line, faults, row }: LineOutcome): ResultsRow {
  if (row === undefined) {
    const error = faults
      .map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`))
      .join('; ');
    return { cells, line, status: 'invalid', errorCode: faults[0]?.code ?? '', error };
  }
  const { done, key, problem, state } = row;
  return {
    cells,
    line,
    // Sent and not answered: what a person must know is that it may have been done.
    status: state === 'sent' ? 'unknown' : state,
    idempotencyKey: key,
    ...(done.amount !== undefined && { amount: done.amount }),
    ...(done.quantity !== undefined && { quantity: done.quantity }),
    ...(done.reversalId !== undefined && { reversalId: done.reversalId }),
    ...(done.journalEntryId !== undefined && { journalEntryId: done.journalEntryId }),
    ...(problem !== undefined && { errorCode: problem.code, error: problem.message }),
  };
}
