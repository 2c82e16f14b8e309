// The tables, as numbered migrations. A released migration is never edited.
import type { Migration } from './open-database.js';
import { FAULTS } from './schema-faults.js';
import { LEDGER } from './schema-ledger.js';
import { NUMBERS } from './schema-numbers.js';
import { OBJECTS } from './schema-objects.js';
import { OPEN_LOTS } from './schema-open-lots.js';
import { TWINS } from './schema-twins.js';

/** "SCRP", so that another program's database is never taken for ours. */
export const APPLICATION_ID = 0x53435250;

export const MIGRATIONS: readonly Migration[] = [
  {
    id: 1,
    why: 'Objects, lots, redemptions and an append-only journal; the database refuses edits so no code path can make them.',
    up: OBJECTS + LEDGER,
  },
  { id: 2, why: 'Faults that a tester sets must reach a server that has the file open already.', up: FAULTS },
  { id: 3, why: 'A bit that flips on the disk in what the journal does not hold must not pass unseen.', up: TWINS },
  { id: 4, why: 'An index of open lots was one more page to write for each reversal.', up: OPEN_LOTS },
  { id: 5, why: 'Rows that refer to each other by 36 characters of text took twice the pages.', up: NUMBERS },
];
