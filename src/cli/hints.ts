// What to do next, for each way in which a command can end badly.
import type { Asked } from './asked.js';
import { DEMO_REDEMPTION } from './commands/help-text.js';
import type { Failure } from './errors.js';
import type { FailureKind } from './exit-codes.js';
import { quoteCommand } from './ui/shell-quote.js';

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
  already_fully_reversed: (asked) => ({ hint: 'see what was given back', command: about(asked, 'reversals') }),
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
