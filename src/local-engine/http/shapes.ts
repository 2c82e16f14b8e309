// What the engine's door shows of its HTTP side. Types only, as in ledger/shapes.ts.
import type { PreviewEffects } from '../ledger/shapes.js';

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
