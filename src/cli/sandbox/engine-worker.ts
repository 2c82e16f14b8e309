// The thread that a served engine runs in, so that requests are read and answers written while it works and waits for the
// disk. A program of its own; serve.ts starts it. A file of its own because it runs as a thread beside the server.
import { parentPort, workerData } from 'node:worker_threads';
import { createLocalEngine, type ServedAnswer, type ServedRequest } from '../../local-engine/index.js';

/** What the thread opens. */
export interface EngineThreadData {
  readonly path: string;
  readonly apiKey: string;
  readonly rateLimit: boolean;
  readonly checkpointPages: number;
}

/** What the thread is asked, and what it answers: as many at a time as there are. */
export type Asked = readonly (readonly [id: number, request: ServedRequest])[] | 'stop';
export type Told =
  | { readonly ready: true }
  | { readonly closed: true }
  | { readonly answers: readonly (readonly [id: number, answer: ServedAnswer])[] }
  | { readonly bug: Pick<Error, 'message' | 'stack'> };

function serve({ apiKey, checkpointPages, path, rateLimit }: EngineThreadData): void {
  const tell = (told: Told): void => parentPort?.postMessage(told);
  const engine = createLocalEngine({
    ...{ path, apiKey, settings: { rateLimit, checkpointPages } },
    onBug: (error) => {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      tell({ bug: { message, ...(stack !== undefined && { stack }) } });
    },
  });
  let answers: [number, ServedAnswer][] = [];
  const add = (id: number, answer: ServedAnswer): void => {
    // What is committed together is answered together.
    if (answers.length === 0) {
      setImmediate(() => {
        tell({ answers });
        answers = [];
      });
    }
    answers.push([id, answer]);
  };
  parentPort?.on('message', (asked: Asked) => {
    if (asked === 'stop') {
      engine.close();
      tell({ closed: true });
      return;
    }
    for (const [id, request] of asked) {
      void engine.answer(request).then((answer) => {
        add(id, answer);
      });
    }
  });
  tell({ ready: true });
}

serve(workerData as EngineThreadData);
