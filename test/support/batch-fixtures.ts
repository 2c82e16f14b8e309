// What tests of batches begin with: a moment, redemptions of the demo data, and what a journal is opened with.
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { openDatabase } from '../../src/local-engine/store/open-database.js';
import { toStorageError } from '../../src/local-engine/store/storage-error.js';

export const NOON = Date.UTC(2026, 2, 15, 12);

/** Redemptions of the demo data. */
export const UNITS = '550e8400-e29b-41d4-a716-446655440001';
export const RAW = '550e8400-e29b-41d4-a716-446655440011';
export const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';

export const SQLITE = { openDatabase, loadDriver, toStorageError };
