// Every pack and what it must come to: whether the reversal is posted, what a plain fetch sees, and what the SDK says.
import type { FaultPack } from '../../src/local-engine/ledger/faults.js';

export const RAW = '550e8400-e29b-41d4-a716-446655440011';
export const REVERSE = `/v1/redemptions/${RAW}/reverse`;
export const EVERY_REVERSAL = 'POST /v1/redemptions/*/reverse';

/**
 * - `seen`: status and code, or how the connection ended
 * - `alone`: the SDK's word without retries
 * - `again`: its word with retries, when the fault happens once; a status of success is not asked for again
 */
export interface Row {
  readonly posted: boolean;
  readonly seen: string;
  readonly alone: string;
  readonly again: string;
  /** curl's own exit code. */
  readonly curl: number;
}

export const TABLE: Readonly<Record<FaultPack, Row>> = {
  'commit-then-drop': { posted: true, seen: 'dropped', alone: 'OutcomeUnknownError', again: 'replayed', curl: 52 },
  'drop-before-commit': { posted: false, seen: 'dropped', alone: 'OutcomeUnknownError', again: 'done', curl: 52 },
  'http-429': { posted: false, seen: '429 too_many_requests', alone: 'RateLimitError', again: 'done', curl: 0 },
  'http-500-before': {
    posted: false,
    seen: '500 internal_error',
    alone: 'OutcomeUnknownError',
    again: 'done',
    curl: 0,
  },
  'http-500-after': {
    posted: true,
    seen: '500 internal_error',
    alone: 'OutcomeUnknownError',
    again: 'replayed',
    curl: 0,
  },
  slow: { posted: true, seen: '201', alone: 'done', again: 'done', curl: 0 },
  'truncated-body': { posted: true, seen: '201 cut', alone: 'OutcomeUnknownError', again: 'replayed', curl: 18 },
  'malformed-json': {
    posted: true,
    seen: '201 not JSON',
    alone: 'OutcomeUnknownError',
    again: 'OutcomeUnknownError',
    curl: 0,
  },
};

export const ROWS = Object.entries(TABLE) as [FaultPack, Row][];

/** What a plain fetch sees of one request, in the words of the table. */
export async function seenBy(sending: Promise<Response>): Promise<string> {
  let response: Response;
  try {
    response = await sending;
  } catch (error) {
    if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error;
    return 'dropped';
  }
  const { status } = response;
  const parts: Uint8Array[] = [];
  try {
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) parts.push(part);
  } catch (error) {
    const got = Buffer.concat(parts).length;
    const whole = Number(response.headers.get('content-length'));
    if (!(error instanceof TypeError) || got !== Math.ceil(whole / 2)) throw error;
    return `${status} cut`;
  }
  try {
    const { code } = JSON.parse(Buffer.concat(parts).toString()) as { code?: string };
    return [status, code].filter((word) => word !== undefined).join(' ');
  } catch {
    return `${status} not JSON`;
  }
}
