// Assets: making, finding, changing. What decides how amounts are read (scale, inventory) never changes.
import type { components, operations } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { readAmount, requirePositive } from '../rules/amount.js';
import { Refusal } from '../rules/refusal.js';
import type { Answer } from './tx.js';
import { ASSETS, loadAsset, loadProgram, type AssetRow } from './objects.js';
import { requireAllSettled } from './due-lots.js';
import { matches, readPage, type ListRow } from './page.js';
import { toTimestamp, type Tx } from './tx.js';

type Schemas = components['schemas'];
type ListQuery = NonNullable<operations['listAssets']['parameters']['query']>;

/** @throws Refusal invalid_request, not_found, name_taken when another asset has the symbol */
export function createAsset(tx: Tx, request: Schemas['CreateAssetRequest']): Answer {
  const limit = readLimit(request.max_transaction_amount, request.scale);
  const program = loadProgram(tx, request.program_id);
  if (ASSETS.find(tx.sql, 'symbol = ?', request.symbol) !== undefined) {
    throw new Refusal('name_taken', `an asset with the symbol ${request.symbol} exists`);
  }
  const id = tx.newId();
  ASSETS.insert(tx.sql, {
    id,
    name: request.name,
    symbol: request.symbol,
    inventory_mode: request.inventory_mode,
    issuance_policy: request.issuance_policy,
    scale: request.scale,
    max_transaction_amount: limit,
    status: 'ACTIVE',
    created_at: tx.now,
    updated_at: tx.now,
    deleted_at: null,
  });
  tx.sql('INSERT INTO asset_programs (asset_id, program_id) VALUES (@id, @program)').run({ id, program: program.id });
  return { status: 201, body: toAsset(tx, loadAsset(tx, id)) };
}

export function getAsset(tx: Tx, id: string): Answer {
  return { status: 200, body: toAsset(tx, loadAsset(tx, id)) };
}

export function listAssets(tx: Tx, query: ListQuery): Answer {
  const isMatch = matches(query.search);
  const page = readPage(
    tx,
    {
      identity: 'assets',
      select: 'SELECT * FROM assets',
      where: [
        ['status = ?', query.status],
        ['id IN (SELECT asset_id FROM asset_programs WHERE program_id = ?)', query.program_id],
      ],
      seqColumn: 'seq',
      direction: 'desc',
      toItems: (row: AssetRow & ListRow) => (isMatch(row.name) || isMatch(row.symbol) ? [row] : []),
    },
    query,
  );
  return { status: 200, body: { ...page, data: page.data.map((row) => toAsset(tx, row)) } };
}

const UPDATE = `${ASSETS.update('name', 'status', 'max_transaction_amount', 'updated_at', 'deleted_at')} WHERE id = @id`;

/** @throws Refusal not_found, invalid_request, invalid_scale. Archiving is for good. */
export function updateAsset(tx: Tx, id: string, request: Schemas['UpdateAssetRequest']): Answer {
  const before = loadAsset(tx, id);
  const { max_transaction_amount: asked } = request;
  const limit = asked === undefined ? before.max_transaction_amount : readLimit(asked, before.scale);
  const status = request.status ?? before.status;
  // What fell due before the archiving still does; afterwards the asset takes no entries.
  if (status === 'ARCHIVED') requireAllSettled(tx, { assetId: id });
  tx.sql(UPDATE).run({
    id,
    name: request.name ?? before.name,
    status,
    max_transaction_amount: limit,
    updated_at: tx.now,
    deleted_at: status === 'ARCHIVED' ? (before.deleted_at ?? tx.now) : null,
  } satisfies Partial<AssetRow>);
  return { status: 200, body: toAsset(tx, loadAsset(tx, id)) };
}

function readLimit(amount: string | null | undefined, scale: number): string | null {
  if (amount === undefined || amount === null) return null;
  requirePositive(amount, 'max_transaction_amount');
  return readAmount(amount, scale, 'max_transaction_amount').toString();
}

function toAsset(tx: Tx, row: AssetRow): Schemas['Asset'] {
  const programs = tx
    .sql('SELECT program_id FROM asset_programs WHERE asset_id = @id ORDER BY program_id')
    .pluck()
    .all({ id: row.id });
  const limit = row.max_transaction_amount;
  return {
    id: row.id,
    name: row.name,
    symbol: row.symbol,
    inventory_mode: row.inventory_mode,
    issuance_policy: row.issuance_policy,
    scale: row.scale,
    max_transaction_amount: limit === null ? null : formatAmount(BigInt(limit), row.scale),
    program_ids: programs as string[],
    status: row.status,
    created_at: toTimestamp(row.created_at),
    updated_at: toTimestamp(row.updated_at),
    ...(row.deleted_at !== null && { deleted_at: toTimestamp(row.deleted_at) }),
  };
}
