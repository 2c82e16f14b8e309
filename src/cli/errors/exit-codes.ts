// The numbers that scripts hold on to. They are part of the interface: a number never changes its meaning.

export const ExitCode = {
  ok: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  auth: 4,
  not_found: 5,
  unreachable: 6,
  outcome_unknown: 7,
  partial: 8,
  cancelled: 130,
} as const;

/** What a run ended as. The names of the failures are the `kind` of the error document. */
export type ExitKind = keyof typeof ExitCode;
export type FailureKind = Exclude<ExitKind, 'ok'>;
export type ExitCode = (typeof ExitCode)[ExitKind];

interface ExitMeaning {
  readonly when: string;
  readonly again: string;
}

/** The table of `scrip help exit-codes`. */
export const EXIT_MEANINGS: Readonly<Record<ExitKind, ExitMeaning>> = {
  ok: { when: 'done, replayed, or a dry run', again: 'yes' },
  bug: { when: 'a mistake in scrip itself', again: 'report it' },
  usage: { when: 'flags, arguments or a file are wrong (400)', again: 'after fixing the command' },
  refused: { when: 'the API or a check you asked for said no (409, 422)', again: 'no' },
  auth: { when: 'no API key, or it was not accepted (401, 403)', again: 'after fixing the key' },
  not_found: { when: 'there is no such thing (404)', again: 'no' },
  unreachable: { when: 'no answer to a read, no connection, rate limited', again: 'yes' },
  outcome_unknown: { when: 'a write left and got no usable answer', again: 'yes, with the same key' },
  partial: { when: 'a batch in which some rows were not done', again: 'read the results first' },
  cancelled: { when: 'stopped by you; nothing was sent', again: 'yes' },
};

/** By status and not by code, because the API's codes are an open set: an unknown one must still mean something. */
export function kindOfStatus(status: number): FailureKind {
  if (status === 400) return 'usage';
  if (status === 401 || status === 403) return 'auth';
  if (status === 404) return 'not_found';
  if (status === 429) return 'unreachable';
  if (status >= 400 && status < 500) return 'refused';
  return 'unreachable';
}
