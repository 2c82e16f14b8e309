// The thread that copies the write-ahead log of a served sandbox into its file. A program of its own; serve.ts starts it.
// A file of its own because it runs as a thread beside the server.
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { loadDriver } from '../../local-engine/store/driver.js';

const EVERY_MS = 50;
/** Pages that are worth a sync: 4 MB. */
const LEAST_PAGES = 1000;

/** What the thread is told. */
export interface CheckpointerData {
  readonly path: string;
  /** The inode number of the file that the server has open. */
  readonly file: number;
}

/**
 * @returns ends it, and closes the file
 * @throws Error when another file has the name by now; its log was not touched
 */
function keepShort({ path, file }: CheckpointerData): () => void {
  const db = new (loadDriver())(path, { fileMustExist: true });
  // SQLite opens the log at the first read, so not before this check.
  if (statSync(path).ino !== file) throw new Error('the file was replaced');
  db.pragma('synchronous = FULL');
  const waitingPages = (): number => {
    const [{ log, checkpointed }] = db.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }];
    return log - checkpointed;
  };
  waitingPages(); // Opens the log now, while it is the log of this file.
  let seen = 0;
  const timer = setInterval(() => {
    const changed = statSync(`${path}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (changed === seen) return;
    seen = changed;
    // PASSIVE waits for nobody, and nobody waits for it.
    if (waitingPages() >= LEAST_PAGES) db.pragma('wal_checkpoint(PASSIVE)');
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    db.close();
  };
}

parentPort?.once('message', keepShort(workerData as CheckpointerData));
parentPort?.postMessage('opened');
