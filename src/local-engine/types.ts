// The public types of the engine. They import nothing: a program that uses the package reads their declarations, and must
// not need those of the database driver.

/** The data of a new ledger: the demo data, or none. */
export type Seed = 'demo' | 'empty';

/** One invariant, and what violates it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** One sentence per violation, with the ids. */
  readonly violations: readonly string[];
}

/** Whether the ledger is sound. */
export interface Verdict {
  readonly ok: boolean;
  /** Hash of the newest entry; 64 zeros when there is none. */
  readonly head: string;
  readonly checks: readonly Check[];
}

/** The effects of a request, in the order in which they would happen. */
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

/** The sandbox's own way to credit points: minted, with the dates of a lot. */
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

/** Takes the same arguments as the platform's fetch. */
export type EngineFetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

/** A request to preview. */
export interface PreviewRequest {
  readonly method: string;
  /** Path with its query, beginning with /v1/. */
  readonly path: string;
  readonly body?: unknown;
}

/** The answer and the effects that a request would have. */
export interface Preview {
  readonly status: number;
  readonly body: unknown;
  /** Only for a request that would post an entry. */
  readonly effects?: PreviewEffects;
}

// What a server and the engine behind it say to one another.

/** A request as a server has read it: plain data, so that it can be handed to a thread. */
export interface ServedRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Or why there is none. */
  readonly body: Uint8Array | 'too_large' | 'unfinished';
}

/** What a server answers; or it closes the connection without an answer, as a fault asks. */
export type ServedAnswer =
  | {
      readonly status: number;
      readonly text: string;
      readonly headers: Readonly<Record<string, string>>;
      /** The connection is lost after half of the text. */
      readonly breaksOff?: boolean;
    }
  | 'lost';
