// Faults that a tester has set: in the file, so that every process that serves it meets them and counts them down.
export const FAULTS = `
  CREATE TABLE faults (
    seq INTEGER PRIMARY KEY, -- the first one that fits a request is taken
    pack TEXT NOT NULL CHECK (pack <> ''),
    match TEXT NOT NULL CHECK (match LIKE '% /v1/%'),
    times_left INTEGER CHECK (times_left >= 1), -- null: until it is cleared
    delay_ms INTEGER CHECK (delay_ms >= 1) -- of slow ones
  ) STRICT;`;
