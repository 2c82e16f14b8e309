// From a Request to a parsed body: content type, size, UTF-8, JSON, in this order. Source: decisions D3, D14.
import { HttpError } from './error-response.js';

const MAX_BODY_BYTES = 1024 * 1024;
/** A seed document is the only body that may be large. */
export const MAX_SEED_BYTES = 32 * 1024 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const UNFINISHED = 'the body could not be read to its end';

/** The parsed JSON body; undefined when there is none. */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  // Asked first: a server's request that is asked for its stream is made anew, which costs as much as an operation.
  const announced = parseInt(request.headers.get('content-length') ?? '0', 10);
  if (!(announced > 0) && request.body === null) return undefined;
  const type = request.headers.get('content-type') ?? '';
  // An empty body needs no type.
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    if (!(announced > 0) && (await isEmpty(request))) return undefined;
    throw new HttpError('unsupported_media_type', 'the body must be sent as Content-Type: application/json');
  }
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const bytes = announced > 0 ? await readWhole(request) : await readBytes(request, maxBytes);
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(UTF8.decode(bytes)) as unknown;
  } catch {
    throw new HttpError('invalid_request', 'the body is not valid JSON in UTF-8');
  }
}

/** A body of unknown length is known to be empty only when it is read; its first byte is enough. */
async function isEmpty(request: Request): Promise<boolean> {
  for await (const chunk of chunksOf(request)) {
    if (chunk.length > 0) return false;
  }
  return true;
}

/** The body's chunks. A sender that goes away in mid-body is no fault of ours. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body as unknown as AsyncIterable<Uint8Array>;
  } catch {
    throw new HttpError('invalid_request', UNFINISHED);
  }
}

/** A body whose length was announced, and is held to it by whoever took the request in. */
async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    throw new HttpError('invalid_request', UNFINISHED);
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError('payload_too_large', `the body is larger than ${maxBytes} bytes`);
}
