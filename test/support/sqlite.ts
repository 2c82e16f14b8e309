// The driver that a journal needs, as compose.ts gives it.
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { createFileWatch } from '../../src/local-engine/store/file-watch.js';
import { openDatabase } from '../../src/local-engine/store/open-database.js';
import { toStorageError } from '../../src/local-engine/store/storage-error.js';

export const SQLITE = { openDatabase, createFileWatch, loadDriver, toStorageError };
