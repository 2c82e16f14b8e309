// API keys of profiles: in the keyring of the system where there is one, else in a file of one's own.
import { KeyError } from '../errors/errors.js';
import type { KeyStore } from './config-file.js';
import { fileURLToPath } from 'node:url';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';

/** A key and the only place it may be sent to. */
interface StoredKey {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** Why the keyring could not be used: none there, locked, or not answering. */
export class KeyringError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeyringError';
  }
}

/** The system's keyring; each call throws KeyringError. */
export interface Keyring {
  get(account: string): Promise<string | undefined>;
  set(account: string, secret: string): Promise<void>;
  remove(account: string): Promise<void>;
}

interface KeyFiles {
  read(profile: string): string | undefined;
  write(profile: string, text: string): void;
  remove(profile: string): void;
}

export interface KeyVault {
  /** @throws KeyError when it cannot be read, or others can read it too */
  read(profile: string, store: KeyStore): Promise<StoredKey | undefined>;
  /** @returns where it was put, and why not into the keyring */
  save(profile: string, key: StoredKey): Promise<{ readonly store: KeyStore; readonly why?: string }>;
  remove(profile: string, store: KeyStore): Promise<void>;
}

export function createKeyVault(keyring: Keyring, files: KeyFiles): KeyVault {
  return {
    read: async (profile, store) => {
      const text = store === 'file' ? files.read(profile) : await orKeyError(keyring.get(profile));
      return text === undefined ? undefined : parse(text, profile);
    },
    save: async (profile, { apiKey, baseUrl }) => {
      const text = JSON.stringify({ api_key: apiKey, base_url: baseUrl });
      try {
        await keyring.set(profile, text);
        // A store that forgets what it was given is no store.
        if ((await keyring.get(profile)) !== text) throw new KeyringError('the keyring does not keep what it is given');
        files.remove(profile);
        return { store: 'keyring' };
      } catch (error) {
        if (!(error instanceof KeyringError)) throw error;
        files.write(profile, `${text}\n`);
        return { store: 'file', why: error.message };
      }
    },
    remove: async (profile, store) => {
      files.remove(profile);
      if (store === 'keyring') await orKeyError(keyring.remove(profile));
    },
  };
}

function parse(text: string, profile: string): StoredKey {
  try {
    const { api_key, base_url } = JSON.parse(text) as Record<string, unknown>;
    if (typeof api_key === 'string' && typeof base_url === 'string') return { apiKey: api_key, baseUrl: base_url };
  } catch {
    // Said below without what is in it, which may be a key.
  }
  throw new KeyError(`the stored key of profile ${profile} is damaged`, `scrip auth login --profile ${profile}`);
}

async function orKeyError<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    const hint = 'unlock the keyring, or use SCRIP_API_KEY or --api-key-file';
    throw new KeyError(`the key could not be read: ${error.message}`, hint);
  }
}

/** "sk_…last4": enough to tell keys apart. Of a short or odd one, nothing. */
export function maskedKey(apiKey: string): string {
  return /^sk_.{12,}$/.test(apiKey) ? `sk_…${apiKey.slice(-4)}` : 'sk_…';
}

// The system's keyring, in a process of its own: what it waits for (a locked keyring, a bus that is silent) must not hold
// up this one, and a native library can neither be stopped nor trusted with our memory.

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
  // Late: loading it takes 2 ms, and most commands ask no keyring.
  const { spawn } = await import('node:child_process');
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
  const answer = parseAnswer(text);
  if (answer.error !== undefined) throw new KeyringError(answer.error);
  return answer;
}

function parseAnswer(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { error: 'the keyring could not be used' };
  }
}

// Reads an API key from a file that nobody else can read.

const READABLE_BY_OTHERS = 0o077;
/** A key is one short line; anything longer is another file. */
const LONGEST_KEY_FILE_BYTES = 4096;

/** @throws KeyError when the file cannot be read, is open to others, or does not hold one line */
export function readKeyFile(path: string, platform: NodeJS.Platform): string {
  const file = open(path);
  try {
    const { mode, size } = fstatSync(file);
    // Windows has no such bits; there the folder's own rules protect the file.
    if (platform !== 'win32' && (mode & READABLE_BY_OTHERS) !== 0) {
      throw new KeyError(`--api-key-file ${path}: other users can read this file`, `chmod 600 ${path}`);
    }
    const key = size > LONGEST_KEY_FILE_BYTES ? '' : readFileSync(file, 'utf8').trim();
    if (key === '' || /\s/.test(key)) {
      throw new KeyError(`--api-key-file ${path}: does not hold one API key`, 'write the key into it on one line');
    }
    return key;
  } catch (error) {
    throw error instanceof KeyError ? error : unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): KeyError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new KeyError(`--api-key-file ${path}: cannot be read (${why})`, 'name a file that holds the key', { cause });
}

// A mark of an API key: tells it again without telling it.

/** @param salt - random, kept beside the mark */
export function keyMark(salt: string, apiKey: string): string {
  return createHmac('sha256', salt).update(apiKey).digest('hex').slice(0, 32);
}
