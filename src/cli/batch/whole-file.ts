// A file of a batch on disk that is whole or not there: written beside its place, synced, and renamed.
import { randomBytes } from 'node:crypto';
import { promises, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

interface Writing {
  /** The file whose privacy it has; a file that is replaced keeps its own where that is stricter. */
  readonly like?: string | undefined;
  /** Its owner's alone, whatever was there. */
  readonly isPrivate?: boolean;
  /** Gives up: the file is then as it was. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a file so that a reader sees the old one or the whole new one, whatever happens meanwhile. Two that write the
 * same file do not disturb each other: the last one wins. Between two chunks everything else goes on.
 *
 * @throws what the system says; the file is then as it was
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string>,
  { isPrivate = false, like, signal }: Writing = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${TEMPORARY}`);
  try {
    const file = await promises.open(temporary, 'wx', OWNER);
    try {
      await file.chmod(isPrivate ? OWNER : permissions(path, like));
      removeLeftovers(path, (await file.stat()).mtimeMs);
      await writeAll(file, chunks, signal);
      await file.sync();
    } finally {
      await file.close();
    }
    signal?.throwIfAborted();
    await promises.rename(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

const OWNER = 0o600;
const READ_AND_WRITE = 0o666;

/** What both files let others do; what is not known to be open to others is its owner's alone. */
function permissions(path: string, like: string | undefined): number {
  const known = [path, like].flatMap((name) => {
    const found = name === undefined ? undefined : statSync(name, { throwIfNoEntry: false });
    return found?.isFile() === true ? [found.mode] : [];
  });
  const shared = known.length === 0 ? 0 : known.reduce((both, mode) => both & mode, READ_AND_WRITE);
  return shared | OWNER;
}

const TEMPORARY = '.tmp';
/** Nobody takes so long between two writes. */
const ABANDONED_MS = 3_600_000;

/** Files of writers that were killed; they would lie in a person's folder for ever. */
function removeLeftovers(path: string, nowMs: number): void {
  const [folder, start] = [dirname(path), `.${basename(path)}.`];
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith(TEMPORARY)) continue;
    const leftover = join(folder, name);
    if ((statSync(leftover, { throwIfNoEntry: false })?.mtimeMs ?? nowMs) < nowMs - ABANDONED_MS) {
      rmSync(leftover, { force: true });
    }
  }
}

/** Through one buffer: a new one for each chunk would fill the memory faster than it is cleared away. */
async function writeAll(
  file: promises.FileHandle,
  chunks: Iterable<string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let buffer = Buffer.alloc(64 * 1024);
  for (const chunk of chunks) {
    signal?.throwIfAborted();
    const length = Buffer.byteLength(chunk);
    if (length > buffer.length) buffer = Buffer.alloc(length * 2);
    buffer.write(chunk);
    for (let at = 0; at < length;) at += (await file.write(buffer, at, length - at)).bytesWritten;
  }
}

/** Makes the new name durable; where folders cannot be synced, the name is what the file system makes of it. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await promises.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // The file itself is synced, and the journal can write it again.
  }
}
