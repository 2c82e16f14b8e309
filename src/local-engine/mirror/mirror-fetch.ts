// A mirror as a fetch: route, form, answer. There is no key: whoever can read the file has it all.
import { readCall } from '../http/dispatch.js';
import { errorAnswer, HttpError, toErrorAnswer } from '../http/error-response.js';
import { readJson } from '../http/read-request.js';
import { route } from '../http/router.js';
import { StorageError } from '../store/storage-error.js';
import { MIRROR_CALLS, type MirrorAnswer, type MirrorDeps } from './calls.js';

/** A request of /v1. */
export interface MirrorRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: unknown;
}

/** Answers a request, a refusal included; a write is one transaction, the forecast and its item together. */
export function createAnswer(deps: MirrorDeps): (request: MirrorRequest) => MirrorAnswer {
  const run = (request: MirrorRequest): MirrorAnswer => {
    const [path = '', search = ''] = request.path.split('?');
    const found = route(request.method, path);
    const handler = MIRROR_CALLS[found.operation.operationId];
    if (handler === undefined) {
      throw new HttpError('not_implemented', `${request.method} ${path} is not served offline`);
    }
    const call = readCall(found, new URLSearchParams(search), request.body);
    if (request.method === 'GET') return handler(deps, call);
    return deps.db.transaction(() => handler(deps, call)).immediate();
  };
  return (request) => {
    try {
      return run(request);
    } catch (error) {
      const refused = toErrorAnswer(error);
      if (refused === undefined) throw error;
      return { status: refused.status, body: JSON.parse(refused.text) as unknown };
    }
  };
}

/** Answers every request; what goes wrong in here is answered 500 or 503. */
export function createMirrorFetch(
  answer: (request: MirrorRequest) => MirrorAnswer,
  { newId, onBug }: { readonly newId: () => string; readonly onBug: (error: unknown) => void },
): (request: Request) => Promise<Response> {
  const textOf = async (request: Request): Promise<{ readonly status: number; readonly text: string }> => {
    try {
      const { pathname, search } = new URL(request.url);
      const sent = (await readJson(request)) ?? {};
      const { body, status } = answer({ method: request.method, path: pathname + search, body: sent });
      return { status, text: JSON.stringify(body) };
    } catch (error) {
      const refused = toErrorAnswer(error);
      if (refused !== undefined) return refused;
      if (error instanceof StorageError) return errorAnswer('storage_unavailable', `${error.message}; ${error.hint}`);
      onBug(error);
      return errorAnswer('internal_error', 'the mirror has a bug; nothing of this request was kept');
    }
  };
  return async (request) => {
    const { status, text } = await textOf(request);
    return new Response(text, { status, headers: { 'content-type': 'application/json', 'x-request-id': newId() } });
  };
}
