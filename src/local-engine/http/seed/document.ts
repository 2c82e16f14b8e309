// The form of a seed document: data for a new ledger, with ids that the caller chooses.
import type { components } from '../../../sdk/generated/schema.js';

type Schemas = components['schemas'];

/** An event in the past of the ledger. */
export interface SeedEvent {
  /** When, in the ledger's time: RFC 3339, not after the document's clock. Default: at the clock. */
  readonly at?: string;
  /** Of the entry in the journal. */
  readonly journal_entry_id?: string;
}

/** Data for a new ledger; docs/seed-format.md describes it. */
export interface SeedDocument {
  readonly version: 1;
  /** The time of the ledger's clock after seeding. Default: the machine's time. */
  readonly clock?: string;
  readonly settings?: {
    readonly restored_expired_lots?: 'expire' | 'restore' | 'refuse';
    readonly rate_limit?: boolean;
  };
  readonly programs?: ReadonlyArray<
    Schemas['CreateProgramRequest'] &
      Pick<Schemas['UpdateProgramRequest'], 'status' | 'redemption_target_type' | 'redemption_target_entity_id'> & {
        readonly id: string;
      }
  >;
  readonly assets?: ReadonlyArray<
    Schemas['CreateAssetRequest'] & { readonly id: string; readonly status?: 'ACTIVE' | 'ARCHIVED' }
  >;
  readonly participants?: ReadonlyArray<Schemas['UpsertParticipantRequest'] & { readonly id: string }>;
  readonly rewards?: ReadonlyArray<
    Omit<Schemas['CreateRewardRequest'], 'status'> & {
      readonly id: string;
      readonly program_id: string;
      readonly status?: 'DRAFT' | 'ACTIVE' | 'ARCHIVED';
    }
  >;
  readonly credits?: ReadonlyArray<
    SeedEvent & {
      readonly lot_id?: string;
      readonly program_id: string;
      readonly participant_id: string;
      readonly asset_id: string;
      readonly amount: string;
      readonly description?: string;
      readonly expires_at?: string;
      readonly matures_at?: string;
      readonly reference_id?: string;
    }
  >;
  /** With `asset_id` an amount of it, with `reward_id` a catalog item. */
  readonly redemptions?: ReadonlyArray<
    SeedEvent & {
      readonly id?: string;
      readonly participant_id: string;
      readonly program_id: string;
      readonly asset_id?: string;
      readonly reward_id?: string;
      readonly amount?: string;
      readonly quantity?: number;
      readonly description?: string;
      readonly idempotency_key?: string;
    }
  >;
  readonly reversals?: ReadonlyArray<
    Schemas['ReverseRequest'] & SeedEvent & { readonly id?: string; readonly redemption_id: string }
  >;
}

/** The data of a new ledger: the demo data, none, or a document. */
export type Seed = 'demo' | 'empty' | SeedDocument;

/** One problem of a seed document. */
export interface SeedProblem {
  /** Where: "participants[3].external_id"; empty for the document as a whole. */
  readonly path: string;
  /** The error code that the same request to the API would get. */
  readonly code: string;
  readonly message: string;
}

/** The most problems that are listed: more do not help anybody. */
const MOST_PROBLEMS = 20;

/** The seed document cannot be used; nothing of it was kept. */
export class SeedError extends Error {
  /** The first problems, in the order of the document. */
  readonly problems: readonly SeedProblem[];
  /** How many problems there are in all. */
  readonly count: number;

  constructor(problems: readonly SeedProblem[], count: number) {
    const [first] = problems;
    const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
    const more = count > 1 ? ` (and ${count - 1} more)` : '';
    super(`the seed cannot be used: ${where}${first?.message ?? ''}${more}`);
    this.name = 'SeedError';
    this.problems = problems;
    this.count = count;
  }
}

export interface Problems {
  readonly add: (path: string, message: string, code?: string) => void;
  /** @throws SeedError when there are any */
  readonly settle: () => void;
}

export function collectProblems(): Problems {
  const problems: SeedProblem[] = [];
  let count = 0;
  return {
    add: (path, message, code = 'invalid_request') => {
      count += 1;
      if (problems.length < MOST_PROBLEMS) problems.push({ path, code, message });
    },
    settle: () => {
      if (count > 0) throw new SeedError(problems, count);
    },
  };
}
