// Headers, Request and Response as the standard has them, but without what makes Node's slow to load: the first use of
// Node's own takes 30 ms, a fifth of a sandbox reversal, because the whole HTTP client comes with them. The bundle puts
// these in their place where a call is made and answered in one process (docs/decisions/0010); the network gets Node's.
// Only what openapi-fetch, the SDK and the engine use is here. Bodies are text.

type HeadersLike = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g;
const FORBIDDEN = /[\0\n\r]|[^\0-\xff]/;

export class Headers {
  readonly #values = new Map<string, string>();

  constructor(init: HeadersLike = {}) {
    for (const [name, value] of Symbol.iterator in init ? init : Object.entries(init)) this.append(name, value);
  }

  append(name: string, value: string): void {
    const key = keyOf(name);
    const before = this.#values.get(key);
    this.#values.set(key, before === undefined ? cleaned(value) : `${before}, ${cleaned(value)}`);
  }

  set(name: string, value: string): void {
    this.#values.set(keyOf(name), cleaned(value));
  }

  get(name: string): string | null {
    return this.#values.get(keyOf(name)) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(keyOf(name));
  }

  delete(name: string): void {
    this.#values.delete(keyOf(name));
  }

  /** By name, as the standard wants it. */
  entries(): IterableIterator<[string, string]> {
    return [...this.#values].sort(([one], [other]) => (one < other ? -1 : 1)).values();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

function keyOf(name: string): string {
  if (!TOKEN.test(name)) throw new TypeError('not a header name');
  return name.toLowerCase();
}

function cleaned(value: string): string {
  const text = value.replace(AROUND, '');
  if (FORBIDDEN.test(text)) throw new TypeError('a header value that cannot be sent');
  return text;
}

/** What a request and an answer share. */
class Message {
  readonly headers: Headers;
  readonly #text: string | null;
  #body: ReadableStream<Uint8Array> | undefined;
  #isUsed = false;

  /** @param isOwn - whether the body came with this very message, and so gets a type */
  constructor(text: string | null | undefined, headers: HeadersLike | undefined, isOwn: boolean) {
    if (typeof (text ?? '') !== 'string') throw new TypeError('only text can be a body here');
    this.#text = text ?? null;
    this.headers = new Headers(headers);
    if (isOwn && this.#text !== null && !this.headers.has('content-type')) {
      this.headers.set('content-type', 'text/plain;charset=UTF-8');
    }
  }

  get bodyUsed(): boolean {
    return this.#isUsed;
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#text === null) return null;
    this.#body ??= new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          const text = this.#takeUnread() ?? '';
          if (text !== '') controller.enqueue(new TextEncoder().encode(text));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return this.#body;
  }

  text(): Promise<string> {
    return new Promise((resolve) => {
      resolve(this.take() ?? '');
    });
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  /** The body, once; null when there is none. */
  protected take(): string | null {
    if (this.#body?.locked === true) throw new TypeError('the body is being read');
    return this.#takeUnread();
  }

  #takeUnread(): string | null {
    if (this.#isUsed) throw new TypeError('the body is used already');
    this.#isUsed = this.#text !== null;
    return this.#text;
  }
}

interface RequestFields {
  readonly method?: string;
  readonly headers?: HeadersLike;
  readonly body?: string | null;
  readonly signal?: AbortSignal | null;
  readonly redirect?: RequestRedirect;
}

/** Methods that are written in capitals, however they are given. */
const KNOWN_METHOD = /^(delete|get|head|options|post|put)$/i;

export class Request extends Message {
  readonly url: string;
  readonly method: string;
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal;

  constructor(input: Request | URL | string, init: RequestFields = {}) {
    const from = typeof input === 'object' && 'method' in input ? input : undefined;
    const method = init.method ?? from?.method ?? 'GET';
    const isOwn = (init.body ?? undefined) !== undefined;
    if (isOwn && /^(GET|HEAD)$/i.test(method)) throw new TypeError(`a ${method} has no body`);
    super(isOwn ? init.body : from?.take(), init.headers ?? from?.headers, isOwn);
    this.url = typeof input === 'string' ? new URL(input).href : 'url' in input ? input.url : input.href;
    this.method = KNOWN_METHOD.test(method) ? method.toUpperCase() : method;
    this.redirect = init.redirect ?? from?.redirect ?? 'follow';
    this.signal = init.signal ?? from?.signal ?? new AbortController().signal;
  }
}

interface ResponseFields {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeadersLike;
}

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

export class Response extends Message {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;

  constructor(text?: string | null, { headers, status = 200, statusText = '' }: ResponseFields = {}) {
    if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`no status: ${status}`);
    if (typeof text === 'string' && WITHOUT_BODY.has(status)) throw new TypeError(`a ${status} has no body`);
    super(text, headers, true);
    this.status = status;
    this.statusText = statusText;
    this.ok = status <= 299;
  }
}

/** For `instanceof`: no body is a form here. */
export function FormData(): never {
  throw new TypeError('only text can be a body here');
}

/** What goes out to the network goes out as Node's. */
export async function sendOverNetwork(request: Request | globalThis.Request): Promise<globalThis.Response> {
  const { headers, method, redirect, signal, url } = request;
  const body = await request.text();
  return globalThis.fetch(url, {
    method,
    redirect,
    signal,
    headers: [...headers],
    ...(body !== '' && { body }),
  });
}
