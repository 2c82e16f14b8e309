// A real terminal with the built program in it: a test types, waits for what is shown, and reads the exit code.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PTY = fileURLToPath(new URL('on-terminal.py', import.meta.url));
const BIN = fileURLToPath(new URL('../../bin/scrip.js', import.meta.url));

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';
export const BACKSPACE = '\u007f';

const PATIENCE_MS = 20_000;

/** Starts `scrip …` on a terminal of so many columns. */
export function openSession(argv, { env, columns = 80 }) {
  const child = spawn('python3', [PTY, String(columns), '50', process.execPath, BIN, ...argv], {
    env: { ...process.env, CI: '', TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let raw = '';
  let seen = 0;
  let wake = () => undefined;
  child.stdout.on('data', (chunk) => {
    raw += chunk.toString('utf8');
    wake();
  });
  const code = new Promise((resolve) => {
    child.on('close', (status) => {
      resolve(status ?? -1);
      wake();
    });
  });
  const screen = () => withoutEscapes(raw);
  return {
    screen,
    type: (...keys) => {
      child.stdin.write(keys.join(''));
    },
    ended: async () => {
      const end = await code;
      child.stdin.destroy();
      return end;
    },
    shows: async (text) => {
      const giveUp = Date.now() + PATIENCE_MS;
      for (;;) {
        const at = screen().indexOf(text, seen);
        if (at !== -1) {
          seen = at + text.length;
          return;
        }
        if (Date.now() > giveUp || child.exitCode !== null) {
          child.kill('SIGKILL');
          throw new Error(`the terminal never showed ${JSON.stringify(text)}; it showed:\n${screen()}`);
        }
        await new Promise((resolve) => {
          wake = resolve;
          setTimeout(resolve, 100);
        });
      }
    },
  };
}

function withoutEscapes(text) {
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
}
