// The tables of a ledger file, in SQL: tables, the indexes that only guard, triggers, views.
// A file of its own because it is SQL: it is read as one page, and changed only by a migration.
import type { Migration } from './open-database.js';

// Pieces of column definitions that several tables share.

// Amounts are whole minor units as canonical decimal text: an INTEGER column would hold nine units at scale 18.
const whole = (column: string): string =>
  `CHECK (length(${column}) BETWEEN 1 AND 38 AND ${column} NOT GLOB '*[^0-9]*' AND (${column} = '0' OR ${column} NOT GLOB '0*'))`;
const signed = (column: string): string =>
  `CHECK (length(ltrim(${column}, '-')) BETWEEN 1 AND 38 AND ltrim(${column}, '-') NOT GLOB '*[^0-9]*')`;
/** Canonical whole numbers order by length first, then as text. */
const atMost = (low: string, high: string): string => `CHECK ((length(${low}), ${low}) <= (length(${high}), ${high}))`;
/** Counts and times stay where a JavaScript number is exact. */
const exact = (column: string): string => `CHECK (${column} BETWEEN 0 AND 9007199254740991)`;

/** Ids take 16 bytes and hashes 32: as text they were half of a file. */
const bytes = (column: string, n: number): string => `CHECK (length(${column}) = ${n})`;
/** Bytes of an id as people and the API write them. */
export const uuid = (column: string): string => {
  const part = (from: number, length: number): string => `substr(hex(${column}), ${from}, ${length})`;
  const parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)];
  return `iif(${column} IS NULL, NULL, lower(${parts.join(" || '-' || ")}))`;
};
/** Unsigned minor units as a decimal. */
const decimal = (minor: string, scale = 'a.scale'): string =>
  `iif(${scale} = 0, ${minor}, iif(length(${minor}) > ${scale}, substr(${minor}, 1, length(${minor}) - ${scale}), '0') || '.' ||
     substr('${'0'.repeat(18)}' || ${minor}, -${scale}))`;

const appendOnly = (table: string): string => `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`;

/** Where points can be: the code in a stored posting, and the name that the API has for it. */
export const PLACES = {
  A: 'AVAILABLE',
  D: 'DEFERRED',
  H: 'HELD',
  I: 'SYSTEM_ISSUANCE',
  B: 'SYSTEM_BREAKAGE',
  R: 'SYSTEM_REDEMPTION',
  P: 'PROGRAM',
  E: 'LEDGER_ENTITY',
} as const;

const places = Object.entries(PLACES)
  .map(([code, name]) => `('${code}', '${name}')`)
  .join(', ');

const SCHEMA = `
  -- Programs, assets, participants and rewards: what a redemption refers to.

  CREATE TABLE settings (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    organization_id TEXT NOT NULL,
    -- This very ledger: made anew with it, and when a snapshot takes its place.
    ledger_id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
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

  CREATE INDEX participants_by_status ON participants (status); -- lists are sorted by it
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
    reward_seq INTEGER NOT NULL REFERENCES rewards (seq),
    participant_seq INTEGER NOT NULL REFERENCES participants (seq),
    units INTEGER NOT NULL ${exact('units')},
    PRIMARY KEY (reward_seq, participant_seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE wallets (
    program_id TEXT NOT NULL REFERENCES programs (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    balance TEXT NOT NULL ${whole('balance')},
    PRIMARY KEY (program_id, asset_id)
  ) STRICT, WITHOUT ROWID;

  -- Accounts, lots, redemptions and the journal: where the points are, and how they got there. They refer to each other by
  -- number. An id is 36 characters of text, and a reversal writes the pages they stand on: with numbers a file has half as
  -- many. The ids stand where they are given out, and views show every row with them. Who looks for the entries of an account
  -- or a redemption begins at the newest, whose number stands in a row that is written anyway, and each entry names the one
  -- before: an index of them would be one more page for each reversal.

  -- What a participant holds of an asset: caches of the journal, checked against it by verify.
  CREATE TABLE accounts (
    seq INTEGER PRIMARY KEY,
    participant_seq INTEGER NOT NULL REFERENCES participants (seq),
    asset_seq INTEGER NOT NULL REFERENCES assets (seq),
    available TEXT NOT NULL ${signed('available')},
    deferred TEXT NOT NULL ${whole('deferred')},
    held TEXT NOT NULL ${whole('held')},
    overdraft TEXT NOT NULL ${whole('overdraft')}, -- LOT assets: spent beyond the lots; available = lots - overdraft
    next_due_at INTEGER, -- not later than the next maturity or expiry of one of its lots
    open_from INTEGER NOT NULL, -- not later than its first AVAILABLE lot: spent ones are not read again and again
    newest_entry INTEGER NOT NULL, -- 0: none
    UNIQUE (participant_seq, asset_seq)
  ) STRICT;
  CREATE INDEX accounts_due ON accounts (next_due_at) WHERE next_due_at IS NOT NULL;

  -- Lots of one account lie side by side, so a reversal that returns to three of them writes one page.
  CREATE TABLE lots (
    account_seq INTEGER NOT NULL REFERENCES accounts (seq),
    seq INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE ${bytes('id', 16)},
    program_seq INTEGER NOT NULL REFERENCES programs (seq),
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    remaining TEXT NOT NULL ${whole('remaining')} ${atMost('remaining', 'amount')},
    status TEXT NOT NULL CHECK (status IN ('DEFERRED', 'AVAILABLE', 'HELD', 'CONSUMED', 'EXPIRED'))
      CHECK ((remaining = '0') = (status IN ('CONSUMED', 'EXPIRED'))),
    created_at INTEGER NOT NULL ${exact('created_at')},
    expires_at INTEGER,
    matures_at INTEGER,
    reference_id TEXT,
    PRIMARY KEY (account_seq, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lots_waiting ON lots (account_seq, seq) WHERE status IN ('DEFERRED', 'HELD');

  CREATE TABLE redemptions (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE ${bytes('id', 16)},
    kind TEXT NOT NULL CHECK (kind IN ('RAW', 'AMOUNT_BASED', 'UNIT_BASED')),
    program_seq INTEGER NOT NULL REFERENCES programs (seq),
    account_seq INTEGER NOT NULL REFERENCES accounts (seq),
    reward_seq INTEGER REFERENCES rewards (seq) CHECK ((kind = 'RAW') = (reward_seq IS NULL)),
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    quantity INTEGER ${exact('quantity')} CHECK ((kind = 'UNIT_BASED') = (quantity IS NOT NULL)),
    unit_cost TEXT ${whole('unit_cost')} CHECK ((kind = 'RAW') = (unit_cost IS NULL)),
    target_type TEXT NOT NULL CHECK (target_type IN ('SYSTEM_REDEMPTION', 'SYSTEM_BREAKAGE', 'LEDGER_ENTITY')),
    target_entity_id TEXT CHECK ((target_type = 'LEDGER_ENTITY') = (target_entity_id IS NOT NULL)),
    description TEXT NOT NULL,
    entry_seq INTEGER NOT NULL, -- its own entry
    created_at INTEGER NOT NULL ${exact('created_at')},
    reversed_amount TEXT NOT NULL DEFAULT '0' ${whole('reversed_amount')} ${atMost('reversed_amount', 'amount')},
    reversed_quantity INTEGER CHECK (reversed_quantity BETWEEN 0 AND quantity)
      CHECK ((kind = 'UNIT_BASED') = (reversed_quantity IS NOT NULL)),
    status TEXT NOT NULL AS (CASE reversed_amount WHEN '0' THEN 'COMPLETED' WHEN amount THEN 'FULLY_REVERSED' ELSE 'PARTIALLY_REVERSED' END),
    -- Where the next reversal begins: the draw, and what of it is not yet returned. Null for SIMPLE assets.
    open_draw INTEGER,
    open_draw_left TEXT ${whole('open_draw_left')},
    newest_entry INTEGER NOT NULL, -- its own, or that of its last reversal
    reversals INTEGER NOT NULL DEFAULT 0 ${exact('reversals')}, -- how many
    updated_at INTEGER NOT NULL ${exact('updated_at')}
  ) STRICT;
  CREATE INDEX redemptions_by_account ON redemptions (account_seq);

  -- What a redemption took from which lot, in the order it was taken.
  CREATE TABLE draws (
    redemption_seq INTEGER NOT NULL REFERENCES redemptions (seq),
    n INTEGER NOT NULL CHECK (n >= 1),
    lot_seq INTEGER NOT NULL,
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    PRIMARY KEY (redemption_seq, n)
  ) STRICT, WITHOUT ROWID;

  -- Where every 64th reversal of a redemption is: a list that begins with the oldest comes to any of them in a few steps, though
  -- entries name only the ones before them.
  CREATE TABLE milestones (
    redemption_seq INTEGER NOT NULL REFERENCES redemptions (seq),
    entry_seq INTEGER NOT NULL,
    PRIMARY KEY (redemption_seq, entry_seq)
  ) STRICT, WITHOUT ROWID;

  -- The journal. An entry keeps what was asked and what was moved, and nothing that follows from it: the first answer to its
  -- key, and its postings as the API shows them, are made of it again. One row is one sealed fact.
  CREATE TABLE journal_entries (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE ${bytes('id', 16)},
    action_type TEXT NOT NULL,
    program_seq INTEGER NOT NULL REFERENCES programs (seq),
    account_seq INTEGER NOT NULL REFERENCES accounts (seq),
    redemption_seq INTEGER REFERENCES redemptions (seq) CHECK (redemption_seq IS NOT NULL OR action_type NOT IN ('REDEMPTION', 'REVERSAL')),
    reversal_id BLOB ${bytes('reversal_id', 16)} CHECK ((action_type = 'REVERSAL') = (reversal_id IS NOT NULL)),
    amount TEXT NOT NULL ${whole('amount')},
    quantity INTEGER ${exact('quantity')},
    description TEXT NOT NULL,
    reference_id TEXT,
    created_at INTEGER NOT NULL ${exact('created_at')},
    postings TEXT NOT NULL CHECK (json_array_length(postings) >= 2), -- [[place, signed minor units, lot, id of a new lot], …]
    key TEXT, -- the idempotency key it was asked under
    asked INTEGER CHECK (asked BETWEEN 0 AND 7) CHECK ((key IS NULL) = (asked IS NULL)), -- which optional fields were given
    -- The entry before this one of the same account, and of the same redemption. 0: none.
    account_previous INTEGER NOT NULL CHECK (account_previous < seq),
    redemption_previous INTEGER CHECK (redemption_previous < seq) CHECK ((redemption_seq IS NULL) = (redemption_previous IS NULL)),
    entry_hash BLOB NOT NULL ${bytes('entry_hash', 32)}
  ) STRICT;
  CREATE UNIQUE INDEX journal_keys ON journal_entries (program_seq, key) WHERE key IS NOT NULL;

  -- Faults that a tester has set: in the file, so that every process that serves it meets them and counts them down.
  CREATE TABLE faults (
    seq INTEGER PRIMARY KEY, -- the first one that fits a request is taken
    pack TEXT NOT NULL CHECK (pack <> ''),
    match TEXT NOT NULL CHECK (match LIKE '% /v1/%'),
    times_left INTEGER CHECK (times_left >= 1), -- null: until it is cleared
    delay_ms INTEGER CHECK (delay_ms >= 1) -- of slow ones
  ) STRICT;

  -- Second copies of what nothing else vouches for. An index over a column is a copy of it that SQLite keeps in step and that
  -- its integrity check compares with the table, so that verify sees a bit that has flipped in either. What a reversal changes
  -- is left out: it would cost a page each time, and the journal vouches for it.
  CREATE INDEX settings_twin ON settings (organization_id, clock_offset_ms, restored_expired_lots, rate_limit);
  CREATE INDEX programs_twin ON programs (name, description, on_unknown_participant, redemption_target_type,
    redemption_target_entity_id, status, created_at, updated_at, deleted_at);
  CREATE INDEX assets_twin ON assets (name, inventory_mode, issuance_policy, scale, max_transaction_amount, status,
    created_at, updated_at, deleted_at);
  CREATE INDEX participants_twin ON participants (status, profile, created_at, updated_at);
  CREATE INDEX rewards_twin ON rewards (asset_id, description, category, redemption_type, unit_cost, max_total,
    max_per_participant, available_from, available_until, metadata, created_at);
  CREATE INDEX faults_twin ON faults (pack, match, times_left, delay_ms);
  CREATE INDEX lots_twin ON lots (expires_at, matures_at) WHERE expires_at IS NOT NULL OR matures_at IS NOT NULL;
  CREATE INDEX redemptions_twin ON redemptions (reward_seq, unit_cost) WHERE kind = 'AMOUNT_BASED';

  -- What was posted stays.
  ${['draws', 'milestones', 'journal_entries'].map(appendOnly).join('')}

  -- Views for people with a SQL shell, and for lists: the rows with the ids and names of what they refer to. Amounts are minor
  -- units, and decimals where they are called so.
  -- CROSS JOIN keeps SQLite to this order: the table first, then what each of its rows refers to.
  CREATE VIEW accounts_readable AS
    SELECT c.*, p.id AS participant_id, p.external_id, a.id AS asset_id, a.symbol
    FROM accounts c CROSS JOIN participants p ON p.seq = c.participant_seq CROSS JOIN assets a ON a.seq = c.asset_seq;
  CREATE VIEW lots_readable AS
    SELECT l.account_seq, l.seq, ${uuid('l.id')} AS id, l.program_seq, l.amount, l.remaining,
      ${decimal('l.amount')} AS amount_decimal, ${decimal('l.remaining')} AS remaining_decimal, l.status, l.created_at, l.expires_at,
      l.matures_at, l.reference_id, p.id AS participant_id, p.external_id, a.id AS asset_id, a.symbol, g.id AS program_id
    FROM lots l CROSS JOIN accounts c ON c.seq = l.account_seq CROSS JOIN participants p ON p.seq = c.participant_seq
    CROSS JOIN assets a ON a.seq = c.asset_seq CROSS JOIN programs g ON g.seq = l.program_seq;
  CREATE VIEW redemptions_readable AS
    SELECT r.seq, r.id AS id_bytes, ${uuid('r.id')} AS id, r.kind, r.program_seq, r.account_seq, r.reward_seq, r.amount,
      ${decimal('r.amount')} AS amount_decimal, r.quantity, r.unit_cost, r.target_type, r.target_entity_id, r.description,
      (SELECT ${uuid('e.id')} FROM journal_entries e WHERE e.seq = r.entry_seq) AS journal_entry_id, r.created_at, r.reversed_amount,
      ${decimal('r.reversed_amount')} AS reversed_decimal, r.reversed_quantity, r.status, r.open_draw, r.open_draw_left, r.newest_entry, r.reversals,
      r.updated_at, g.id AS program_id, p.id AS participant_id, a.id AS asset_id, w.id AS reward_id, c.participant_seq,
      p.external_id, p.status AS participant_status, a.symbol, a.scale, a.inventory_mode, a.status AS asset_status,
      w.name AS reward_name, c.available, c.deferred, c.held, c.overdraft, c.next_due_at, c.open_from,
      c.newest_entry AS account_newest_entry
    FROM redemptions r CROSS JOIN programs g ON g.seq = r.program_seq CROSS JOIN accounts c ON c.seq = r.account_seq
    CROSS JOIN participants p ON p.seq = c.participant_seq CROSS JOIN assets a ON a.seq = c.asset_seq
    LEFT JOIN rewards w ON w.seq = r.reward_seq;
  CREATE VIEW journal_readable AS
    SELECT e.seq, e.id AS id_bytes, ${uuid('e.id')} AS id, e.action_type, e.program_seq, e.account_seq, e.redemption_seq,
      ${uuid('r.id')} AS redemption_id, ${uuid('e.reversal_id')} AS reversal_id, e.amount, ${decimal('e.amount')} AS amount_decimal,
      e.quantity, e.description, e.reference_id, e.created_at, e.postings, e.key, e.asked, e.account_previous, e.redemption_previous,
      lower(hex(e.entry_hash)) AS entry_hash, g.id AS program_id, p.id AS participant_id, a.id AS asset_id, g.name AS program_name,
      a.symbol, a.scale, p.external_id, r.target_entity_id
    FROM journal_entries e CROSS JOIN programs g ON g.seq = e.program_seq CROSS JOIN accounts c ON c.seq = e.account_seq
    CROSS JOIN participants p ON p.seq = c.participant_seq CROSS JOIN assets a ON a.seq = c.asset_seq
    LEFT JOIN redemptions r ON r.seq = e.redemption_seq;
  -- One row per posting, credit positive, debit negative.
  CREATE VIEW postings AS
    SELECT e.seq AS entry_seq, e.id AS entry_id, p.key + 1 AS line, iif(p.value ->> 0 IN ('A', 'D', 'H'), 'PARTICIPANT', t.column2) AS entity_type,
      CASE WHEN p.value ->> 0 IN ('A', 'D', 'H') THEN e.participant_id WHEN p.value ->> 0 = 'P' THEN e.program_id
        WHEN p.value ->> 0 = 'E' THEN e.target_entity_id END AS entity_id,
      e.asset_id, e.symbol, iif(p.value ->> 0 IN ('A', 'D', 'H'), t.column2, NULL) AS bucket,
      (SELECT ${uuid('l.id')} FROM lots l WHERE l.account_seq = e.account_seq AND l.seq = p.value ->> 2) AS lot_id,
      p.value ->> 1 AS amount_minor
    FROM journal_readable e, json_each(e.postings) p JOIN (VALUES ${places}) t ON t.column1 = p.value ->> 0;
  CREATE VIEW reversals AS
    SELECT e.reversal_id AS id, e.redemption_id, e.id AS journal_entry_id, e.amount AS amount_minor, e.amount_decimal, e.symbol,
      e.quantity, e.description AS reason, e.created_at
    FROM journal_readable e WHERE e.action_type = 'REVERSAL';`;

/** "SCRP", so that another program's database is never taken for ours. */
export const APPLICATION_ID = 0x53435250;

/** A released migration is never edited. 1 was the schema before the first release. */
export const MIGRATIONS: readonly Migration[] = [
  { id: 2, why: 'The database itself refuses what no ledger may hold, so that no code path can write it.', up: SCHEMA },
];
