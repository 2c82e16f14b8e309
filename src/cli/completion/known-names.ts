// Names that can be completed because this machine knows them. Types only.
import type { GlobalFlags } from '../config/settings.js';

export interface KnownName {
  readonly name: string;
  /** What helps to tell it from others, as it was found: not yet safe for a terminal. */
  readonly about: string;
}

/** Local files are read for these, and nothing is made or sent. */
export interface KnownNames {
  /** The newest redemptions whose id begins so; none unless `flags` and the environment mean the sandbox. */
  redemptions(prefix: string, flags: GlobalFlags): Promise<readonly KnownName[]>;
  /** The newest batches in the journal. */
  batches(prefix: string): Promise<readonly KnownName[]>;
  profiles(): Promise<readonly KnownName[]>;
}
