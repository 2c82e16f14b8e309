// Accounts, lots, redemptions and the journal refer to each other by number. An id is 36 characters of text, and a
// reversal writes the pages they stand on: with numbers a file has half as many. The ids stand where they are given out,
// and views show every row with them. Who looks for the entries of an account or a redemption begins at the newest, whose
// number stands in a row that is written anyway, and each entry names the one before: an index of them would be one
// more page for each reversal.
import { appendOnly, atMost, exact, signed, whole } from './columns.js';
import { VIEWS } from './schema-views.js';

const OLD = [
  'reward_counts',
  'idempotency_keys',
  'journal_entries',
  'draws',
  'redemptions',
  'lots',
  'accounts',
] as const;

const ASIDE = `
  DROP VIEW postings;
  DROP VIEW reversals;
  ${['journal_entries', 'draws', 'idempotency_keys']
    .flatMap((table) => [`DROP TRIGGER ${table}_no_update;`, `DROP TRIGGER ${table}_no_delete;`])
    .join('\n  ')}
  ${[
    'accounts_due',
    'lots_waiting',
    'lots_twin',
    'redemptions_by_participant',
    'redemptions_twin',
    'entries_by_participant',
  ]
    .map((index) => `DROP INDEX ${index};`)
    .join('\n  ')}
  ${OLD.map((table) => `ALTER TABLE ${table} RENAME TO old_${table};`).join('\n  ')}`;

const TABLES = `
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

  -- Lots of one account lie side by side, so giving back to three of them dirties one page.
  CREATE TABLE lots (
    account_seq INTEGER NOT NULL REFERENCES accounts (seq),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
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
  CREATE INDEX lots_twin ON lots (expires_at, matures_at) WHERE expires_at IS NOT NULL OR matures_at IS NOT NULL;

  CREATE TABLE redemptions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
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
    newest_entry INTEGER NOT NULL, -- its own, or that of its last reversal
    updated_at INTEGER NOT NULL ${exact('updated_at')}
  ) STRICT;
  CREATE INDEX redemptions_by_account ON redemptions (account_seq);
  CREATE INDEX redemptions_twin ON redemptions (reward_seq, unit_cost) WHERE kind = 'AMOUNT_BASED';

  -- What a redemption took from which lot, in the order it was taken.
  CREATE TABLE draws (
    redemption_seq INTEGER NOT NULL REFERENCES redemptions (seq),
    n INTEGER NOT NULL CHECK (n >= 1),
    lot_seq INTEGER NOT NULL,
    amount TEXT NOT NULL ${whole('amount')} CHECK (amount <> '0'),
    PRIMARY KEY (redemption_seq, n)
  ) STRICT, WITHOUT ROWID;

  -- The journal. Postings and the first answer stand in the entry they belong to: one row is one sealed fact.
  CREATE TABLE journal_entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    action_type TEXT NOT NULL,
    program_seq INTEGER NOT NULL REFERENCES programs (seq),
    account_seq INTEGER NOT NULL REFERENCES accounts (seq),
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
    -- The entry before this one of the same account, and of the same redemption. 0: none.
    account_previous INTEGER NOT NULL CHECK (account_previous < seq),
    redemption_previous INTEGER CHECK (redemption_previous < seq) CHECK ((redemption_seq IS NULL) = (redemption_previous IS NULL)),
    entry_hash TEXT NOT NULL CHECK (length(entry_hash) = 64)
  ) STRICT;

  CREATE TABLE idempotency_keys (
    program_seq INTEGER NOT NULL REFERENCES programs (seq),
    key TEXT NOT NULL,
    entry_seq INTEGER NOT NULL REFERENCES journal_entries (seq),
    PRIMARY KEY (program_seq, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reward_counts (
    reward_seq INTEGER NOT NULL REFERENCES rewards (seq),
    participant_seq INTEGER NOT NULL REFERENCES participants (seq),
    units INTEGER NOT NULL ${exact('units')},
    PRIMARY KEY (reward_seq, participant_seq)
  ) STRICT, WITHOUT ROWID;`;

const COPY = `
  INSERT INTO accounts (participant_seq, asset_seq, available, deferred, held, overdraft, next_due_at, open_from, newest_entry)
    SELECT p.seq, a.seq, available, deferred, held, overdraft, next_due_at, open_from, 0
    FROM old_accounts c JOIN participants p ON p.id = c.participant_id JOIN assets a ON a.id = c.asset_id ORDER BY 1, 2;
  CREATE TEMP TABLE account_seqs (participant_id TEXT, asset_id TEXT, seq INTEGER, PRIMARY KEY (participant_id, asset_id)) WITHOUT ROWID;
  INSERT INTO account_seqs SELECT p.id, a.id, c.seq
    FROM accounts c JOIN participants p ON p.seq = c.participant_seq JOIN assets a ON a.seq = c.asset_seq;
  INSERT INTO lots SELECT c.seq, l.seq, l.id, g.seq, amount, remaining, l.status, l.created_at, expires_at, matures_at, reference_id
    FROM old_lots l JOIN account_seqs c USING (participant_id, asset_id) JOIN programs g ON g.id = l.program_id ORDER BY 1, 2;
  INSERT INTO redemptions SELECT r.seq, r.id, kind, g.seq, c.seq, w.seq, amount, quantity, r.unit_cost, target_type,
      target_entity_id, r.description, journal_entry_id, r.created_at, reversed_amount, reversed_quantity, r.status, open_draw,
      open_draw_left, 0, r.updated_at
    FROM old_redemptions r JOIN account_seqs c USING (participant_id, asset_id) JOIN programs g ON g.id = r.program_id
    LEFT JOIN rewards w ON w.id = r.reward_id ORDER BY 1;
  INSERT INTO draws SELECT * FROM old_draws ORDER BY 1, 2;
  INSERT INTO journal_entries SELECT e.seq, e.id, action_type, g.seq, c.seq, redemption_seq, reversal_id, amount, quantity,
      e.description, reference_id, e.created_at, postings, request, answer, lag(e.seq, 1, 0) OVER (PARTITION BY c.seq ORDER BY e.seq),
      iif(redemption_seq IS NULL, NULL, lag(e.seq, 1, 0) OVER (PARTITION BY redemption_seq ORDER BY e.seq)), entry_hash
    FROM old_journal_entries e JOIN account_seqs c USING (participant_id, asset_id) JOIN programs g ON g.id = e.program_id ORDER BY 1;
  UPDATE accounts SET newest_entry = newest FROM
    (SELECT account_seq, max(seq) AS newest FROM journal_entries GROUP BY 1) WHERE account_seq = accounts.seq;
  UPDATE redemptions SET newest_entry = newest FROM
    (SELECT redemption_seq, max(seq) AS newest FROM journal_entries GROUP BY 1) WHERE redemption_seq = redemptions.seq;
  INSERT INTO idempotency_keys SELECT g.seq, key, entry_seq FROM old_idempotency_keys k JOIN programs g ON g.id = k.program_id ORDER BY 1, 2;
  INSERT INTO reward_counts SELECT w.seq, p.seq, units
    FROM old_reward_counts n JOIN rewards w ON w.id = n.reward_id JOIN participants p ON p.id = n.participant_id ORDER BY 1, 2;
  DROP TABLE account_seqs;
  ${OLD.map((table) => `DROP TABLE old_${table};`).join('\n  ')}
  ${['draws', 'journal_entries', 'idempotency_keys'].map(appendOnly).join('')}`;

export const NUMBERS = ASIDE + TABLES + COPY + VIEWS;
