// What each fault does to one request: whether it is done, and what of its answer arrives.
// A file of its own because a pack of faults is added here and nowhere else.
import type { Fault, FaultPack } from '../ledger/faults.js';
import { errorAnswer, type WireAnswer } from './answer.js';

/** The error of the platform's fetch when a connection is closed before the answer is complete. */
export class ConnectionLost extends TypeError {
  constructor(message: 'fetch failed' | 'terminated', pack: FaultPack) {
    const cause = Object.assign(new Error(`the connection was closed, as the fault ${pack} asks`), {
      // The platform's code for an open connection that is lost: the caller cannot know whether the request was done.
      code: 'UND_ERR_SOCKET',
    });
    super(message, { cause });
  }
}

/** There will be no answer: the fetch rejects with this reason. */
export class NoAnswer extends Error {
  constructor(readonly reason: unknown) {
    super('no answer');
  }
}

/** @param run - does the request and gives its answer, also when that is a refusal; never rejects */
type Pack = (
  run: () => Promise<WireAnswer>,
  fault: Fault,
  request: { readonly signal?: AbortSignal | undefined },
) => WireAnswer | Promise<WireAnswer>;

/** `satisfies` makes a pack without an entry here a compile error. */
const PACKS = {
  'commit-then-drop': async (run, { pack }) => {
    await run();
    return drop(pack);
  },
  'drop-before-commit': (_run, { pack }) => drop(pack),
  'http-429': (_run, { pack }) => ({
    ...errorAnswer('too_many_requests', `nothing of this request was done, as the fault ${pack} asks`),
    headers: { 'retry-after': '1' },
  }),
  'http-500-before': (_run, { pack }) =>
    errorAnswer('internal_error', `nothing of this request was done, as the fault ${pack} asks`),
  'http-500-after': async (run, { pack }) => {
    await run();
    return errorAnswer('internal_error', `this request was done and its answer lost, as the fault ${pack} asks`);
  },
  slow: async (run, { delayMs }, { signal }) => {
    // The request is done before the wait: a caller that stops waiting cannot conclude that nothing happened.
    const answer = await run();
    await wait(delayMs, signal);
    return answer;
  },
  'truncated-body': async (run) => ({ ...(await run()), breaksOff: true }),
  'malformed-json': async (run) => ({
    ...(await run()),
    text: '{"this":"is not JSON, as the fault malformed-json asks",',
  }),
} as const satisfies Record<FaultPack, Pack>;

/** Runs a request under a fault, or normally when there is none. */
export function underFault(
  fault: Fault | undefined,
  run: () => Promise<WireAnswer>,
  request: { readonly signal?: AbortSignal | undefined },
): WireAnswer | Promise<WireAnswer> {
  if (fault === undefined) return run();
  const pack: Pack = PACKS[fault.pack];
  return pack(run, fault, request);
}

function drop(pack: FaultPack): never {
  throw new NoAnswer(new ConnectionLost('fetch failed', pack));
}

/** Ends early when the caller aborts. */
function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new NoAnswer(signal?.reason));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
