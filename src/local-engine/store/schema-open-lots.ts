// Where an account's AVAILABLE lots begin, in place of an index of them: giving back to a lot and spending it touch no index.
export const OPEN_LOTS = `
  DROP INDEX lots_open;
  -- open_from is not later than the account's first AVAILABLE lot: spent ones are not read again and again.
  ALTER TABLE accounts ADD COLUMN open_from INTEGER NOT NULL DEFAULT 1;
  CREATE INDEX lots_waiting ON lots (participant_id, asset_id, seq) WHERE status IN ('DEFERRED', 'HELD');`;
