// Processes at the same time, one request after another: who is next is drawn, so that a script always plays the same.
// A file of its own because it knows nothing of what the processes do.
import { randomFrom } from '../../support/random.mjs';

export interface Turns {
  /** Waits until every process waits or has ended, and this one is drawn; then does the work. */
  take<T>(process: number, work: () => Promise<T>): Promise<T>;
  end(process: number): void;
}

export function createTurns(processes: number, seed: number): Turns {
  const random = randomFrom(seed);
  const waiting: (() => void)[][] = Array.from({ length: processes }, () => []);
  const ended = new Set<number>();
  let isTaken = false;
  const next = (): void => {
    const live = waiting.filter((_, process) => !ended.has(process));
    if (isTaken || live.length === 0 || live.some((each) => each.length === 0)) return;
    isTaken = true;
    live[Math.floor(random() * live.length)]?.shift()?.();
  };
  /** What follows from an answer comes before the next turn. */
  const later = (): void => {
    setImmediate(() => {
      isTaken = false;
      next();
    });
  };
  return {
    take: async (process, work) => {
      await new Promise<void>((resolve) => {
        waiting[process]?.push(resolve);
        next();
      });
      return work().finally(later);
    },
    end: (process) => {
      ended.add(process);
      next();
    },
  };
}
