// Where snapshots lie: files in a folder beside the database, or in memory beside one that is in memory itself.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StorageError } from './storage-error.js';

export type SnapshotErrorCode = 'missing' | 'taken' | 'unusable';

/** An expected no about a snapshot; nothing has changed. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotError';
    this.code = code;
  }
}

export interface SnapshotShelf {
  readonly names: () => string[];
  /** Keeps what `write` writes into an empty file. @throws SnapshotError taken */
  readonly put: (
    name: string,
    options: { readonly replace: boolean; readonly nowMs: number },
    write: (path: string) => void,
  ) => void;
  /** @throws SnapshotError missing */
  readonly about: (name: string) => { readonly savedAt: number; readonly bytes: number };
  /** Runs `work` on the file of a snapshot. @throws SnapshotError missing */
  readonly withFile: <T>(name: string, work: (path: string) => T) => T;
  /** @throws SnapshotError missing */
  readonly remove: (name: string) => void;
}

/** Names are file names on every system: no path, nothing hidden. */
export const SNAPSHOT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const missing = (name: string): SnapshotError => new SnapshotError('missing', `there is no snapshot ${name}`);
const taken = (name: string): SnapshotError => new SnapshotError('taken', `there is a snapshot ${name} already`);

const SUFFIX = '.db';
/** Begins with a point, which no name does. */
const UNFINISHED = '.saving-';

/** @param folder - made when the first snapshot is saved */
export function folderShelf(folder: string): SnapshotShelf {
  const fileOf = (name: string): string => join(folder, `${name}${SUFFIX}`);
  const found = (name: string): string => {
    if (!existsSync(fileOf(name))) throw missing(name);
    return fileOf(name);
  };
  return {
    names: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((file) => file.endsWith(SUFFIX))
        .map((file) => file.slice(0, -SUFFIX.length))
        .filter((name) => SNAPSHOT_NAME.test(name))
        .sort(),
    put: (name, { replace, nowMs }, write) => {
      if (!replace && existsSync(fileOf(name))) throw taken(name);
      // In a folder of its own, because SQLite makes a helper file beside it.
      const workshop = newWorkshop(folder);
      try {
        const path = join(workshop, 'snapshot.db');
        closeSync(openSync(path, 'wx', 0o600));
        write(path);
        utimesSync(path, nowMs / 1000, nowMs / 1000);
        sync(path);
        if (replace) renameSync(path, fileOf(name));
        else moveToFreeName(path, fileOf(name), name);
        sync(folder);
      } finally {
        rmSync(workshop, { recursive: true, force: true });
      }
    },
    about: (name) => {
      const { mtimeMs, size } = statSync(found(name));
      return { savedAt: Math.round(mtimeMs), bytes: size };
    },
    withFile: (name, work) => work(found(name)),
    remove: (name) => {
      rmSync(found(name));
    },
  };
}

/** @throws StorageError when the folder cannot be made or written to */
function newWorkshop(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return mkdtempSync(join(folder, UNFINISHED));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      'read_only',
      `snapshots cannot be kept in ${folder}: ${why}`,
      'check the permissions of the folder',
      { cause: error },
    );
  }
}

/** A link, unlike a rename, never takes the place of a file that another process has put there meanwhile. */
function moveToFreeName(from: string, to: string, name: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw taken(name);
    // A file system without links.
    renameSync(from, to);
  }
}

function sync(path: string): void {
  try {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    // Some systems sync no folders, and no files that are open for reading only.
    if (!(error instanceof Error && 'code' in error && ['EPERM', 'EISDIR', 'EINVAL'].includes(String(error.code)))) {
      throw error;
    }
  }
}

/** For a database without a file: its snapshots end with it. SQLite needs a file for as long as it writes or reads one. */
export function memoryShelf(): SnapshotShelf {
  const kept = new Map<string, { bytes: Buffer; savedAt: number }>();
  const found = (name: string): { bytes: Buffer; savedAt: number } => {
    const snapshot = kept.get(name);
    if (snapshot === undefined) throw missing(name);
    return snapshot;
  };
  const inWorkshop = <T>(work: (path: string) => T): T => {
    const workshop = mkdtempSync(join(tmpdir(), 'scrip-snapshot-'));
    try {
      return work(join(workshop, 'snapshot.db'));
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
  };
  return {
    names: () => [...kept.keys()].sort(),
    put: (name, { replace, nowMs }, write) => {
      if (!replace && kept.has(name)) throw taken(name);
      inWorkshop((path) => {
        write(path);
        kept.set(name, { bytes: readFileSync(path), savedAt: nowMs });
      });
    },
    about: (name) => ({ savedAt: found(name).savedAt, bytes: found(name).bytes.length }),
    withFile: (name, work) => {
      const { bytes } = found(name);
      return inWorkshop((path) => {
        writeFileSync(path, bytes, { mode: 0o600 });
        return work(path);
      });
    },
    remove: (name) => {
      found(name);
      kept.delete(name);
    },
  };
}
