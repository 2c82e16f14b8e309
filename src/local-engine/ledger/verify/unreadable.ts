// A replay that meets a value which cannot be read: rot or a strange hand has been there, and that is a finding.
import type { Replay } from './replay.js';

/**
 * Makes a replay go on where a value cannot be read, and tell of it. What SQLite itself says about the file is left to
 * the store.
 */
export function tolerant(replay: Replay): Replay {
  const unreadable: string[] = [];
  return {
    name: replay.name,
    feed: (entry) => {
      try {
        replay.feed(entry);
      } catch (error) {
        unreadable.push(`entry ${entry.row.id} (${entry.row.seq}) cannot be read: ${reasonOf(error)}`);
      }
    },
    finish: () => {
      try {
        return [...unreadable, ...replay.finish()];
      } catch (error) {
        return [...unreadable, `what is stored cannot be read: ${reasonOf(error)}`];
      }
    },
  };
}

/** Arithmetic and JSON throw these on what is no number and no JSON; anything else is not about the value. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return error.message;
  throw error;
}
