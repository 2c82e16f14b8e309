// Errors of the SDK and of the services, as failures. Loaded only once something has gone wrong past the flags.
import { ApiError, ConfigurationError, OutcomeUnknownError, UnreachableError, type Remaining } from '../sdk/index.js';
import type { Failure } from './errors.js';
import { kindOfStatus } from './exit-codes.js';
import { ResultsError } from './results-file.js';
import { UnexpectedRemaining } from './services/run-reversal.js';
import { seedFailure } from './seed-failures.js';
import { storageFailure } from './storage-failures.js';
import { remainingText } from './ui/remaining-text.js';
import { repeatCommand } from './ui/repeat-command.js';

interface Circumstances {
  readonly argv: readonly string[];
  /** Whether the user asked to stop. */
  readonly interrupted: boolean;
}

/** Every error has a failure: what is none of ours is a bug. */
export function sdkFailure(error: unknown, now: Circumstances): Failure {
  const storage = storageFailure(error);
  if (storage !== undefined) return storage;
  const seed = seedFailure(error);
  if (seed !== undefined) return seed;
  if (error instanceof ResultsError) return results(error);
  if (error instanceof ApiError) return refusal(error);
  if (error instanceof OutcomeUnknownError) return unknownOutcome(error, now);
  // A read that was broken off, or a write that never left.
  if (now.interrupted) return { kind: 'cancelled', message: 'stopped; nothing was changed' };
  if (error instanceof UnreachableError) return { kind: 'unreachable', ...spoken(error) };
  if (error instanceof ConfigurationError) {
    const hint = 'check the ids that you typed, SCRIP_BASE_URL and the API key';
    return { kind: 'usage', message: error.message, hint };
  }
  if (error instanceof UnexpectedRemaining) return unexpected(error, now);
  return { kind: 'bug', message: error instanceof Error ? error.message : String(error) };
}

/** What came of the rows is in the journal, so the command that writes the file again is all that is missing. */
function results({ message }: ResultsError): Failure {
  return {
    kind: 'unreachable',
    code: 'results_not_written',
    message,
    hint: 'make room, then write them again with scrip batches results',
  };
}

function refusal(error: ApiError): Failure {
  return {
    kind: kindOfStatus(error.status),
    ...spoken(error),
    // The SDK's stand-in for an answer without a code says nothing that the status does not.
    ...(!/^http_\d+$/.test(error.code) && { code: error.code }),
    ...(error.idempotencyKey !== undefined && { idempotencyKey: error.idempotencyKey }),
  };
}

function unknownOutcome(error: OutcomeUnknownError, { argv }: Circumstances): Failure {
  const key = error.idempotencyKey;
  return {
    kind: 'outcome_unknown',
    ...spoken(error),
    ...(key !== undefined && {
      idempotencyKey: key,
      hint: 'to learn what happened, and to have it done once',
      command: repeatCommand(argv, key),
    }),
  };
}

function unexpected({ expected, found }: UnexpectedRemaining, { argv }: Circumstances): Failure {
  if (typeof expected !== 'string') return changedMeanwhile(expected, found);
  const message = `--expect-remaining ${expected} is not met: ${remainingText(found)} remains; nothing was sent`;
  const code = 'expect_remaining_not_met';
  if (!argv.some((word) => word.startsWith('--idempotency-key'))) return { kind: 'refused', code, message };
  // What an earlier run with this key gave back no longer remains: the check then hides that run's answer.
  const hint = 'if this key was used before, leave --expect-remaining out to get the answer of that run';
  return { kind: 'refused', code, message, hint };
}

function changedMeanwhile(seen: Remaining, found: Remaining): Failure {
  const message =
    `somebody else was faster: ${remainingText(found)} remains, ` +
    `not the ${remainingText(seen)} that was shown; nothing was sent`;
  return { kind: 'refused', code: 'expect_remaining_not_met', message };
}

function spoken(error: { message: string; status: number | undefined; requestId: string | undefined }): {
  message: string;
  status?: number;
  requestId?: string;
} {
  return {
    message: error.message,
    ...(error.status !== undefined && { status: error.status }),
    ...(error.requestId !== undefined && { requestId: error.requestId }),
  };
}
