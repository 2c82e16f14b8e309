export const ENTER: string;
export const DOWN: string;
export const CTRL_C: string;
export const BACKSPACE: string;

export interface TerminalSession {
  /** Waits until this is shown, counted from where the last wait ended. */
  shows(text: string): Promise<void>;
  type(...keys: string[]): void;
  /** Everything shown so far, without colours and moves of the cursor. */
  screen(): string;
  /** The exit code. */
  ended(): Promise<number>;
}

/** Starts `scrip …` on a terminal of so many columns. */
export function openSession(
  argv: readonly string[],
  options: { env: Readonly<Record<string, string>>; columns?: number },
): TerminalSession;
