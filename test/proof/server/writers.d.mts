// Types of writers.mjs, for the tests that are TypeScript.

export function runWriters(how: {
  readonly folder: string;
  readonly seed: number;
  readonly seconds: number;
  readonly servers: number;
  readonly connections: number;
  readonly redemptions: number;
}): Promise<{ readonly seen: readonly object[]; readonly reversed: bigint; readonly complaints: string[] }>;
