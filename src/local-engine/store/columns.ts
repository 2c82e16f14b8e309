// Reads and writes rows: the columns of a table, the names our rows give them, and what each stored value means.
// The driver reads bare values in half the time that named ones take, so they get their names here.
import type { Statement } from './store.js';

export type SqlValue = string | number | null | Buffer;

/** What a stored value means. */
export interface Column<Value> {
  read(stored: SqlValue): Value;
  /** Left out where the value is stored as it is. */
  write?(value: Value): SqlValue;
}

const asStored: Column<SqlValue> = { read: (stored) => stored };

/** A count or a time: the schema keeps it where a JavaScript number is exact. */
export const integer = asStored as Column<number>;
/** @typeParam Of - the texts that the schema allows */
export const text = <Of extends string = string>(): Column<Of> => asStored as Column<Of>;
/** An amount in minor units, which is stored as decimal text. */
export const minor: Column<bigint> = { read: (stored) => BigInt(stored as string), write: String };
/** An id, which is stored as its 16 bytes. */
export const uuid: Column<string> = { read: (stored) => uuidOf((stored as Buffer).toString('hex')), write: writeUuid };
/** A hash as hexadecimal text, which is stored as its bytes. */
export const digest: Column<string> = {
  read: (stored) => (stored as Buffer).toString('hex'),
  write: (value) => Buffer.from(value, 'hex'),
};
/** Yes or no, as 1 or 0. */
export const flag: Column<boolean> = { read: (stored) => stored === 1 };
export const orNull = <Value>(column: Column<Value>): Column<Value | null> =>
  (column as Column<unknown>) === asStored
    ? (asStored as Column<Value | null>)
    : {
        read: (stored) => (stored === null ? null : column.read(stored)),
        write: (value) => (value === null ? null : write(column, value)),
      };

function write<Value>(column: Column<Value>, value: Value): SqlValue {
  return column.write === undefined ? (value as SqlValue) : column.write(value);
}

/** The bytes of an id, as it is stored. */
export function writeUuid(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** An id as people write it. @param hex - its digits alone */
export function uuidOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A text as SQLite keeps it: half of a surrogate pair is no character. */
export function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text;
}

export interface Table<Row> {
  /** The names of the columns, for SELECT. */
  readonly columns: string;
  /** The same, behind a table's alias. */
  readonly columnsOf: (alias: string) => string;
  /** The row for which a condition holds; its values stand for the question marks in it. */
  readonly find: (sql: Prepare, condition: string, ...values: readonly SqlValue[]) => Row | undefined;
  /** A row from its bare values, as a statement of {@link Table.columns} gives them when it is `.raw()`. */
  readonly read: (values: unknown) => Row;
  /** Writes a new row; without a `seq` SQLite gives it the next one. @returns its number, of a table that has numbers */
  readonly insert: (sql: Prepare, row: NewRow<Row>) => number;
  /** An UPDATE of these columns, without its condition; each value is a parameter of the same name. */
  readonly update: (...keys: readonly (keyof Row & string)[]) => string;
}

type Prepare = (text: string) => Statement;

/** A statement that writes, with a value for each name in its text. */
export interface Write {
  /** @returns the number of the row that was inserted last */
  readonly run: (sql: Prepare, values: Readonly<Record<string, SqlValue>>) => number;
}

/**
 * A statement whose text has names, such as `@remaining`. The driver takes values in their order in half the time, so they
 * are put into it here: every reversal writes fifty of them.
 *
 * @throws Error when it runs and a name of its text has no value
 */
export function createWrite(text: string): Write {
  const names: string[] = [];
  const ordered = text.replaceAll(/@(\w+)/g, (_, name: string) => {
    names.push(name);
    return '?';
  });
  return {
    run: (sql, values) => {
      const bound: SqlValue[] = [];
      for (const name of names) {
        const value: SqlValue | undefined = values[name];
        if (value === undefined) throw new Error(`no value for @${name} in ${text}`);
        bound.push(value);
      }
      return sql(ordered).run(...bound).lastInsertRowid as number;
    },
  };
}

type NewRow<Row> = Omit<Row, 'seq'> & { readonly seq?: number };

export type RowOf<Of> = Of extends Table<infer Row> ? Row : never;

type Values<Columns> = { [Key in keyof Columns]: Columns[Key] extends Column<infer Value> ? Value : never };

/** @param columns - by the names that our rows have: `nextDueAt` is the column next_due_at */
export function table<Columns extends Record<string, Column<unknown>>>(
  name: string,
  columns: Columns,
): Table<Values<Columns>> {
  type Row = Values<Columns>;
  const keys = Object.keys(columns);
  const names = keys.map(nameOf);
  const written = Object.entries(columns).filter(([, column]) => column.write !== undefined);
  // Only what is stored in another form is converted: most columns are not, and every reversal reads a hundred of them.
  const converted = Object.entries<Column<unknown>>(columns).map(([, column]) => (column === asStored ? null : column));
  const selection = `SELECT ${names.join(', ')} FROM ${name}`;
  const insertion = createWrite(
    `INSERT INTO ${name} (${names.join(', ')}) VALUES (${keys.map((key) => `@${key}`).join(', ')})`,
  );
  const queries = new Map<string, string>();
  const queryFor = (condition: string): string => {
    let query = queries.get(condition);
    if (query === undefined) queries.set(condition, (query = `${selection} WHERE ${condition}`));
    return query;
  };
  const read = (values: unknown): Row => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < keys.length; at += 1) {
      const value = (values as SqlValue[])[at] ?? null;
      const column = converted[at] ?? null;
      row[keys[at] ?? ''] = column === null ? value : column.read(value);
    }
    return row as Row;
  };
  return {
    columns: names.join(', '),
    columnsOf: (alias) => names.map((column) => `${alias}.${column}`).join(', '),
    find: (sql, condition, ...values) => {
      const found = sql(queryFor(condition))
        .raw()
        .get(...values);
      return found === undefined ? undefined : read(found);
    },
    read,
    insert: (sql, row) => {
      const values: Record<string, unknown> = { seq: null, ...row };
      for (const [key, column] of written) values[key] = write(column, values[key]);
      return insertion.run(sql, values as Record<string, SqlValue>);
    },
    update: (...changed) => `UPDATE ${name} SET ${changed.map((key) => `${nameOf(key)} = @${key}`).join(', ')}`,
  };
}

function nameOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
