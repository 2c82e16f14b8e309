// The system's keyring, in a process of its own: what it waits for (a locked keyring, a bus that is silent) must not hold
// up this one, and a native library can neither be stopped nor trusted with our memory.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { KeyringError, type Keyring } from './key-vault.js';

/** How long a keyring may take. */
const PATIENCE_MS = 3000;

interface Asked {
  readonly do: 'get' | 'set' | 'remove';
  readonly account: string;
  readonly secret?: string;
}

interface Answer {
  readonly secret?: string | null;
  readonly error?: string;
}

/** @param node - the program that runs the worker */
export function createKeyring(node: string): Keyring {
  const ask = (asked: Asked): Promise<Answer> => askWorker(node, asked);
  return {
    get: async (account) => (await ask({ do: 'get', account })).secret ?? undefined,
    set: async (account, secret) => {
      await ask({ do: 'set', account, secret });
    },
    remove: async (account) => {
      await ask({ do: 'remove', account });
    },
  };
}

/** What is asked and answered goes through pipes: arguments and variables can be seen by others. */
async function askWorker(node: string, asked: Asked): Promise<Answer> {
  const worker = spawn(node, [fileURLToPath(new URL('./keyring-worker.js', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const timer = setTimeout(() => worker.kill('SIGKILL'), PATIENCE_MS);
  let text = '';
  worker.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  worker.stdin.on('error', () => undefined);
  worker.stdin.end(JSON.stringify(asked));
  const ended = await new Promise<NodeJS.Signals | null>((resolve) => {
    worker.on('error', () => {
      resolve(null);
    });
    worker.on('close', (_code, signal) => {
      resolve(signal);
    });
  });
  clearTimeout(timer);
  if (ended === 'SIGKILL') throw new KeyringError(`the keyring did not answer within ${PATIENCE_MS / 1000} seconds`);
  const answer = parse(text);
  if (answer.error !== undefined) throw new KeyringError(answer.error);
  return answer;
}

function parse(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { error: 'the keyring could not be used' };
  }
}
