-- The reversal of a redemption over three lots in PostgreSQL, as one function: the tables, the checks, the idempotency key,
-- the postings and the SHA-256 chain are the engine's own, on PostgreSQL's own types. :total redemptions are filled in.
CREATE TABLE accounts (
  seq bigint PRIMARY KEY, participant_id uuid NOT NULL, asset_id uuid NOT NULL, available numeric(38) NOT NULL,
  deferred numeric(38) NOT NULL DEFAULT 0, held numeric(38) NOT NULL DEFAULT 0, overdraft numeric(38) NOT NULL DEFAULT 0,
  next_due_at timestamptz, newest_entry bigint NOT NULL DEFAULT 0, UNIQUE (participant_id, asset_id));
CREATE TABLE lots (
  account_seq bigint REFERENCES accounts, seq bigint, id uuid NOT NULL UNIQUE, amount numeric(38) NOT NULL CHECK (amount > 0),
  remaining numeric(38) NOT NULL CHECK (remaining BETWEEN 0 AND amount), status text NOT NULL, expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (account_seq, seq));
CREATE TABLE redemptions (
  seq bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, program_seq bigint NOT NULL, account_seq bigint NOT NULL REFERENCES accounts,
  amount numeric(38) NOT NULL, reversed_amount numeric(38) NOT NULL DEFAULT 0 CHECK (reversed_amount BETWEEN 0 AND amount),
  status text NOT NULL DEFAULT 'COMPLETED', open_draw int, open_draw_left numeric(38), newest_entry bigint NOT NULL DEFAULT 0,
  updated_at timestamptz);
CREATE INDEX redemptions_by_account ON redemptions (account_seq);
CREATE TABLE draws (redemption_seq bigint REFERENCES redemptions, n int, lot_seq bigint NOT NULL, amount numeric(38) NOT NULL,
  PRIMARY KEY (redemption_seq, n));
CREATE TABLE journal_entries (
  seq bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, action_type text NOT NULL, program_seq bigint NOT NULL,
  account_seq bigint NOT NULL REFERENCES accounts, redemption_seq bigint REFERENCES redemptions, reversal_id uuid,
  amount numeric(38) NOT NULL, description text NOT NULL, created_at timestamptz NOT NULL, postings text NOT NULL, request text,
  answer text, account_previous bigint NOT NULL, redemption_previous bigint, entry_hash text NOT NULL CHECK (length(entry_hash) = 64));
CREATE TABLE idempotency_keys (program_seq bigint, key text, entry_seq bigint NOT NULL REFERENCES journal_entries,
  PRIMARY KEY (program_seq, key));
-- The newest entry: who appends holds this row until the commit, which is what a chain costs.
CREATE TABLE head (seq bigint NOT NULL, entry_hash text NOT NULL);
INSERT INTO head VALUES (0, repeat('0', 64));

CREATE FUNCTION id_of(kind text, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql
  RETURN ('00000000-0000-4000-8' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid;

INSERT INTO accounts (seq, participant_id, asset_id, available) SELECT m, id_of('003', m), id_of('002', 1), 0
  FROM generate_series(0, :total / 10 - 1) m;
INSERT INTO lots (account_seq, seq, id, amount, remaining, status)
  SELECT n % (:total / 10), n, id_of('005', n), 1000, 0, 'CONSUMED' FROM generate_series(0, :total * 3 - 1) n;
INSERT INTO redemptions (seq, id, program_seq, account_seq, amount, open_draw, open_draw_left)
  SELECT n, id_of('004', n), 1, n % (:total / 10), 3000, 3, 1000 FROM generate_series(0, :total - 1) n;
INSERT INTO draws SELECT n, d, n + (d - 1) * :total, 1000 FROM generate_series(0, :total - 1) n, generate_series(1, 3) d;

CREATE FUNCTION reverse_redemption(redemption uuid, why text, idempotency_key text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r redemptions; a accounts; first record; drawn record; h head; left_over numeric; take numeric; asked text; said text;
  entry uuid := gen_random_uuid(); reversal uuid := gen_random_uuid(); lines text := ''; at timestamptz := clock_timestamp();
BEGIN
  SELECT * INTO r FROM redemptions WHERE id = redemption FOR UPDATE;
  IF NOT FOUND THEN RAISE 'not_found'; END IF;
  asked := json_build_array('reverse', redemption, why)::text;
  SELECT e.request, e.answer INTO first FROM idempotency_keys k JOIN journal_entries e ON e.seq = k.entry_seq
    WHERE k.program_seq = r.program_seq AND k.key = idempotency_key;
  IF FOUND THEN
    IF first.request <> asked THEN RAISE 'idempotency_conflict'; END IF;
    RETURN first.answer;
  END IF;
  SELECT * INTO a FROM accounts WHERE seq = r.account_seq FOR UPDATE;
  left_over := r.amount - r.reversed_amount;
  IF left_over = 0 THEN RAISE 'already_fully_reversed'; END IF;
  said := json_build_object('amount', left_over / 100, 'created_at', at, 'id', reversal, 'journal_entry_id', entry,
    'reason', why, 'redemption_id', redemption)::text;
  FOR drawn IN SELECT d.n, d.lot_seq, d.amount, l.id FROM draws d
      JOIN lots l ON l.account_seq = r.account_seq AND l.seq = d.lot_seq
      WHERE d.redemption_seq = r.seq AND d.n <= r.open_draw ORDER BY d.n DESC LOOP
    EXIT WHEN left_over = 0;
    take := least(left_over, CASE WHEN drawn.n = r.open_draw THEN r.open_draw_left ELSE drawn.amount END);
    left_over := left_over - take;
    UPDATE lots SET remaining = remaining + take, status = 'AVAILABLE'
      WHERE account_seq = r.account_seq AND seq = drawn.lot_seq;
    lines := lines || json_build_object('entity_type', 'PARTICIPANT', 'entity_id', a.participant_id, 'bucket', 'AVAILABLE',
      'lot_id', drawn.id, 'amount', take)::text || ',';
  END LOOP;
  lines := '[' || lines || json_build_object('entity_type', 'SYSTEM_REDEMPTION', 'entity_id', NULL, 'bucket', NULL, 'lot_id', NULL,
    'amount', r.reversed_amount - r.amount)::text || ']';
  SELECT * INTO h FROM head FOR UPDATE;
  UPDATE accounts SET available = available + r.amount - r.reversed_amount, newest_entry = h.seq + 1 WHERE seq = r.account_seq;
  UPDATE redemptions SET reversed_amount = amount, status = 'FULLY_REVERSED', open_draw = 1, open_draw_left = 0,
    newest_entry = h.seq + 1, updated_at = at WHERE seq = r.seq;
  h.entry_hash := encode(sha256(convert_to(json_build_array(h.entry_hash, h.seq + 1, entry, 'REVERSAL', id_of('001', 1),
    a.participant_id, a.asset_id, r.seq, reversal, r.amount - r.reversed_amount, why, at, lines, asked, said)::text, 'UTF8')), 'hex');
  INSERT INTO journal_entries VALUES (h.seq + 1, entry, 'REVERSAL', r.program_seq, r.account_seq, r.seq, reversal,
    r.amount - r.reversed_amount, why, at, lines, asked, said, a.newest_entry, r.newest_entry, h.entry_hash);
  INSERT INTO idempotency_keys VALUES (r.program_seq, idempotency_key, h.seq + 1);
  UPDATE head SET seq = h.seq + 1, entry_hash = h.entry_hash;
  RETURN said;
END $$;
