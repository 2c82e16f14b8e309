// The order in which rows leave: that of the file, one at a time for each redemption. Memory does not grow with the file.
import type { OpenRow } from '../journal/types.js';

/** Rows looked ahead for one whose redemption is free. */
const WINDOW = 256;

export interface RowQueue {
  /** The next row whose redemption is free; its redemption is then busy. Undefined when there is none at the moment. */
  take(): OpenRow | undefined;
  /** The row is settled: its redemption is free again. */
  release(row: OpenRow): void;
  /** The row is to leave once more, before the later ones of its redemption. */
  putBack(row: OpenRow): void;
  /** The row is in doubt: later ones of its redemption do not leave in this run. */
  hold(row: OpenRow): void;
  /** Whether every row was taken or held back. */
  isEmpty(): boolean;
}

/**
 * @param load - the open rows after a position, in the order of the file
 * @param first - rows that leave before all of them
 */
export function createRowQueue(
  load: (afterSeq: number, limit: number) => readonly OpenRow[],
  first: readonly OpenRow[] = [],
): RowQueue {
  let rows: OpenRow[] = [...first];
  let loadedTo = 0;
  let isWhole = false;
  const busy = new Set<string>();
  const held = new Set<string>();

  const refill = (): void => {
    rows = rows.filter((row) => !held.has(idOf(row)));
    while (!isWhole && rows.length < WINDOW / 2) {
      const page = load(loadedTo, WINDOW);
      isWhole = page.length < WINDOW;
      loadedTo = page.at(-1)?.seq ?? loadedTo;
      rows.push(...page.filter((row) => !held.has(idOf(row))));
    }
  };
  return {
    take: () => {
      if (rows.length < WINDOW / 2 || held.size > 0) refill();
      const at = rows.findIndex((row) => !busy.has(idOf(row)));
      if (at === -1) return undefined;
      const [row] = rows.splice(at, 1);
      if (row !== undefined) busy.add(idOf(row));
      return row;
    },
    release: (row) => {
      busy.delete(idOf(row));
    },
    putBack: (row) => {
      busy.delete(idOf(row));
      rows.unshift(row);
    },
    hold: (row) => {
      busy.delete(idOf(row));
      held.add(idOf(row));
    },
    isEmpty: () => {
      refill();
      return rows.length === 0;
    },
  };
}

function idOf({ request }: OpenRow): string {
  return request.redemptionId.toLowerCase();
}
