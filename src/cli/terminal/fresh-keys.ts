// The keys that are pressed after a question was shown, and by a person: what waited in the terminal, and what was pasted,
// never says yes to anything. Source: decision D49.
// A file of its own because the two manners of asking share it.
import { PassThrough } from 'node:stream';

/** A terminal to read from; only a terminal has a raw mode. */
export type KeySource = NodeJS.ReadableStream & { setRawMode?(isRaw: boolean): unknown };

interface Terminal {
  readonly input: KeySource;
  readonly output: NodeJS.WritableStream;
  /** Whether the terminal can be asked to mark what is pasted. */
  readonly marksPastes: boolean;
}

/** Time for the terminal to hand over what waits in it. */
const HAND_OVER_MS = 20;
/** Nobody presses two keys within so short a time; what comes together was pasted, or sent by a program. */
const TOGETHER_MS = 25;

const CTRL_C = '\u0003';
const MARK_PASTES = '\u001b[?2004h';
const MARK_NO_PASTES = '\u001b[?2004l';
const PASTE_BEGINS = '\u001b[200~';
const PASTE_ENDS = '\u001b[201~';

/** @param ask - reads the answer from `keys`, and calls `shown` as soon as its question is shown */
export async function withFreshKeys<T>(
  { input, output, marksPastes }: Terminal,
  ask: (keys: KeySource, shown: () => void) => Promise<T>,
): Promise<T> {
  const gate = createGate();
  const take = (chunk: Buffer | string): void => {
    gate.take(chunk.toString());
  };
  const end = (): void => void gate.keys.end();
  input.setRawMode?.(true);
  input.on('data', take).once('end', end).resume();
  try {
    await new Promise((resolve) => setTimeout(resolve, HAND_OVER_MS));
    if (marksPastes) output.write(MARK_PASTES);
    const keys = Object.assign(gate.keys, { setRawMode: (isRaw: boolean) => input.setRawMode?.(isRaw) });
    // Between two turns of the event loop everything is read that was there when the question was shown.
    return await ask(keys, () => setImmediate(() => setImmediate(gate.open)));
  } finally {
    gate.close();
    input.off('data', take).off('end', end).pause();
    input.setRawMode?.(false);
    if (marksPastes) output.write(MARK_NO_PASTES);
  }
}

/** Lets keys through once it is open. Ctrl-C gets through whatever stands around it: it is never a yes. */
function createGate() {
  const keys = new PassThrough();
  let isOpen = false;
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  const letThrough = (): void => {
    if (held.includes(CTRL_C)) keys.write(CTRL_C);
    else {
      const typed = withoutPastes(held);
      // The rest of the paste is still to come.
      if (typed === undefined) return;
      if (typed !== '' && !hasMoreThanOneLine(typed)) keys.write(typed);
    }
    held = '';
  };
  return {
    keys,
    take: (text: string): void => {
      if (!isOpen) {
        if (text.includes(CTRL_C)) held = CTRL_C;
        return;
      }
      held += text;
      clearTimeout(timer);
      timer = setTimeout(letThrough, TOGETHER_MS);
    },
    open: (): void => {
      isOpen = true;
      letThrough();
    },
    close: (): void => {
      clearTimeout(timer);
    },
  };
}

/** @returns undefined when a paste has begun and not ended */
function withoutPastes(text: string): string | undefined {
  const [before = '', ...pastes] = text.split(PASTE_BEGINS);
  const behind = pastes.map((paste) => paste.split(PASTE_ENDS).slice(1).join(''));
  return pastes.every((paste) => paste.includes(PASTE_ENDS)) ? [before, ...behind].join('') : undefined;
}

function hasMoreThanOneLine(text: string): boolean {
  return /[\r\n]./s.test(text.replaceAll('\r\n', '\n'));
}
