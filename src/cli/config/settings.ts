// Which mode, place, key and manners a run has: flag before environment before profile before default. Pure.
import { UsageError } from '../errors/errors.js';
import { didYouMean } from '../errors/suggest.js';
import {
  MODES,
  NO_CONFIG,
  checkValue,
  timeoutMsOf,
  type Config,
  type KeyStore,
  type Mode,
  type Profile,
  type ProfileKey,
} from './config-file.js';

/** Rows of a batch that are under way together, unless the user says. */
export const ROWS_AT_ONCE = 4;
/** The same in the sandbox: nobody's server is burdened, and the rows share one durable commit. */
export const SANDBOX_ROWS_AT_ONCE = 64;

/** The flags that every command takes, as commander names them. */
export interface GlobalFlags {
  readonly mode?: string;
  readonly profile?: string;
  readonly locale?: string;
  readonly json?: boolean;
  readonly jq?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False after --no-color. */
  readonly color?: boolean;
  readonly apiKeyFile?: string;
  /** False after --no-input. */
  readonly input?: boolean;
}

export interface Settings {
  readonly mode: Mode;
  /** The profile in use, by name. */
  readonly profile?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  /** Whether questions may be asked, if there is somebody to ask. */
  readonly input: boolean;
  /** For one attempt at a request; absent: the client's own. */
  readonly timeoutMs?: number;
  /** Attempts after the first; absent: the client's own. */
  readonly maxRetries?: number;
  /** How amounts are grouped for reading; absent: not at all. */
  readonly locale?: string;
  /** Used by live mode only, and before the environment's key. */
  readonly apiKeyFile?: string;
  readonly apiKey?: string;
  /** Where the profile's key is kept: used when there is no other. */
  readonly storedKey?: { readonly profile: string; readonly store: KeyStore };
  readonly baseUrl: string;
}

/** A value and where it came from, in words: "--mode", "SCRIP_MODE", "profile work", "default". */
export interface Origin {
  readonly value: string | undefined;
  readonly origin: string;
}

const DEFAULTS: Readonly<Partial<Record<ProfileKey, string>>> = { mode: 'sandbox', base_url: 'https://api.scrip.dev' };

const VARIABLES: Readonly<Record<ProfileKey, string>> = {
  mode: 'SCRIP_MODE',
  base_url: 'SCRIP_BASE_URL',
  locale: 'SCRIP_LOCALE',
  timeout: 'SCRIP_TIMEOUT',
};

/** @throws UsageError naming the flag, the variable or the profile that is wrong */
export function resolveSettings(flags: GlobalFlags, env: Environment, config: Config = NO_CONFIG): Settings {
  return settingsFor(flags, env, chooseProfile(flags, env, config));
}

/**
 * The settings of the `sandbox` commands: they never leave this machine, whatever the environment says.
 *
 * @throws UsageError when --mode asks for something else
 */
export function resolveSandboxSettings(flags: GlobalFlags, env: Environment): Settings {
  if ((flags.mode ?? 'sandbox') !== 'sandbox') {
    throw new UsageError(
      `--mode ${flags.mode ?? ''}: the sandbox commands work on the sandbox only`,
      'leave --mode out',
    );
  }
  return settingsFor({ ...flags, mode: 'sandbox' }, env, undefined);
}

/** The manners of a run (colour, JSON and so on), wherever it goes: for commands that make or list profiles. */
export function resolveManners(flags: GlobalFlags, env: Environment): Settings {
  return settingsFor({ ...flags, mode: 'sandbox' }, { ...env, SCRIP_BASE_URL: '' }, undefined);
}

/** A profile with its name. */
interface ChosenProfile {
  readonly name: string;
  readonly origin: string;
  readonly profile: Profile;
}

/** @throws UsageError when the profile that is asked for does not exist */
export function chooseProfile(flags: GlobalFlags, env: Environment, config: Config): ChosenProfile | undefined {
  const [name, origin] = firstOf([
    [flags.profile, '--profile'],
    [given(env.SCRIP_PROFILE), 'SCRIP_PROFILE'],
    [config.profile, 'config.json'],
  ]);
  if (name === undefined) return undefined;
  const profile = Object.hasOwn(config.profiles, name) ? config.profiles[name] : undefined;
  if (profile !== undefined) return { name, origin, profile };
  const known = Object.keys(config.profiles);
  const meant = didYouMean(name, known);
  const others = known.length === 0 ? 'There are no profiles yet.' : `There are ${known.join(', ')}.`;
  throw new UsageError(
    `${origin}: there is no profile ${name}`,
    `${meant ?? others} scrip auth login --profile makes a new one`,
  );
}

/** Where the value of a key comes from. */
export function originOf(
  key: ProfileKey,
  flags: GlobalFlags,
  env: Environment,
  chosen: ChosenProfile | undefined,
): Origin {
  const [value, origin] = firstOf([
    [key === 'mode' ? flags.mode : key === 'locale' ? flags.locale : undefined, `--${key}`],
    [given(env[VARIABLES[key]]), VARIABLES[key]],
    [chosen?.profile[key], `profile ${chosen?.name ?? ''}`],
    [DEFAULTS[key], 'default'],
  ]);
  return { value, origin: value === undefined ? 'not set' : origin };
}

function firstOf(
  ways: readonly (readonly [value: string | undefined, origin: string])[],
): readonly [string | undefined, string] {
  return ways.find(([value]) => value !== undefined) ?? [undefined, ''];
}

/** Whether questions may be asked, if there is somebody to ask. */
export function mayAsk(flags: GlobalFlags, env: Environment): boolean {
  return flags.input !== false && given(env.CI) === undefined;
}

function settingsFor(flags: GlobalFlags, env: Environment, chosen: ChosenProfile | undefined): Settings {
  const read = (key: ProfileKey): string | undefined => {
    const { value, origin } = originOf(key, flags, env, chosen);
    // Whether a base URL will do is said by what uses it; the sandbox does not.
    const problem = value === undefined || key === 'base_url' ? undefined : checkValue(key, value);
    if (problem === undefined) return value;
    const hint = key === 'mode' ? 'use sandbox, live or offline' : 'correct it or leave it out';
    throw new UsageError(`${origin}${origin.startsWith('--') ? ' ' : '='}${value ?? ''}: ${problem}`, hint);
  };
  const apiKey = given(env.SCRIP_API_KEY?.trim());
  const [locale, timeout] = [read('locale'), read('timeout')];
  const timeoutMs = timeout === undefined ? undefined : timeoutMsOf(timeout);
  const maxRetries = readRetries(given(env.SCRIP_MAX_RETRIES));
  const store = chosen?.profile.key?.store;
  return {
    mode: MODES.find((mode) => mode === read('mode')) ?? 'sandbox',
    json: flags.json === true || flags.jq !== undefined,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    color: flags.color !== false,
    input: mayAsk(flags, env),
    baseUrl: read('base_url') ?? '',
    ...(chosen !== undefined && { profile: chosen.name }),
    ...(locale !== undefined && { locale }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxRetries !== undefined && { maxRetries }),
    ...(flags.apiKeyFile !== undefined && { apiKeyFile: flags.apiKeyFile }),
    ...(apiKey !== undefined && { apiKey }),
    ...(chosen !== undefined && store !== undefined && { storedKey: { profile: chosen.name, store } }),
  };
}

/** Of the environment alone: it is for a run in which something is to be seen, not a manner to keep in a profile. */
function readRetries(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^([0-9]|10)$/.test(text)) return parseInt(text, 10);
  throw new UsageError(`SCRIP_MAX_RETRIES=${text}: not a whole number from 0 to 10`, 'correct it or leave it out');
}

/** An empty variable counts as one that is not set. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

// The process's environment variables, as a value that is handed around.
export type Environment = Readonly<Record<string, string | undefined>>;
