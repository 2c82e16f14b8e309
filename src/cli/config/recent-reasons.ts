// Reasons that were typed on this machine before, to be offered again. A convenience: losing them costs nothing.
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

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
