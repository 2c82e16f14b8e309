// Runs one input and finds what an oracle cannot see from within: promises that nobody caught, and work without end.
import { Finding, wordsOf, type AnyTarget } from './target.js';

/** Processor time, because a machine that stands still is no fault of ours. */
const LONGEST_MS = 5000;

export interface Watch {
  readonly run: (input: unknown) => Promise<void>;
  readonly stop: () => void;
}

export function watched(target: AnyTarget): Watch {
  const lost: unknown[] = [];
  const onLost = (reason: unknown): void => void lost.push(reason);
  process.on('unhandledRejection', onLost);
  return {
    run: async (input) => {
      const began = performance.now();
      await target.run(input);
      // Unhandled rejections are told when the turn is over.
      await new Promise((resolve) => setImmediate(resolve));
      const [first] = lost.splice(0);
      if (first !== undefined) throw new Finding('a promise was rejected and nobody caught it', wordsOf(first));
      if (performance.now() - began > LONGEST_MS) await timeAgain(target, input);
    },
    stop: () => {
      target.stop?.();
      process.off('unhandledRejection', onLost);
    },
  };
}

async function timeAgain(target: AnyTarget, input: unknown): Promise<void> {
  const before = process.cpuUsage();
  await target.run(input);
  const { user } = process.cpuUsage(before);
  if (user > LONGEST_MS * 1000) throw new Finding(`it took more than ${LONGEST_MS} ms of processor time`);
}

/** What tells one failure from another: the words without what varies, and where it was thrown. */
export function signatureOf(error: unknown): string {
  const { message = String(error), stack = '' } = error instanceof Error ? error : {};
  const words = (message.split('\n')[0] ?? '').replaceAll(/"[^"]*"|[0-9a-f-]{8,}|\d+/g, '_').slice(0, 120);
  const at =
    stack.split('\n').find((line) => line.includes('/src/') || line.includes('/test/proof/fuzz/targets/')) ?? '';
  return `${words} ${at.replace(/^.*\//, '').replace(/\)$/, '')}`;
}
