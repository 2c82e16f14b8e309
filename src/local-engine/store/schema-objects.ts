// Programs, assets, participants and rewards: what a redemption refers to.
import { exact, whole } from './columns.js';

export const OBJECTS = `
  CREATE TABLE settings (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    organization_id TEXT NOT NULL,
    clock_offset_ms INTEGER NOT NULL DEFAULT 0,
    restored_expired_lots TEXT NOT NULL DEFAULT 'expire' CHECK (restored_expired_lots IN ('expire', 'restore', 'refuse')),
    rate_limit INTEGER CHECK (rate_limit IN (0, 1)) -- null: as the server was started
  ) STRICT;

  CREATE TABLE programs (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT,
    on_unknown_participant TEXT NOT NULL CHECK (on_unknown_participant IN ('CREATE', 'REJECT')),
    redemption_target_type TEXT NOT NULL CHECK (redemption_target_type IN ('SYSTEM_REDEMPTION', 'SYSTEM_BREAKAGE', 'LEDGER_ENTITY')),
    redemption_target_entity_id TEXT CHECK ((redemption_target_type = 'LEDGER_ENTITY') = (redemption_target_entity_id IS NOT NULL)),
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'ARCHIVED')),
    created_at INTEGER NOT NULL ${exact('created_at')},
    updated_at INTEGER NOT NULL ${exact('updated_at')},
    deleted_at INTEGER CHECK ((status = 'ARCHIVED') = (deleted_at IS NOT NULL))
  ) STRICT;

  CREATE TABLE assets (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    symbol TEXT NOT NULL UNIQUE,
    inventory_mode TEXT NOT NULL CHECK (inventory_mode IN ('SIMPLE', 'LOT')),
    issuance_policy TEXT NOT NULL CHECK (issuance_policy IN ('UNLIMITED', 'PREFUNDED')),
    scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 18),
    max_transaction_amount TEXT ${whole('max_transaction_amount')},
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'ARCHIVED')),
    created_at INTEGER NOT NULL ${exact('created_at')},
    updated_at INTEGER NOT NULL ${exact('updated_at')},
    deleted_at INTEGER CHECK ((status = 'ARCHIVED') = (deleted_at IS NOT NULL))
  ) STRICT;

  CREATE TABLE asset_programs (
    asset_id TEXT NOT NULL REFERENCES assets (id),
    program_id TEXT NOT NULL REFERENCES programs (id),
    PRIMARY KEY (asset_id, program_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE participants (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    external_id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    profile TEXT NOT NULL CHECK (json_valid(profile)), -- email, phone, names, attributes, tags: shown, never decided on
    created_at INTEGER NOT NULL ${exact('created_at')},
    updated_at INTEGER NOT NULL ${exact('updated_at')}
  ) STRICT;

  CREATE TABLE participant_programs (
    participant_id TEXT NOT NULL REFERENCES participants (id),
    program_id TEXT NOT NULL REFERENCES programs (id),
    PRIMARY KEY (participant_id, program_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE rewards (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    program_id TEXT NOT NULL REFERENCES programs (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    name TEXT NOT NULL,
    description TEXT,
    category TEXT,
    redemption_type TEXT NOT NULL CHECK (redemption_type IN ('UNIT_BASED', 'AMOUNT_BASED')),
    unit_cost TEXT NOT NULL ${whole('unit_cost')} CHECK (unit_cost <> '0'),
    max_total INTEGER ${exact('max_total')},
    max_per_participant INTEGER ${exact('max_per_participant')},
    redeemed_count INTEGER NOT NULL DEFAULT 0 ${exact('redeemed_count')},
    status TEXT NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'OUT_OF_STOCK', 'ARCHIVED')),
    available_from INTEGER,
    available_until INTEGER,
    metadata TEXT CHECK (json_valid(metadata)),
    created_at INTEGER NOT NULL ${exact('created_at')},
    updated_at INTEGER NOT NULL ${exact('updated_at')},
    UNIQUE (program_id, name)
  ) STRICT;

  CREATE TABLE reward_counts (
    reward_id TEXT NOT NULL REFERENCES rewards (id),
    participant_id TEXT NOT NULL REFERENCES participants (id),
    units INTEGER NOT NULL ${exact('units')},
    PRIMARY KEY (reward_id, participant_id)
  ) STRICT, WITHOUT ROWID;`;
