// A thread beside a server that copies the write-ahead log into the database, so that no request waits for it.
import { Worker } from 'node:worker_threads';

export interface Checkpointer {
  /** Resolves when the thread has closed the file. */
  readonly stop: () => Promise<void>;
}

/** @param path - the database, as the server has it open */
export function startCheckpointer(path: string): Checkpointer {
  if (path === ':memory:') return { stop: () => Promise.resolve() };
  const worker = new Worker(new URL('./checkpoint-worker.js', import.meta.url), { workerData: path });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  // Without the thread the server's own connection copies when the log has grown large: slower, and just as safe.
  worker.on('error', () => undefined);
  worker.unref();
  return {
    stop: () => {
      worker.ref();
      worker.postMessage('stop');
      return ended;
    },
  };
}
