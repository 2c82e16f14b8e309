// What the console asks the engine. Reading goes through controls, which know no rate limit and no faults: looking must not
// use up what a test has set. A reversal goes the way of every caller.
import type { Context } from 'hono';

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

/** A refusal or a failure that the engine answered with. */
export class AskError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Ask {
  /** A control's answer. @throws AskError */
  readonly control: <T>(path: string, body?: unknown, method?: string) => Promise<T>;
  /** What the API would answer to a GET. @throws AskError */
  readonly read: <T>(path: string) => Promise<T>;
  /** Sends a request of the API as any caller would; undefined when no answer came. */
  readonly send: (path: string, body: unknown) => Promise<Answered<Readonly<Record<string, unknown>>> | undefined>;
}

export function createAsk(fetch: (request: Request) => Promise<Response>, apiKey: string): Ask {
  const request = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { 'X-API-Key': apiKey, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const control: Ask['control'] = async (path, body, method = body === undefined ? 'GET' : 'POST') => {
    const response = await request(method, `/_sandbox${path}`, body);
    return unwrapped(response.status, await response.json()) as never;
  };
  return {
    control,
    read: async (path) => {
      const preview = await control<Answered<unknown>>('/preview', { method: 'GET', path });
      return unwrapped(preview.status, preview.body) as never;
    },
    send: async (path, body) => {
      try {
        const response = await request('POST', path, body);
        return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
      } catch {
        return undefined; // A fault closed the connection, or the answer is not whole.
      }
    },
  };
}

function unwrapped(status: number, body: unknown): unknown {
  if (status < 300) return body;
  const { code, message } = body as { code?: string; message?: string };
  throw new AskError(status, code ?? `http_${status}`, message ?? `the sandbox answered ${status}`);
}

// Lists of the API, a page at a time.

/** A list as the API answers it. */
export interface Listed<Item> {
  readonly data: readonly Item[];
  readonly pagination: { readonly has_more: boolean; readonly next_cursor: string | null };
}

/** The parameters that say something, to be put behind others. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((each): each is [string, string] => (each[1] ?? '') !== '');
  return given.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
}

// What a form sends, as texts.

/** By name, without blanks around it; absent names read as "". Files are no texts. */
export async function readForm(c: Context): Promise<(name: string) => string> {
  const form = await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
}

/** A count as a number, and anything else as it was typed: what is wrong with it, the engine says. */
export function countOf(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? parseInt(text, 10) : text;
}
