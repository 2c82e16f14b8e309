// Errors of the SDK and of the services, as failures. Loaded only once something has gone wrong past the flags.
// A file of its own because it is loaded only after something failed, with the SDK.
import { ApiError, ConfigurationError, OutcomeUnknownError, UnreachableError, type Remaining } from '../sdk/index.js';
import {
  ResultsError,
  StoppedError,
  UnexpectedRemaining,
  seedFailure,
  type Failure,
  type FileProblem,
} from './errors/errors.js';
import { kindOfStatus, type FailureKind } from './errors/exit-codes.js';
import { remainingText, wrapWords } from './terminal/words.js';
import { quoteCommand, repeatCommand, visible } from './terminal/safe-text.js';
import type { Asked } from './invocation.js';
import { DEMO_REDEMPTION } from './help/command.js';

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
  if (error instanceof StoppedError) return { ...sdkFailure(error.cause, now), hint: error.hint };
  if (error instanceof ApiError) return refusal(error);
  if (error instanceof OutcomeUnknownError) return unknownOutcome(error, now);
  // A read that was broken off, or a write that never left.
  if (now.interrupted) return { kind: 'cancelled', message: 'stopped; nothing was changed' };
  if (error instanceof UnreachableError) {
    return { kind: 'unreachable', ...spoken(error), ...(isForeign(error) && { hint: FOREIGN_HINT }) };
  }
  if (error instanceof ConfigurationError) {
    const hint = 'check the ids that you typed, SCRIP_BASE_URL and the API key';
    return { kind: 'usage', message: error.message, hint };
  }
  if (error instanceof UnexpectedRemaining) return unexpected(error, now);
  return { kind: 'bug', message: error instanceof Error ? error.message : String(error) };
}

/** What came of the rows is in the journal, so the command that writes the file again is all that is missing. */
function results({ message, command, nothingSent }: ResultsError): Failure {
  const hint = nothingSent
    ? 'make room, or bring its folder back, then go on'
    : 'the journal has what came of the rows; make room, or name another place with --results, and write them again';
  return { kind: 'unreachable', code: 'results_not_written', message, command, hint };
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

const FOREIGN_HINT = 'nothing was changed; check the base URL, and what stands between: a proxy, a VPN, a login page';

/** A page with a 5xx is how gateways of the API itself say that it is down; any other one is not the API's. */
function isForeign({ foreignAnswer, status = 0 }: UnreachableError): boolean {
  return foreignAnswer !== undefined && status < 500;
}

function unexpected({ expected, found }: UnexpectedRemaining, { argv }: Circumstances): Failure {
  if (typeof expected !== 'string') return changedMeanwhile(expected, found);
  const message = `--expect-remaining ${expected} is not met: ${remainingText(found)} remains; nothing was sent`;
  const code = 'expect_remaining_not_met';
  if (!argv.some((word) => word.startsWith('--idempotency-key'))) return { kind: 'refused', code, message };
  // What an earlier run with this key reversed no longer remains: the check would hide the answer of that run.
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

// A database file that cannot be opened, as a failure. Told by its name and code: the class belongs to the engine.

/** By whether the same command can work later as it is. Once a file is open, the engine answers over HTTP instead. */
const KIND: Readonly<Record<string, FailureKind>> = {
  not_a_database: 'usage',
  newer_version: 'usage',
  older_version: 'usage',
  not_found: 'usage',
  read_only: 'usage',
  missing_native: 'usage',
  disk_full: 'unreachable',
  busy: 'unreachable',
  io: 'unreachable',
  damaged: 'unreachable',
};

/** The failure behind a storage error; undefined when it is none. */
export function storageFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || error.name !== 'StorageError' || !('code' in error)) return undefined;
  const code = String(error.code);
  const kind = Object.hasOwn(KIND, code) ? KIND[code] : undefined;
  if (kind === undefined) return undefined;
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return { kind, code, message: error.message, ...(hint !== undefined && { hint }) };
}

// What to do next, for each way in which a command can end badly.

/** Words, and the command to type if there is one. */
interface Advice {
  readonly hint: string;
  readonly command?: string;
}

type Hint = (asked: Asked) => Advice;

const seeRedemption: Hint = (asked) => ({
  hint: 'nothing was changed; see what is left',
  command: about(asked, 'get'),
});

/** By code. The API's codes are an open set, so a missing one falls back on its kind. */
const BY_CODE: Readonly<Record<string, Hint>> = {
  reversal_exceeds_remaining: seeRedemption,
  already_fully_reversed: (asked) => ({ hint: 'see what was reversed', command: about(asked, 'reversals') }),
  reversal_kind_mismatch: say(
    'redemptions counted in units take --quantity, all others take --amount; leave both out to reverse all that remains',
  ),
  invalid_scale: (asked) => ({ hint: 'write no more decimals than its amounts have', command: about(asked, 'get') }),
  idempotency_conflict: say(
    'this key belongs to another request: repeat that one word for word, or leave --idempotency-key out for a new one',
  ),
  participant_not_active: (asked) => ({
    hint: 'nothing was changed; the participant it names must be ACTIVE',
    command: about(asked, 'get'),
  }),
  asset_archived: say('nothing was changed; an archived asset takes no new entries'),
  lot_expired: say('nothing was changed; the API is set to refuse what would go back to an expired lot'),
  expect_remaining_not_met: seeRedemption,
  too_many_requests: say('wait a moment and run the same command again'),
};

/** By mode. */
const AUTH: Readonly<Record<string, Advice>> = {
  sandbox: { hint: 'the sandbox did not take its own key; this should not happen, please report it' },
  live: {
    hint: 'put a key of this organisation into SCRIP_API_KEY, or name a file that holds one with --api-key-file',
  },
};

/** By mode. */
const NOT_FOUND: Readonly<Record<string, Advice>> = {
  sandbox: {
    hint: `the demo data has ${DEMO_REDEMPTION}; to see which database was asked`,
    command: 'scrip sandbox path',
  },
  live: { hint: 'check the id, and that the key belongs to the organisation that has it' },
};

const BY_KIND: Readonly<Record<FailureKind, Hint>> = {
  usage: say('correct what the message names, or add --help to see what this command takes'),
  refused: (asked) => (asked.redemptionId === undefined ? { hint: 'nothing was changed' } : seeRedemption(asked)),
  auth: (asked) => entry(AUTH, asked.mode) ?? say('check the API key')(asked),
  not_found: (asked) => entry(NOT_FOUND, asked.mode) ?? say('check the id')(asked),
  unreachable: say('nothing was changed; run the same command again'),
  outcome_unknown: say('run the same command again with the same --idempotency-key'),
  partial: say('read the results'),
  cancelled: say('run the same command again when you are ready'),
  bug: say('please report it, with what --verbose adds'),
};

/** The failure with a hint, its own if it has one. */
export function withHint(failure: Failure, asked: Asked): Failure {
  if (failure.hint !== undefined) return failure;
  return { ...failure, ...(entry(BY_CODE, failure.code) ?? BY_KIND[failure.kind])(asked) };
}

/** Looks only at what the table itself has: a code of the API may be called "constructor". */
function entry<T>(table: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function say(hint: string): Hint {
  return () => ({ hint });
}

function about(asked: Asked, verb: 'get' | 'reversals'): string {
  const id = asked.redemptionId ?? DEMO_REDEMPTION;
  return quoteCommand(['scrip', 'redemptions', verb, id, ...(asked.carried ?? [])]);
}

// A failure in words, for stderr. Text that came from outside is made visible; nothing depends on colour.

const HEADING: Readonly<Record<FailureKind, string>> = {
  bug: 'a mistake in scrip itself',
  usage: 'cannot run this',
  refused: 'refused',
  auth: 'no access',
  not_found: 'not found',
  unreachable: 'not reached',
  outcome_unknown: 'OUTCOME UNKNOWN',
  partial: 'partly done',
  cancelled: 'cancelled',
};

/** @param width - columns of the terminal; a command to copy is never broken */
export function failureText(failure: Failure, width: number): string {
  const { kind, status, code, message, hint, command, requestId, idempotencyKey } = failure;
  const http = status === undefined ? undefined : `HTTP ${status}`;
  const details: readonly (readonly [string, string | undefined])[] = [
    ['code', [code, http].filter((part) => part !== undefined).join(', ') || undefined],
    ['request', requestId],
    ['key', idempotencyKey],
    ['next', hint],
  ];
  const lines = details.filter((detail): detail is readonly [string, string] => detail[1] !== undefined);
  return [
    ...wrapWords(`${HEADING[kind]}: ${visible(message)}`, width),
    ...(failure.problems ?? []).flatMap((problem) => problemLines(problem, width)),
    ...lines.flatMap(([name, value]) => hanging(name, visible(value), width)),
    ...(command === undefined ? [] : [`${' '.repeat(INDENT)}${visible(command)}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const INDENT = 10;

function problemLines({ line, column, path, message, hint }: FileProblem, width: number): string[] {
  const place = [line === undefined ? undefined : `line ${line}`, column, path]
    .filter((part) => part !== undefined)
    .map(visible)
    .join(', ');
  const text = hint === undefined ? visible(message) : `${visible(message)} (${visible(hint)})`;
  return wrapWords(place === '' ? text : `${place}: ${text}`, width - 2).map(
    (part, at) => `  ${at === 0 ? '' : '  '}${part}`,
  );
}

function hanging(name: string, value: string, width: number): string[] {
  const [first = '', ...rest] = wrapWords(value, width - INDENT);
  return [`  ${name.padEnd(INDENT - 2)}${first}`, ...rest.map((line) => `${' '.repeat(INDENT)}${line}`)];
}
