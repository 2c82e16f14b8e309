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
  open_draw int, open_draw_left numeric(38), newest_entry bigint NOT NULL DEFAULT 0,
  updated_at timestamptz);
CREATE INDEX redemptions_by_account ON redemptions (account_seq);
CREATE TABLE draws (redemption_seq bigint REFERENCES redemptions, n int, lot_seq bigint NOT NULL, amount numeric(38) NOT NULL,
  PRIMARY KEY (redemption_seq, n));
CREATE TABLE journal_entries (
  seq bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, action_type text NOT NULL, program_seq bigint NOT NULL,
  account_seq bigint NOT NULL REFERENCES accounts, redemption_seq bigint REFERENCES redemptions, reversal_id uuid,
  amount numeric(38) NOT NULL, description text NOT NULL, created_at timestamptz NOT NULL, postings text NOT NULL, key text,
  asked int, account_previous bigint NOT NULL, redemption_previous bigint, entry_hash bytea NOT NULL CHECK (length(entry_hash) = 32));
CREATE UNIQUE INDEX journal_keys ON journal_entries (program_seq, key) WHERE key IS NOT NULL;
-- The newest entry: who appends holds this row until the commit, which is what a chain costs.
CREATE TABLE head (seq bigint NOT NULL, entry_hash bytea NOT NULL);
INSERT INTO head VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION id_of(kind text, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql
  RETURN ('00000000-0000-4000-8' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid;

INSERT INTO accounts (seq, participant_id, asset_id, available) SELECT m, id_of('003', m), id_of('002', 1), 0
  FROM generate_series(0, :total / 10 - 1) m;
INSERT INTO lots (account_seq, seq, id, amount, remaining, status)
  SELECT n % (:total / 10), n, id_of('005', n), 1000, 0, 'CONSUMED' FROM generate_series(0, :total * 3 - 1) n;
INSERT INTO redemptions (seq, id, program_seq, account_seq, amount, open_draw, open_draw_left)
  SELECT n, id_of('004', n), 1, n % (:total / 10), 3000, 3, 1000 FROM generate_series(0, :total - 1) n;
INSERT INTO draws SELECT n, d, n + (d - 1) * :total, 1000 FROM generate_series(0, :total - 1) n, generate_series(1, 3) d;

-- The answer to a key is made of its entry, the first time and ever after.
CREATE FUNCTION answer_of(e journal_entries, redemption uuid) RETURNS text LANGUAGE sql
  RETURN json_build_object('amount', e.amount / 100, 'created_at', e.created_at, 'id', e.reversal_id, 'journal_entry_id', e.id,
    'reason', e.description, 'redemption_id', redemption)::text;

CREATE FUNCTION reverse_redemption(redemption uuid, why text, idempotency_key text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r redemptions; a accounts; e journal_entries; drawn record; h head; left_over numeric; take numeric; lines text := '';
BEGIN
  SELECT * INTO r FROM redemptions WHERE id = redemption FOR UPDATE;
  IF NOT FOUND THEN RAISE 'not_found'; END IF;
  SELECT * INTO e FROM journal_entries WHERE program_seq = r.program_seq AND key = idempotency_key;
  IF FOUND THEN
    IF e.redemption_seq <> r.seq OR e.description <> why OR e.asked <> 0 THEN RAISE 'idempotency_conflict'; END IF;
    RETURN answer_of(e, redemption);
  END IF;
  SELECT * INTO a FROM accounts WHERE seq = r.account_seq FOR UPDATE;
  left_over := r.amount - r.reversed_amount;
  IF left_over = 0 THEN RAISE 'already_fully_reversed'; END IF;
  FOR drawn IN SELECT d.n, d.lot_seq, d.amount FROM draws d
      JOIN lots l ON l.account_seq = r.account_seq AND l.seq = d.lot_seq
      WHERE d.redemption_seq = r.seq AND d.n <= r.open_draw ORDER BY d.n DESC LOOP
    EXIT WHEN left_over = 0;
    take := least(left_over, CASE WHEN drawn.n = r.open_draw THEN r.open_draw_left ELSE drawn.amount END);
    left_over := left_over - take;
    UPDATE lots SET remaining = remaining + take, status = 'AVAILABLE'
      WHERE account_seq = r.account_seq AND seq = drawn.lot_seq;
    lines := lines || json_build_array('A', take::text, drawn.lot_seq)::text || ',';
  END LOOP;
  lines := '[' || lines || json_build_array('R', (r.reversed_amount - r.amount)::text)::text || ']';
  SELECT * INTO h FROM head FOR UPDATE;
  UPDATE accounts SET available = available + r.amount - r.reversed_amount, newest_entry = h.seq + 1 WHERE seq = r.account_seq;
  e := ROW(h.seq + 1, gen_random_uuid(), 'REVERSAL', r.program_seq, r.account_seq, r.seq, gen_random_uuid(),
    r.amount - r.reversed_amount, why, clock_timestamp(), lines, idempotency_key, 0, a.newest_entry, r.newest_entry, NULL);
  UPDATE redemptions SET reversed_amount = amount, open_draw = 1, open_draw_left = 0, newest_entry = e.seq,
    updated_at = e.created_at WHERE seq = r.seq;
  e.entry_hash := sha256(convert_to(encode(h.entry_hash, 'hex') || json_build_array(e.seq, e.id, e.action_type, e.program_seq,
    e.account_seq, e.redemption_seq, e.reversal_id, e.amount, e.description, e.created_at, e.postings, e.key, e.asked,
    e.account_previous, e.redemption_previous)::text || id_of('001', 1), 'UTF8'));
  INSERT INTO journal_entries SELECT e.*;
  UPDATE head SET seq = e.seq, entry_hash = e.entry_hash;
  RETURN answer_of(e, redemption);
END $$;
