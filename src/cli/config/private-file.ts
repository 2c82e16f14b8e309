// Files for one person: read only when nobody else can, written whole and for their owner alone.
// A file of its own because files that only their owner may read need one careful writer.
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { KeyError, UsageError } from '../errors/errors.js';

const READABLE_BY_OTHERS = 0o077;

/** @returns undefined when there is no such file */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new UsageError(`${path} cannot be read: ${reason(error)}`, 'check the path and its permissions');
  }
}

/**
 * Reads a file that must be nobody else's, in a folder that must be nobody else's.
 *
 * @throws KeyError when others can read either
 */
export function readSecret(path: string, platform: NodeJS.Platform): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new KeyError(`${path} cannot be read: ${reason(error)}`, 'check the path and its permissions');
  }
  try {
    const folder = dirname(path);
    // Windows has no such bits; there the folder's own rules protect the file.
    if (platform !== 'win32') {
      if ((fstatSync(file).mode & READABLE_BY_OTHERS) !== 0) throw openToOthers(path, '600');
      if ((statSync(folder).mode & READABLE_BY_OTHERS) !== 0) throw openToOthers(folder, '700');
    }
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** Replaces a file so that it is the old one or the whole new one, and its owner's alone. */
export function writePrivate(path: string, text: string): void {
  const temporary = `${path}.new`;
  try {
    rmSync(temporary, { force: true });
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`${path} cannot be written: ${reason(error)}`, 'check the folder and its permissions');
  }
}

export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** What keeps a folder from being used; undefined when nothing does, or when it is still to be made. */
export function folderProblem(path: string): string | undefined {
  try {
    if (!statSync(path).isDirectory()) return 'this is not a folder';
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return isMissing(error) ? undefined : reason(error);
  }
}

function openToOthers(path: string, mode: string): KeyError {
  return new KeyError(`${path}: other users can read it, so the key in it is not used`, `chmod ${mode} ${path}`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// Reasons that were typed on this machine before, to be offered again. A convenience: losing them costs nothing.

const OFFERED = 5;

/** The newest first; none when there is no such file, or it is not one of ours. */
export function readRecentReasons(path: string): readonly string[] {
  try {
    const reasons: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(reasons)) return [];
    return reasons.filter((reason): reason is string => typeof reason === 'string').slice(0, OFFERED);
  } catch {
    return [];
  }
}

/** Puts a reason first. Nothing is said when it cannot be kept. */
export function keepRecentReason(path: string, reason: string): void {
  const reasons = [reason, ...readRecentReasons(path).filter((known) => known !== reason)].slice(0, OFFERED);
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(reasons, undefined, 2)}\n`, { mode: 0o600 });
    chmodSync(`${path}.new`, 0o600);
    renameSync(`${path}.new`, path);
  } catch {
    // The reversal is done; that its reason is not offered again is no reason to say anything.
  }
}
