// Programs: making, finding, changing.
import type { components, operations } from '../../sdk/generated/schema.js';
import { Refusal } from '../rules/refusal.js';
import type { Answer } from './tx.js';
import { loadProgram, PROGRAMS, type ProgramRow } from './objects.js';
import { matches, readPage, type ListRow } from './page.js';
import { toTimestamp, type Tx } from './tx.js';

type Schemas = components['schemas'];
type ListQuery = NonNullable<operations['listPrograms']['parameters']['query']>;

export function createProgram(tx: Tx, request: Schemas['CreateProgramRequest']): Answer {
  const id = tx.newId();
  PROGRAMS.insert(tx.sql, {
    id,
    name: request.name,
    description: request.description ?? null,
    on_unknown_participant: request.on_unknown_participant ?? 'CREATE',
    redemption_target_type: 'SYSTEM_REDEMPTION',
    redemption_target_entity_id: null,
    status: 'ACTIVE',
    created_at: tx.now,
    updated_at: tx.now,
    deleted_at: null,
  });
  return { status: 201, body: toProgram(loadProgram(tx, id)) };
}

export function getProgram(tx: Tx, id: string): Answer {
  return { status: 200, body: toProgram(loadProgram(tx, id)) };
}

export function listPrograms(tx: Tx, query: ListQuery): Answer {
  const isMatch = matches(query.search);
  const page = readPage(
    tx,
    {
      identity: 'programs',
      select: 'SELECT *, name AS sort_key FROM programs',
      where: [
        ['status = ?', query.status],
        ['status <> ?', query.include_archived === true || query.status !== undefined ? undefined : 'ARCHIVED'],
      ],
      seqColumn: 'seq',
      sortColumn: query.sort_by === 'name' ? 'name' : undefined,
      direction: query.sort_dir ?? 'desc',
      toItems: (row: ProgramRow & ListRow) => (isMatch(row.name) ? [toProgram(row)] : []),
    },
    query,
  );
  return { status: 200, body: page };
}

const UPDATE = `${PROGRAMS.update(
  'name',
  'description',
  'on_unknown_participant',
  'redemption_target_type',
  'redemption_target_entity_id',
  'status',
  'updated_at',
  'deleted_at',
)} WHERE id = @id`;

/** @throws Refusal not_found, invalid_request when target and entity do not go together */
export function updateProgram(tx: Tx, id: string, request: Schemas['UpdateProgramRequest']): Answer {
  const before = loadProgram(tx, id);
  const target = readTarget(before, request);
  const status = request.status ?? before.status;
  tx.sql(UPDATE).run({
    id,
    name: request.name ?? before.name,
    description: request.description === undefined ? before.description : request.description,
    on_unknown_participant: request.on_unknown_participant ?? before.on_unknown_participant,
    redemption_target_type: target.type,
    redemption_target_entity_id: target.entityId,
    status,
    updated_at: tx.now,
    deleted_at: status === 'ARCHIVED' ? (before.deleted_at ?? tx.now) : null,
  } satisfies Partial<ProgramRow>);
  return { status: 200, body: toProgram(loadProgram(tx, id)) };
}

/** LEDGER_ENTITY needs its entity in the same request; a system target must come without one and clears it. */
function readTarget(
  before: ProgramRow,
  request: Schemas['UpdateProgramRequest'],
): { type: ProgramRow['redemption_target_type']; entityId: string | null } {
  const { redemption_target_type: type, redemption_target_entity_id: entityId } = request;
  if (type === 'LEDGER_ENTITY') {
    if (entityId === undefined) {
      throw new Refusal('invalid_request', 'redemption_target_entity_id is required with LEDGER_ENTITY');
    }
    return { type, entityId };
  }
  if (entityId !== undefined) {
    throw new Refusal(
      'invalid_request',
      'redemption_target_entity_id goes with redemption_target_type LEDGER_ENTITY only',
    );
  }
  return type === undefined
    ? { type: before.redemption_target_type, entityId: before.redemption_target_entity_id }
    : { type, entityId: null };
}

function toProgram(row: ProgramRow): Schemas['Program'] {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    on_unknown_participant: row.on_unknown_participant,
    redemption_target_type: row.redemption_target_type,
    ...(row.redemption_target_entity_id !== null && { redemption_target_entity_id: row.redemption_target_entity_id }),
    status: row.status,
    created_at: toTimestamp(row.created_at),
    updated_at: toTimestamp(row.updated_at),
    ...(row.deleted_at !== null && { deleted_at: toTimestamp(row.deleted_at) }),
  };
}
