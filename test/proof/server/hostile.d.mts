// Types of hostile.mjs, for the tests that are TypeScript.

export function runHostile(how: {
  readonly folder: string;
  readonly seed: number;
  readonly floods: Readonly<Record<string, Readonly<Record<string, number>>>>;
}): Promise<{ readonly served: number; readonly peak: number | undefined; readonly complaints: string[] }>;
