// Types of kills.mjs, for the tests that are TypeScript.
import type { AuditCount } from './book.mjs';

export function runKills(how: {
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  readonly connections: number;
  readonly redemptions: number;
}): Promise<{ readonly after: AuditCount; readonly complaints: string[] }>;
