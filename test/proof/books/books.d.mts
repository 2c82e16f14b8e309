// Types of books.mjs, for the tests that are TypeScript.
import type { createLocalEngine } from '../../../src/local-engine/index.js';

export const POLICIES: readonly ('expire' | 'restore' | 'refuse')[];

export function runScript(script: {
  readonly open: typeof createLocalEngine;
  readonly path: string;
  readonly seed: number;
  readonly policy: (typeof POLICIES)[number];
  readonly steps: number;
  readonly withHledger: boolean;
}): Promise<Record<string, number>>;
