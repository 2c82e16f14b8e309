// How tables are read and written: a table's columns by the names that our rows have, each with what its stored value means.
// Rows are read as bare values, which takes the driver half the time of naming them, and named here, in one place.
import type { Statement } from './store.js';

export type SqlValue = string | number | null;

/** What a stored value means. */
export interface Column<Value> {
  read(stored: SqlValue): Value;
  write(value: Value): SqlValue;
}

const asStored = <Value>(value: Value): Value => value;

/** A count or a time: the schema keeps it where a JavaScript number is exact. */
export const integer = { read: asStored, write: asStored } as Column<number>;
const anyText = { read: asStored, write: asStored } as Column<string>;
/** @typeParam Of - the texts that the schema allows */
export const text = <Of extends string = string>(): Column<Of> => anyText as unknown as Column<Of>;
/** An amount in minor units, which is stored as decimal text. */
export const minor: Column<bigint> = { read: (stored) => BigInt(stored as string), write: (value) => value.toString() };
export const orNull = <Value>(column: Column<Value>): Column<Value | null> => ({
  read: (stored) => (stored === null ? null : column.read(stored)),
  write: (value) => (value === null ? null : column.write(value)),
});

export interface Table<Row> {
  /** The names of the columns, for SELECT. */
  readonly columns: string;
  /** The same, behind a table's alias. */
  readonly columnsOf: (alias: string) => string;
  /** The row for which a condition holds. */
  readonly find: (sql: Prepare, condition: string, params: Record<string, SqlValue>) => Row | undefined;
  /** A row from its bare values, as a statement of {@link Table.columns} gives them when it is `.raw()`. */
  readonly read: (values: unknown) => Row;
  /** Writes a new row; without a `seq` SQLite gives it the next one. @returns its number, of a table that has numbers */
  readonly insert: (sql: Prepare, row: NewRow<Row>) => number;
  /** An UPDATE of these columns, without its condition; each value is a parameter of the same name. */
  readonly update: (...keys: readonly (keyof Row & string)[]) => string;
  /** Parameters for a statement. */
  readonly write: (row: Partial<Row>) => Record<string, SqlValue>;
}

type Prepare = (text: string) => Statement;
type NewRow<Row> = Omit<Row, 'seq'> & { readonly seq?: number };

export type RowOf<Of> = Of extends Table<infer Row> ? Row : never;

type Values<Columns> = { [Key in keyof Columns]: Columns[Key] extends Column<infer Value> ? Value : never };

/** @param columns - by the names that our rows have: `nextDueAt` is the column next_due_at */
export function table<Columns extends Record<string, Column<unknown>>>(
  name: string,
  columns: Columns,
): Table<Values<Columns>> {
  type Row = Values<Columns>;
  const all = Object.entries<Column<unknown>>(columns);
  const names = all.map(([key]) => nameOf(key));
  const insertion = `INSERT INTO ${name} (${names.join(', ')}) VALUES (${all.map(([key]) => `@${key}`).join(', ')})`;
  const selection = `SELECT ${names.join(', ')} FROM ${name}`;
  const read = (values: unknown): Row => {
    const row: Record<string, unknown> = {};
    let at = 0;
    for (const [key, column] of all) row[key] = column.read((values as SqlValue[])[at++] ?? null);
    return row as Row;
  };
  return {
    columns: names.join(', '),
    columnsOf: (alias) => names.map((column) => `${alias}.${column}`).join(', '),
    find: (sql, condition, params) => {
      const values = sql(`${selection} WHERE ${condition}`).raw().get(params);
      return values === undefined ? undefined : read(values);
    },
    read,
    insert: (sql, row) => {
      const params: Record<string, SqlValue> = {};
      for (const [key, column] of all) {
        const value = (row as Record<string, unknown>)[key];
        params[key] = value === undefined ? null : column.write(value);
      }
      return sql(insertion).run(params).lastInsertRowid as number;
    },
    update: (...keys) => `UPDATE ${name} SET ${keys.map((key) => `${nameOf(key)} = @${key}`).join(', ')}`,
    write: (row) => {
      const params: Record<string, SqlValue> = {};
      for (const [key, value] of Object.entries(row)) {
        const column = columns[key];
        if (column !== undefined) params[key] = column.write(value);
      }
      return params;
    },
  };
}

function nameOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
