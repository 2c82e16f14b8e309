// Accounts, lots, redemptions and the journal: where the points are, and how they got there.
import { appendOnly, atMost, exact, signed, whole } from './columns.js';

export const LEDGER = `
  -- What a participant holds of an asset: caches of the journal, checked against it by verify.
  CREATE TABLE accounts (
    participant_id TEXT NOT NULL REFERENCES participants (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    available TEXT NOT NULL ${signed('available')},
    deferred TEXT NOT NULL ${whole('deferred')},
    held TEXT NOT NULL ${whole('held')},
    overdraft TEXT NOT NULL ${whole('overdraft')}, -- LOT assets: spent beyond the lots; available = lots - overdraft
    next_due_at INTEGER, -- not later than the next maturity or expiry of one of its lots
    PRIMARY KEY (participant_id, asset_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX accounts_due ON accounts (next_due_at) WHERE next_due_at IS NOT NULL;

  CREATE TABLE wallets (
    program_id TEXT NOT NULL REFERENCES programs (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    balance TEXT NOT NULL ${whole('balance')},
    PRIMARY KEY (program_id, asset_id)
  ) STRICT, WITHOUT ROWID;

  -- Lots of one account lie side by side, so giving back to three of them dirties one page.
  CREATE TABLE lots (
    participant_id TEXT NOT NULL,
    asset_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    program_id TEXT NOT NULL REFERENCES programs (id),
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    remaining TEXT NOT NULL ${whole('remaining')} ${atMost('remaining', 'amount')},
    status TEXT NOT NULL CHECK (status IN ('DEFERRED', 'AVAILABLE', 'HELD', 'CONSUMED', 'EXPIRED'))
      CHECK ((remaining = '0') = (status IN ('CONSUMED', 'EXPIRED'))),
    created_at INTEGER NOT NULL ${exact('created_at')},
    expires_at INTEGER,
    matures_at INTEGER,
    reference_id TEXT,
    PRIMARY KEY (participant_id, asset_id, seq),
    FOREIGN KEY (participant_id, asset_id) REFERENCES accounts (participant_id, asset_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lots_open ON lots (participant_id, asset_id, created_at, seq) WHERE status IN ('DEFERRED', 'AVAILABLE', 'HELD');

  CREATE TABLE redemptions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('RAW', 'AMOUNT_BASED', 'UNIT_BASED')),
    program_id TEXT NOT NULL REFERENCES programs (id),
    participant_id TEXT NOT NULL REFERENCES participants (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    reward_id TEXT REFERENCES rewards (id) CHECK ((kind = 'RAW') = (reward_id IS NULL)),
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    quantity INTEGER ${exact('quantity')} CHECK ((kind = 'UNIT_BASED') = (quantity IS NOT NULL)),
    unit_cost TEXT ${whole('unit_cost')} CHECK ((kind = 'RAW') = (unit_cost IS NULL)),
    target_type TEXT NOT NULL CHECK (target_type IN ('SYSTEM_REDEMPTION', 'SYSTEM_BREAKAGE', 'LEDGER_ENTITY')),
    target_entity_id TEXT CHECK ((target_type = 'LEDGER_ENTITY') = (target_entity_id IS NOT NULL)),
    description TEXT NOT NULL,
    journal_entry_id TEXT NOT NULL,
    created_at INTEGER NOT NULL ${exact('created_at')},
    reversed_amount TEXT NOT NULL DEFAULT '0' ${whole('reversed_amount')} ${atMost('reversed_amount', 'amount')},
    reversed_quantity INTEGER CHECK (reversed_quantity BETWEEN 0 AND quantity)
      CHECK ((kind = 'UNIT_BASED') = (reversed_quantity IS NOT NULL)),
    status TEXT NOT NULL DEFAULT 'COMPLETED'
      CHECK (status = CASE reversed_amount WHEN '0' THEN 'COMPLETED' WHEN amount THEN 'FULLY_REVERSED' ELSE 'PARTIALLY_REVERSED' END),
    -- Where the next reversal goes on giving back: the draw, and what of it is still out. Null for SIMPLE assets.
    open_draw INTEGER,
    open_draw_left TEXT ${whole('open_draw_left')},
    updated_at INTEGER NOT NULL ${exact('updated_at')}
  ) STRICT;
  CREATE INDEX redemptions_by_participant ON redemptions (participant_id, seq);

  -- What a redemption took from which lot, in the order it was taken.
  CREATE TABLE draws (
    redemption_seq INTEGER NOT NULL REFERENCES redemptions (seq),
    n INTEGER NOT NULL CHECK (n >= 1),
    lot_seq INTEGER NOT NULL,
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    PRIMARY KEY (redemption_seq, n)
  ) STRICT, WITHOUT ROWID;
  ${appendOnly('draws')}

  -- The journal. Postings and the first answer stand in the entry they belong to: one row is one sealed fact.
  CREATE TABLE journal_entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    action_type TEXT NOT NULL,
    program_id TEXT NOT NULL REFERENCES programs (id),
    participant_id TEXT NOT NULL REFERENCES participants (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    redemption_seq INTEGER REFERENCES redemptions (seq) CHECK (redemption_seq IS NOT NULL OR action_type NOT IN ('REDEMPTION', 'REVERSAL')),
    reversal_id TEXT CHECK ((action_type = 'REVERSAL') = (reversal_id IS NOT NULL)),
    amount TEXT NOT NULL ${whole('amount')},
    quantity INTEGER ${exact('quantity')},
    description TEXT NOT NULL,
    reference_id TEXT,
    created_at INTEGER NOT NULL ${exact('created_at')},
    postings TEXT NOT NULL CHECK (json_array_length(postings) >= 2),
    request TEXT, -- what was asked, in canonical form: the fingerprint of its idempotency key
    answer TEXT, -- the first answer, byte for byte
    entry_hash TEXT NOT NULL CHECK (length(entry_hash) = 64)
  ) STRICT;
  CREATE INDEX entries_by_participant ON journal_entries (participant_id, redemption_seq, seq);
  ${appendOnly('journal_entries')}

  CREATE TABLE idempotency_keys (
    program_id TEXT NOT NULL REFERENCES programs (id),
    key TEXT NOT NULL,
    entry_seq INTEGER NOT NULL REFERENCES journal_entries (seq),
    PRIMARY KEY (program_id, key)
  ) STRICT, WITHOUT ROWID;
  ${appendOnly('idempotency_keys')}

  -- For people with a SQL shell: one row per posting, credit positive, debit negative, in minor units.
  CREATE VIEW postings AS
    SELECT e.seq AS entry_seq, e.id AS entry_id, p.key + 1 AS line, p.value ->> 'entity_type' AS entity_type,
           p.value ->> 'entity_id' AS entity_id, e.asset_id, p.value ->> 'bucket' AS bucket, p.value ->> 'lot_id' AS lot_id,
           p.value ->> 'amount' AS amount_minor
    FROM journal_entries e, json_each(e.postings) p;
  CREATE VIEW reversals AS
    SELECT e.reversal_id AS id, r.id AS redemption_id, e.id AS journal_entry_id, e.amount AS amount_minor, e.quantity,
           e.description AS reason, e.created_at
    FROM journal_entries e JOIN redemptions r ON r.seq = e.redemption_seq WHERE e.action_type = 'REVERSAL';`;
