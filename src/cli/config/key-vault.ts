// API keys of profiles: in the keyring of the system where there is one, else in a file of one's own.
import { KeyError } from '../errors.js';
import type { KeyStore } from './config-file.js';

/** A key and the only place it may be sent to. */
export interface StoredKey {
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

export interface KeyFiles {
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
