// Participants: made or updated by their external id, found, and moved between statuses.
import type { components, operations } from '../../sdk/generated/schema.js';
import { readBalances } from './balances.js';
import type { Answer } from './tx.js';
import { enrol, loadParticipant, loadProgram, PARTICIPANTS, type ParticipantRow } from './objects.js';
import { matches, readPage, type ListRow } from './page.js';
import { readTime } from './time.js';
import { toTimestamp, type Tx } from './tx.js';

type Schemas = components['schemas'];
type ListQuery = NonNullable<operations['listParticipants']['parameters']['query']>;

/** What is kept of a person and only shown, never decided on. */
interface Profile {
  attributes?: Record<string, unknown>;
  tags?: string[];
  email?: string;
  phone?: string;
  first_name?: string;
  last_name?: string;
  display_name?: string;
}

const UPDATE = `${PARTICIPANTS.update('status', 'profile', 'updated_at')} WHERE id = @id`;
const UPDATE_STATUS = `${PARTICIPANTS.update('status', 'updated_at')} WHERE id = @id`;

/** Makes a participant (201), or updates the one with this external id (200): what is sent replaces what was. */
export function upsertParticipant(tx: Tx, request: Schemas['UpsertParticipantRequest']): Answer {
  const program = request.program_id === undefined ? undefined : loadProgram(tx, request.program_id);
  const known = PARTICIPANTS.find(tx.sql, 'external_id = ?', request.external_id);
  const profile = JSON.stringify({ ...(known === undefined ? {} : readProfile(known)), ...profileOf(request) });
  const id = known?.id ?? tx.newId();
  if (known === undefined) {
    PARTICIPANTS.insert(tx.sql, {
      id,
      external_id: request.external_id,
      status: request.status ?? 'ACTIVE',
      profile,
      created_at: tx.now,
      updated_at: tx.now,
    });
  } else {
    const status = request.status ?? known.status;
    tx.sql(UPDATE).run({ id, status, profile, updated_at: tx.now });
  }
  if (program !== undefined) enrol(tx, id, program.id);
  return { status: known === undefined ? 201 : 200, body: toDetail(tx, loadParticipant(tx, id)) };
}

export function getParticipant(tx: Tx, id: string): Answer {
  return { status: 200, body: toDetail(tx, loadParticipant(tx, id)) };
}

export function updateParticipantStatus(
  tx: Tx,
  id: string,
  request: Schemas['UpdateParticipantStatusRequest'],
): Answer {
  loadParticipant(tx, id);
  tx.sql(UPDATE_STATUS).run({ id, status: request.status, updated_at: tx.now });
  return { status: 200, body: toDetail(tx, loadParticipant(tx, id)) };
}

const IN_PROGRAM =
  'EXISTS (SELECT 1 FROM participant_programs m WHERE m.participant_id = participants.id AND m.program_id = ?)';
const SORT_COLUMNS = { created_at: undefined, external_id: 'external_id', status: 'status' } as const;

export function listParticipants(tx: Tx, query: ListQuery): Answer {
  const isMatch = matches(query.search);
  const sortColumn = SORT_COLUMNS[query.sort_by ?? 'created_at'];
  const page = readPage(
    tx,
    {
      identity: 'participants',
      select: `SELECT *, ${sortColumn ?? "''"} AS sort_key FROM participants`,
      where: [
        ['external_id = ?', query.external_id],
        [IN_PROGRAM, query.program_id],
        ['status = ?', query.status],
        ['created_at >= ?', query.from === undefined ? undefined : readTime(query.from, 'from')],
        ['created_at < ?', query.to === undefined ? undefined : readTime(query.to, 'to')],
      ],
      seqColumn: 'seq',
      sortColumn,
      direction: query.sort_dir ?? 'desc',
      toItems: (row: ParticipantRow & ListRow) => (searchTexts(row).some(isMatch) ? [toParticipant(row)] : []),
    },
    query,
  );
  return { status: 200, body: page };
}

function searchTexts(row: ParticipantRow): string[] {
  const { email, first_name, last_name, display_name } = readProfile(row);
  return [row.external_id, email, first_name, last_name, display_name].filter((text) => text !== undefined);
}

function readProfile(row: ParticipantRow): Profile {
  return JSON.parse(row.profile) as Profile;
}

function profileOf(request: Schemas['UpsertParticipantRequest']): Profile {
  const { attributes, tags, email, phone, first_name, last_name, display_name } = request;
  const sent = { attributes, tags, email, phone, first_name, last_name, display_name };
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
}

function toParticipant(row: ParticipantRow): Schemas['Participant'] {
  const { email, phone, first_name, last_name, display_name } = readProfile(row);
  return {
    id: row.id,
    external_id: row.external_id,
    status: row.status,
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(first_name !== undefined && { first_name }),
    ...(last_name !== undefined && { last_name }),
    ...(display_name !== undefined && { display_name }),
    created_at: toTimestamp(row.created_at),
    updated_at: toTimestamp(row.updated_at),
  };
}

/** Counters and tiers belong to rules, which the engine does not run: they are empty. */
function toDetail(tx: Tx, row: ParticipantRow): Schemas['ParticipantDetail'] {
  const { attributes, tags } = readProfile(row);
  const programs = tx
    .sql('SELECT program_id FROM participant_programs WHERE participant_id = @id ORDER BY program_id')
    .pluck()
    .all({ id: row.id });
  return {
    ...toParticipant(row),
    attributes: attributes ?? {},
    tags: tags ?? [],
    counters: {},
    tiers: {},
    balances: readBalances(tx, row),
    program_ids: programs as string[],
  };
}
