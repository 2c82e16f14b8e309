// Views of the tables that refer to each other by number: every row with the ids of what it refers to.
// CROSS JOIN keeps SQLite to this order: the table first, then what each of its rows refers to.
export const VIEWS = `
  -- For people with a SQL shell, and for lists: the rows with the ids of what they refer to. Amounts are minor units.
  CREATE VIEW accounts_with_ids AS
    SELECT c.*, p.id AS participant_id, p.external_id, a.id AS asset_id, a.symbol
    FROM accounts c CROSS JOIN participants p ON p.seq = c.participant_seq CROSS JOIN assets a ON a.seq = c.asset_seq;
  CREATE VIEW lots_with_ids AS
    SELECT l.*, p.id AS participant_id, a.id AS asset_id, g.id AS program_id
    FROM lots l CROSS JOIN accounts c ON c.seq = l.account_seq CROSS JOIN participants p ON p.seq = c.participant_seq
    CROSS JOIN assets a ON a.seq = c.asset_seq CROSS JOIN programs g ON g.seq = l.program_seq;
  CREATE VIEW redemptions_with_ids AS
    SELECT r.*, g.id AS program_id, p.id AS participant_id, a.id AS asset_id, w.id AS reward_id, c.participant_seq,
           p.external_id, p.status AS participant_status, a.symbol, a.scale, a.inventory_mode, a.status AS asset_status,
           w.name AS reward_name
    FROM redemptions r CROSS JOIN programs g ON g.seq = r.program_seq CROSS JOIN accounts c ON c.seq = r.account_seq
    CROSS JOIN participants p ON p.seq = c.participant_seq CROSS JOIN assets a ON a.seq = c.asset_seq
    LEFT JOIN rewards w ON w.seq = r.reward_seq;
  CREATE VIEW journal_with_ids AS
    SELECT e.*, g.id AS program_id, p.id AS participant_id, a.id AS asset_id, g.name AS program_name, a.symbol, a.scale,
           p.external_id
    FROM journal_entries e CROSS JOIN programs g ON g.seq = e.program_seq CROSS JOIN accounts c ON c.seq = e.account_seq
    CROSS JOIN participants p ON p.seq = c.participant_seq CROSS JOIN assets a ON a.seq = c.asset_seq;
  -- One row per posting, credit positive, debit negative.
  CREATE VIEW postings AS
    SELECT e.seq AS entry_seq, e.id AS entry_id, p.key + 1 AS line, p.value ->> 'entity_type' AS entity_type,
           p.value ->> 'entity_id' AS entity_id, e.asset_id, p.value ->> 'bucket' AS bucket, p.value ->> 'lot_id' AS lot_id,
           p.value ->> 'amount' AS amount_minor
    FROM journal_with_ids e, json_each(e.postings) p;
  CREATE VIEW reversals AS
    SELECT e.reversal_id AS id, r.id AS redemption_id, e.id AS journal_entry_id, e.amount AS amount_minor, e.quantity,
           e.description AS reason, e.created_at
    FROM journal_entries e JOIN redemptions r ON r.seq = e.redemption_seq WHERE e.action_type = 'REVERSAL';`;
