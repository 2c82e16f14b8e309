// What config.json may say, read strictly: a slip in it must never send a reversal to the wrong place. Pure.
import { UsageError } from '../errors/errors.js';
import { didYouMean } from '../errors/suggest.js';

/** Settings under a name. Values are as they are typed in flags and variables. */
export interface Profile extends Partial<Readonly<Record<ProfileKey, string>>> {
  /** Where its API key is kept; the key itself never is in this file. */
  readonly key?: { readonly store: KeyStore };
}

export type KeyStore = 'keyring' | 'file';
const STORES: readonly string[] = ['keyring', 'file'] satisfies KeyStore[];

export interface Config {
  /** The profile that is used when nothing else names one. */
  readonly profile?: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

export const NO_CONFIG: Config = { profiles: {} };

/** A name that is safe as a file's name and in a command. */
export function isProfileName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name);
}

/**
 * Reads the text of config.json.
 *
 * @throws UsageError naming the file, the line, and what is wrong there
 */
export function parseConfig(text: string, path: string): Config {
  const wrong = createComplaint(text, path);
  const config = parseJson(text, path);
  if (!isObject(config)) throw wrong([], 'must be an object: {"profiles": {…}}');
  for (const name of Object.keys(config)) {
    if (name !== 'profile' && name !== 'profiles') throw wrong([name], unknownKey(name, ['profile', 'profiles']));
  }
  const { profile, profiles = {} } = config;
  if (!isObject(profiles)) throw wrong(['profiles'], 'must be an object with one entry for each profile');
  for (const [name, settings] of Object.entries(profiles)) checkProfile(name, settings, wrong);
  if (profile === undefined) return { profiles: profiles as Config['profiles'] };
  if (typeof profile !== 'string') throw wrong(['profile'], 'must be the name of a profile');
  if (!Object.hasOwn(profiles, profile)) throw wrong(['profile'], `names ${profile}, which is not among the profiles`);
  return { profile, profiles: profiles as Config['profiles'] };
}

export function formatConfig(config: Config): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

type Complain = (at: readonly string[], what: string) => UsageError;

function checkProfile(name: string, settings: unknown, wrong: Complain): void {
  const at = ['profiles', name];
  if (!isProfileName(name)) throw wrong(at, 'is no name: letters, digits, dot, dash and underscore, at most 64');
  if (!isObject(settings)) throw wrong(at, 'must be an object');
  for (const [key, value] of Object.entries(settings)) {
    if (key === 'key') checkStore([...at, key], value, wrong);
    else if (!isProfileKey(key)) throw wrong([...at, key], unknownKey(key, PROFILE_KEYS));
    else if (typeof value !== 'string') throw wrong([...at, key], 'must be text in quotes');
    else {
      const problem = checkValue(key, value);
      if (problem !== undefined) throw wrong([...at, key], problem);
    }
  }
}

function checkStore(at: readonly string[], value: unknown, wrong: Complain): void {
  const isStore = isObject(value) && Object.keys(value).join() === 'store' && STORES.includes(String(value.store));
  if (!isStore) throw wrong(at, 'is written by scrip auth login: {"store": "keyring"} or {"store": "file"}');
}

export function isProfileKey(name: string): name is ProfileKey {
  return PROFILE_KEYS.some((key) => key === name);
}

function unknownKey(name: string, known: readonly string[]): string {
  const meant = didYouMean(name, known);
  return `is not a setting${meant === undefined ? `; known are ${known.join(', ')}` : `. ${meant}`}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const HINT = 'correct the file by hand, or move it away and start again; scrip changes nothing in it until then';

function createComplaint(text: string, path: string): Complain {
  return (at, what) => {
    // The first mention of each name behind that of the one around it.
    const index = at.reduce((from, name) => Math.max(from, text.indexOf(JSON.stringify(name), from)), 0);
    const { line, column } = placeOf(text, index);
    return new UsageError(`${path}, line ${line}, column ${column}: ${at.at(-1) ?? 'the file'} ${what}`, HINT);
  };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(message)?.[1];
    const { line, column } = placeOf(text, at === undefined ? text.length : parseInt(at, 10));
    const what = message.replace(/,? (\.\.\.|in JSON at position).*$/s, '').toLowerCase();
    throw new UsageError(`${path}, line ${line}, column ${column}: this is not JSON (${what})`, HINT);
  }
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

// What can be set in a profile, and what its values may look like. Pure.

export const PROFILE_KEYS = ['mode', 'base_url', 'locale', 'timeout'] as const;
export type ProfileKey = (typeof PROFILE_KEYS)[number];

/** Where commands run. What a mode means is decided in compose.ts. */
export const MODES = ['sandbox', 'live', 'offline'] as const;
export type Mode = (typeof MODES)[number];

const CHECKS: Readonly<Record<ProfileKey, (value: string) => string | undefined>> = {
  mode: (value) => (MODES.some((mode) => mode === value) ? undefined : 'there is no such mode'),
  base_url: (value) => {
    if (!URL.canParse(value)) return 'not a URL such as https://api.scrip.dev';
    const { protocol, hostname, username, search, hash } = new URL(value);
    if (username !== '' || search !== '' || hash !== '')
      return 'must be a plain address, without user, query or fragment';
    if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return undefined;
    return 'must begin with https:// (http:// is for loopback addresses only)';
  },
  locale: (value) => {
    try {
      return Intl.getCanonicalLocales(value).length === 1 ? undefined : 'not a language tag such as de-CH';
    } catch {
      return 'not a language tag such as de-CH';
    }
  },
  timeout: (value) => (timeoutMsOf(value) === undefined ? 'not a number of seconds such as 30 or 0.5' : undefined),
};

/** @returns what is wrong with a value, or undefined */
export function checkValue(key: ProfileKey, value: string): string | undefined {
  return CHECKS[key](value);
}

/** Milliseconds of "30" or "0.5" seconds; undefined for anything else, and for none at all. */
export function timeoutMsOf(text: string): number | undefined {
  const timeoutMs = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Math.round(+text * 1000) : 0;
  return timeoutMs > 0 ? timeoutMs : undefined;
}

/** Names of this machine, as a URL has them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

// An object with one field less.

export function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) as Omit<T, K>;
}
