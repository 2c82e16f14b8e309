// What the engine's door shows of the ledger. Types only, of nothing but themselves: whoever imports the package reads their
// declarations, and must not need those of the database driver for it.

/** What a new ledger begins with: the demo data, or nothing. */
export type Seed = 'demo' | 'empty';

/** One invariant, and what breaks it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Ids and words, one per violation. */
  readonly violations: readonly string[];
}

/** Whether the ledger is sound. */
export interface Verdict {
  readonly ok: boolean;
  /** Hash of the newest entry; of nothing: 64 zeros. */
  readonly head: string;
  readonly checks: readonly Check[];
}

/** What a request would bring about, in the order in which it would. */
export interface PreviewEffects {
  readonly lots: ReadonlyArray<{ lot_id: string; amount: string; expires_at: string | null; expired: boolean }>;
  readonly postings: ReadonlyArray<{
    entity_type: string;
    participant_id: string | null;
    asset_id: string;
    bucket: 'AVAILABLE' | 'DEFERRED' | 'HELD' | null;
    lot_id: string | null;
    amount: string;
  }>;
  readonly journal_entries: readonly string[];
  readonly reward?: {
    id: string;
    redeemed_count_before: number;
    redeemed_count_after: number;
    status_before: string;
    status_after: string;
  };
}

/** `json`: one document; `csv`: a row per posting; `hledger`: a journal for plain-text accounting. */
export type ExportFormat = 'json' | 'csv' | 'hledger';

/** The sandbox's own way to put points into a ledger: minted, with a lot's dates. */
export type CreditRequest = {
  readonly program_id: string;
  readonly participant_id: string;
  readonly asset_id: string;
  readonly amount: string;
  readonly description: string;
  readonly expires_at?: string;
  readonly matures_at?: string;
  readonly reference_id?: string;
};

// What the engine's door shows of its HTTP side. Types only, as in ledger/shapes.ts.

/** Takes what the platform's fetch takes. */
export type EngineFetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

/** A request to be tried. */
export interface PreviewRequest {
  readonly method: string;
  /** Path with its query, beginning with /v1/. */
  readonly path: string;
  readonly body?: unknown;
}

/** What a request would be answered, and bring about. */
export interface Preview {
  readonly status: number;
  readonly body: unknown;
  /** Of a request that would post something. */
  readonly effects?: PreviewEffects;
}
