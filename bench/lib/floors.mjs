// What no ledger on this file can be faster than: SQLite's own smallest durable commit, and the very rows of our
// reversals written by a bare loop.
import { freshCopy, removeLedger } from './files.mjs';
import { inGroups, operationsOf } from './engine.mjs';
import { timed } from './measure.mjs';

/** Not the pragmas and savepoints, which SQLite does not call readonly either. */
const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE|WITH)\b/i;

/** One row of 200 bytes a transaction, WAL, synchronous=FULL; what each took. */
export async function timeOneRow(build, path, count) {
  removeLedger(path);
  const { loadDriver } = await build.take('local-engine/store/driver.js', 'loadDriver');
  const Database = loadDriver();
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)');
  const insert = db.prepare('INSERT INTO t (x) VALUES (?)');
  const row = 'x'.repeat(200);
  const took = await timed(count, () => {
    for (let n = 0; n < count; n += 1) insert.run(row);
  });
  db.close();
  return took;
}

/**
 * Does reversals for good on a copy and listens: which statements wrote, and with what. So the floor writes what the
 * engine writes, whatever the schema is.
 *
 * @returns for each reversal, its writes in their order
 */
export async function recordWrites(build, from, copy, reversals) {
  const { loadDriver } = await build.take('local-engine/store/driver.js', 'loadDriver');
  const openOperations = await operationsOf(build);
  const Database = loadDriver();
  const { prepare } = Database.prototype;
  const recorded = [];
  let writes = [];
  Database.prototype.prepare = function listening(text) {
    const statement = prepare.call(this, text);
    if (!WRITES.test(text)) return statement;
    for (const name of ['run', 'get', 'all']) {
      const real = statement[name];
      statement[name] = (...args) => {
        writes.push({ text, args });
        return real.apply(statement, args);
      };
    }
    return statement;
  };
  try {
    const ledger = openOperations(freshCopy(from, copy));
    for (const group of inGroups(reversals, 1000)) {
      ledger.transaction(() => {
        for (const reversal of group) {
          writes = [];
          ledger.reverse(reversal);
          recorded.push(writes);
        }
      });
    }
    ledger.close();
  } finally {
    Database.prototype.prepare = prepare;
    removeLedger(copy);
  }
  return recorded;
}

/**
 * How a writer is opened that puts the same rows into the same tables on the same settings: no reading, deciding, hashing,
 * JSON or HTTP.
 */
export async function bareWriterOf(build) {
  const { openDatabase } = await build.take('local-engine/store/open-database.js', 'openDatabase');
  const { LEDGER_FILE } = await build.take('local-engine/store/store.js', 'LEDGER_FILE');
  return (path) => openBareWriter(openDatabase(path, LEDGER_FILE));
}

function openBareWriter(db) {
  const statements = new Map();
  const prepared = (text) => {
    if (!statements.has(text)) statements.set(text, db.prepare(text));
    return statements.get(text);
  };
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return {
    together: (reversals) => {
      begin.run();
      for (const writes of reversals) {
        for (const { args, text } of writes) {
          const statement = prepared(text);
          if (statement.reader) statement.all(...args);
          else statement.run(...args);
        }
      }
      commit.run();
    },
    close: () => db.close(),
  };
}
