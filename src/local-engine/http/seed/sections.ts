// The sections of a seed document: which operation each of their items becomes, and which fields are the seed's own.
import { operations } from '../generated/contract.js';
import type { ContractOperation, Fields } from '../request.js';

export type SectionName = 'programs' | 'assets' | 'participants' | 'rewards' | 'credits' | 'redemptions' | 'reversals';

export interface Section {
  /** The operation that an item becomes. */
  readonly operation: (item: Fields) => ContractOperation;
  /** Fields of the operation's body; a test compares them with the contract. */
  readonly body: (item: Fields) => readonly string[];
  /** Fields outside the body: chosen ids, parts of the path, and what a later operation sets. */
  readonly own: readonly string[];
  readonly required: readonly string[];
  /** Used for body fields that an item leaves out. */
  readonly defaults?: (item: Fields) => Fields;
  /** Fields whose values must differ between items. */
  readonly unique?: readonly string[];
  /** Final statuses that an item may have. */
  readonly statuses?: readonly string[];
}

const named = (operationId: string): ContractOperation => {
  const found = operations.find((operation) => operation.operationId === operationId);
  if (found === undefined) throw new Error(`no operation ${operationId}`);
  return found;
};
const always =
  (operationId: string): Section['operation'] =>
  () =>
    named(operationId);

const fields = (...names: string[]): Section['body'] => {
  return () => names;
};
/** A redemption without a reward is raw; with one it is a catalog redemption. */
const isRaw = (item: Fields): boolean => item.reward_id === undefined;
const RAW = ['program_id', 'asset_id', 'amount', 'description', 'idempotency_key'];
const OF_CATALOG = ['program_id', 'reward_id', 'quantity', 'amount', 'description', 'idempotency_key'];

/** In the order in which they are created. */
export const SECTIONS: Readonly<Record<SectionName, Section>> = {
  programs: {
    operation: always('createProgram'),
    body: fields('name', 'description', 'on_unknown_participant'),
    own: ['id', 'status', 'redemption_target_type', 'redemption_target_entity_id'],
    required: ['id'],
    statuses: ['ACTIVE', 'SUSPENDED', 'ARCHIVED'],
  },
  assets: {
    operation: always('createAsset'),
    body: fields(
      'program_id',
      'name',
      'symbol',
      'inventory_mode',
      'issuance_policy',
      'scale',
      'max_transaction_amount',
    ),
    own: ['id', 'status'],
    required: ['id'],
    unique: ['symbol'],
    statuses: ['ACTIVE', 'ARCHIVED'],
  },
  participants: {
    operation: always('upsertParticipant'),
    body: fields(
      'external_id',
      'program_id',
      'attributes',
      'tags',
      'email',
      'phone',
      'first_name',
      'last_name',
      'display_name',
    ),
    own: ['id', 'status'],
    required: ['id'],
    unique: ['external_id'],
    statuses: ['ACTIVE', 'SUSPENDED', 'CLOSED'],
  },
  rewards: {
    operation: always('createReward'),
    body: fields(
      'name',
      'redemption_type',
      'asset_id',
      'unit_cost',
      'description',
      'category',
      'max_total',
      'max_per_participant',
      'available_from',
      'available_until',
      'metadata',
    ),
    own: ['id', 'program_id', 'status'],
    required: ['id', 'program_id'],
    // Redemptions need the reward ACTIVE; its final status is set last.
    defaults: () => ({ status: 'ACTIVE' }),
    statuses: ['DRAFT', 'ACTIVE', 'ARCHIVED'],
  },
  credits: {
    operation: always('creditParticipant'),
    body: fields(
      'program_id',
      'participant_id',
      'asset_id',
      'amount',
      'description',
      'expires_at',
      'matures_at',
      'reference_id',
    ),
    own: ['at', 'lot_id', 'journal_entry_id'],
    required: [],
    defaults: () => ({ description: 'Opening credit' }),
  },
  redemptions: {
    operation: (item) => named(isRaw(item) ? 'redeemRaw' : 'redeemItem'),
    body: (item) => (isRaw(item) ? RAW : OF_CATALOG),
    own: ['id', 'participant_id', 'at', 'journal_entry_id'],
    required: ['participant_id'],
    defaults: (item) => (isRaw(item) ? { description: 'Seeded redemption' } : {}),
  },
  reversals: {
    operation: always('reverseRedemption'),
    body: fields('reason', 'amount', 'quantity', 'idempotency_key'),
    own: ['id', 'redemption_id', 'at', 'journal_entry_id'],
    required: ['redemption_id'],
  },
};

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

/** Fields that name an item of another section. */
export const REFERENCES: Readonly<Record<string, SectionName>> = {
  program_id: 'programs',
  asset_id: 'assets',
  participant_id: 'participants',
  reward_id: 'rewards',
  redemption_id: 'redemptions',
};

/** Ids that the caller chooses: each may be used once in a document. */
export const CHOSEN_IDS = ['id', 'lot_id', 'journal_entry_id'] as const;
/** Amounts. Their form is checked by the operations, not by the contract. */
export const AMOUNTS = ['amount', 'unit_cost', 'max_transaction_amount'] as const;
