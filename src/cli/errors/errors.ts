// Errors that the command line raises itself, and how any error becomes words, a hint and a number.
// Loads nothing: a mistake in the flags must not cost the start of the SDK.
import type { CommanderError } from 'commander';
import { ExitCode, kindOfStatus, type FailureKind } from './exit-codes.js';
import type { Remaining } from '../../sdk/index.js';

/** What a person and a script are told about a run that did not end well. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly status?: number;
  readonly code?: string;
  readonly hint?: string;
  /** What the hint says to type. */
  readonly command?: string;
  readonly requestId?: string;
  readonly idempotencyKey?: string;
  /** What is wrong, place by place. */
  readonly problems?: readonly FileProblem[];
}

/** Something wrong at one place of a file. */
export interface FileProblem {
  /** In a file of lines. */
  readonly line?: number;
  readonly column?: string;
  /** In a JSON file: "participants[3].external_id". Neither: the file as a whole. */
  readonly path?: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

interface CliErrorDetails extends ErrorOptions {
  readonly code?: string;
  readonly hint?: string;
}

/** Root of what the command line throws on purpose. */
export abstract class CliError extends Error {
  readonly kind: FailureKind;
  readonly code: string | undefined;
  readonly hint: string | undefined;

  constructor(kind: FailureKind, message: string, { code, hint, ...options }: CliErrorDetails = {}) {
    super(message, options);
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.hint = hint;
  }
}

/** The command line itself is wrong; nothing was sent. */
export class UsageError extends CliError {
  constructor(message: string, hint?: string) {
    super('usage', message, hint === undefined ? {} : { hint });
  }
}

/** A file cannot be used as it is; nothing was sent. */
export class FileError extends CliError {
  readonly problems: readonly FileProblem[];

  constructor(code: string, message: string, problems: readonly FileProblem[], hint?: string) {
    super('usage', message, { code, ...(hint !== undefined && { hint }) });
    this.problems = problems;
  }
}

/** There is no such thing here. */
export class MissingError extends CliError {
  constructor(code: string, message: string, hint: string) {
    super('not_found', message, { code, hint });
  }
}

/** A check that the user asked for, or one that guards a database, said no; nothing was sent. */
export class GuardError extends CliError {
  constructor(code: string, message: string, hint?: string) {
    super('refused', message, hint === undefined ? { code } : { code, hint });
  }
}

/** There is no API key to use. */
export class KeyError extends CliError {
  constructor(message: string, hint: string, options: ErrorOptions = {}) {
    super('auth', message, { hint, ...options });
  }
}

/** Stopped by the user before anything was sent. */
export class CancelledError extends CliError {
  constructor() {
    super('cancelled', 'nothing was sent');
  }
}

/** An answer other than success that did not come through the SDK: from a preview or a sandbox control. */
export class AnsweredError extends CliError {
  readonly status: number;
  readonly requestId: string | undefined;
  /** What is wrong with the data that was sent, place by place, as the answer lists it. */
  readonly problems: unknown;

  constructor(status: number, code: string | undefined, message: string, requestId?: string, problems?: unknown) {
    super(kindOfStatus(status), message, code === undefined ? {} : { code });
    this.status = status;
    this.requestId = requestId;
    this.problems = problems;
  }
}

/** The answer is printed and complete; only the number is not 0. */
export class AnsweredNo extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind) {
    super('the answer is no');
    this.name = 'AnsweredNo';
    this.kind = kind;
  }
}

/** The failure behind an error of ours or of commander's; undefined for any other. */
export function ownFailure(error: unknown): Failure | undefined {
  if (isCommanders(error)) return commanderFailure(error);
  if (!(error instanceof CliError)) return undefined;
  const answered = error instanceof AnsweredError ? error : undefined;
  return {
    kind: error.kind,
    message: error.message,
    ...(error.code !== undefined && { code: error.code }),
    ...(error.hint !== undefined && { hint: error.hint }),
    ...(error instanceof FileError && error.problems.length > 0 && { problems: error.problems }),
    ...(answered !== undefined && { status: answered.status }),
    ...(answered?.requestId !== undefined && { requestId: answered.requestId }),
  };
}

/** By its code, which commander promises, because its class would have to be loaded to be asked for. */
function isCommanders(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

function commanderFailure(error: CommanderError): Failure {
  if (error.code === 'commander.help') {
    return { kind: 'usage', message: 'name a command', hint: 'scrip --help lists them' };
  }
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  if (/'--api-key(=|')/.test(message)) {
    // Said without the value: a key that was typed must not be repeated on the screen as well.
    const hint =
      'put the key into SCRIP_API_KEY, or into a file that only you can read and name it with --api-key-file';
    return { kind: 'usage', message: 'there is no --api-key: other users of this machine can see arguments', hint };
  }
  const hint = suggestion === undefined ? 'add --help to see what this command takes' : suggestion.replace(/[()]/g, '');
  return { kind: 'usage', message, hint };
}

/** The error document that --json prints; absent fields are left out. */
export function errorDocument(failure: Failure): { error: Record<string, unknown> } {
  return {
    error: {
      kind: failure.kind,
      exit_code: ExitCode[failure.kind],
      status: failure.status,
      code: failure.code,
      message: failure.message,
      hint: [failure.hint, failure.command].filter((part) => part !== undefined).join(': ') || undefined,
      request_id: failure.requestId,
      idempotency_key: failure.idempotencyKey,
      problems: failure.problems,
    },
  };
}

// A seed document that the engine would not take, as a failure. Told by its name: the class belongs to the engine.

/** The failure behind a seed error; undefined when it is none. */
export function seedFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || error.name !== 'SeedError' || !('problems' in error)) return undefined;
  const problems = seedProblems(error.problems);
  return { kind: 'usage', code: 'invalid_request', ...seedWords(error.message, problems), problems };
}

/** What is wrong, place by place, as the engine or its answer lists it. */
export function seedProblems(listed: unknown): FileProblem[] {
  if (!Array.isArray(listed)) return [];
  return (listed as { path: string; code: string; message: string }[]).map(({ path, code, message }) => ({
    ...(path !== '' && { path }),
    code,
    message,
  }));
}

/** The first problem is not said twice where they are listed. */
export function seedWords(message: string, problems: readonly FileProblem[]): { message: string; hint: string } {
  const more = /\(and (\d+) more\)$/.exec(message)?.[1];
  const count = parseInt(more ?? '0', 10) + 1;
  const rest = count > problems.length ? `; these are the first ${problems.length}` : '';
  return {
    message: `the seed cannot be used: ${count === 1 ? 'one thing is' : `${count} things are`} wrong with it${rest}`,
    hint: 'nothing was changed; correct the file and run the same command again',
  };
}

/** A run that was ended by an error after some of its rows were done. */
export class StoppedError extends Error {
  constructor(
    /** Why it ended. */
    override readonly cause: Error,
    readonly hint: string,
  ) {
    super(cause.message, { cause });
  }
}

/** The results could not be written; everything they would say is in the journal. */
export class ResultsError extends Error {
  constructor(
    readonly path: string,
    override readonly cause: unknown,
    /** What to type: it writes them again, or goes on where nothing was sent. */
    readonly command: string,
    readonly nothingSent = false,
  ) {
    super(`the results could not be written to ${path}: ${reason(cause)}${nothingSent ? '; nothing was sent' : ''}`, {
      cause,
    });
    this.name = 'ResultsError';
  }
}

/** The redemption no longer has what the caller expects to be left. */
export class UnexpectedRemaining extends Error {
  /** As typed, or as it was shown to the person who approved. */
  readonly expected: string | Remaining;
  readonly found: Remaining;

  constructor(expected: string | Remaining, found: Remaining) {
    super(`expected another amount to remain, found ${found.amount}`);
    this.name = 'UnexpectedRemaining';
    this.expected = expected;
    this.found = found;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'this is a directory, not a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** Why the system would not, in words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
