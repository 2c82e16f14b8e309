// Pieces of column definitions that several tables share.

// Amounts are whole minor units as canonical decimal text: an INTEGER column would hold nine units at scale 18.
export const whole = (column: string): string =>
  `CHECK (length(${column}) BETWEEN 1 AND 38 AND ${column} NOT GLOB '*[^0-9]*' AND (${column} = '0' OR ${column} NOT GLOB '0*'))`;
export const signed = (column: string): string =>
  `CHECK (length(ltrim(${column}, '-')) BETWEEN 1 AND 38 AND ltrim(${column}, '-') NOT GLOB '*[^0-9]*')`;
/** Canonical whole numbers order by length first, then as text. */
export const atMost = (low: string, high: string): string =>
  `CHECK ((length(${low}), ${low}) <= (length(${high}), ${high}))`;
/** Counts and times stay where a JavaScript number is exact. */
export const exact = (column: string): string => `CHECK (${column} BETWEEN 0 AND 9007199254740991)`;

export const appendOnly = (table: string): string => `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`;
