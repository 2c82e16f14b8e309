// Every column of every table, one after the other: a value is changed in the table alone, behind the back of its indexes and
// rules, as rot would. Random flips meet the rare columns too seldom.
import { copyFileSync } from 'node:fs';
import { loadDriver } from '../../../dist/local-engine/store/driver.js';
import { createLocalEngine, StorageError } from './ledger.mjs';

/**
 * @param whole - a ledger, closed
 * @param copy - where the changed ones are put
 * @returns how many columns hold something, and the names of those whose change nobody noticed
 */
export function changeEachColumn(whole, copy) {
  copyFileSync(whole, copy);
  change(copy);
  if (isNoticed(copy)) throw new Error('a ledger in which nothing was changed is not sound');
  const columns = columnsOf(whole);
  const unseen = columns.filter((column) => {
    copyFileSync(whole, copy);
    change(copy, column);
    return !isNoticed(copy);
  });
  return { count: columns.length, unseen: unseen.map(({ table, name }) => `${table}.${name}`) };
}

/** A column with a row in which it holds something; keys by which it is found again. */
function columnsOf(path) {
  const db = new (loadDriver())(path, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const found = tables.flatMap((table) => {
    const all = db.prepare(`SELECT name, pk FROM pragma_table_info('${table}')`).all();
    const keys = all.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const unique = uniqueOf(db, table);
    return all
      .filter(({ name }) => !unique.includes(name))
      .map(({ name }) => ({
        ...{ table, name, keys },
        row: db.prepare(`SELECT * FROM ${table} WHERE ${name} IS NOT NULL ORDER BY ${keys.join()} DESC LIMIT 1`).get(),
      }));
  });
  db.close();
  return found.filter(({ row }) => row !== undefined);
}

/** What a UNIQUE constraint covers: its index cannot be hidden, and is a copy like any other. */
function uniqueOf(db, table) {
  return db
    .prepare("SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l.origin = 'u'")
    .pluck()
    .all(table);
}

/** Changes nothing when no column is given. */
function change(path, column) {
  const hidden = "FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('index', 'trigger')";
  const rows = withSchemaOpen(path, (db) => {
    const all = db.prepare(`SELECT * ${hidden}`).raw().all();
    db.exec(`DELETE ${hidden}`);
    return all;
  });
  if (column !== undefined) update(path, column);
  withSchemaOpen(path, (opened) => {
    for (const one of rows) opened.prepare('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)').run(...one);
  });
}

function update(path, { table, name, keys, row }) {
  const db = new (loadDriver())(path);
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  const where = keys.map((key) => `${key} = ?`).join(' AND ');
  const statement = db.prepare(`UPDATE OR IGNORE ${table} SET ${name} = ? WHERE ${where}`);
  // A bit that makes it the key of another row would have to take that one's place.
  const bit = [0, 1, 2, 3, 4].find(
    (n) => statement.run(other(row[name], n), ...keys.map((key) => row[key])).changes === 1,
  );
  if (bit === undefined) throw new Error(`${table}.${name} cannot be changed`);
  db.close();
}

/** SQLite reads the schema anew when the file is opened the next time. */
function withSchemaOpen(path, edit) {
  const db = new (loadDriver())(path);
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  const result = edit(db);
  db.close();
  return result;
}

/** The same but for one bit, and still a number where it was one. */
function other(value, bit) {
  if (typeof value === 'number') return Number(BigInt(value) ^ (1n << BigInt(bit)));
  const last = value.length - 1;
  if (Buffer.isBuffer(value)) return Buffer.concat([value.subarray(0, last), Buffer.of(value[last] ^ (1 << bit))]);
  return value.slice(0, last) + String.fromCharCode(value.charCodeAt(last) ^ (1 << bit));
}

function isNoticed(path) {
  let engine;
  try {
    engine = createLocalEngine({ path });
    return !engine.verify().ok;
  } catch (error) {
    if (error instanceof StorageError) return true;
    throw error;
  } finally {
    engine?.close();
  }
}
