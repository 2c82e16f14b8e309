// Which mode, key and manners a run has: flag before environment before default. Pure.
import { UsageError } from '../errors.js';
import type { Environment } from './environment.js';

const DEFAULT_BASE_URL = 'https://api.scrip.dev';

/** The flags that every command takes, as commander names them. */
export interface GlobalFlags {
  readonly mode?: string;
  readonly profile?: string;
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

/** Where commands run. What a mode means is decided in compose.ts. */
export const MODES = ['sandbox', 'live'] as const;
export type Mode = (typeof MODES)[number];
const DEFAULT_MODE: Mode = 'sandbox';
const NOT_YET: readonly string[] = ['offline'];

export interface Settings {
  readonly mode: Mode;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  /** Whether questions may be asked, if there is somebody to ask. */
  readonly input: boolean;
  /** For one attempt at a request; absent: the client's own. */
  readonly timeoutMs?: number;
  /** How amounts are grouped for reading; absent: not at all. */
  readonly locale?: string;
  /** Used by live mode only, and before the environment's key. */
  readonly apiKeyFile?: string;
  readonly apiKey?: string;
  readonly baseUrl: string;
}

/** @throws UsageError naming the flag or the variable that is wrong */
export function resolveSettings(flags: GlobalFlags, env: Environment): Settings {
  refuseProfile(flags, env);
  return settingsFor(flags, env, readMode(flags, env));
}

/**
 * The settings of the `sandbox` commands: they never leave this machine, whatever the environment says.
 *
 * @throws UsageError when --mode asks for something else
 */
export function resolveSandboxSettings(flags: GlobalFlags, env: Environment): Settings {
  if ((flags.mode ?? DEFAULT_MODE) !== DEFAULT_MODE) {
    throw new UsageError(
      `--mode ${flags.mode ?? ''}: the sandbox commands work on the sandbox only`,
      'leave --mode out',
    );
  }
  return settingsFor(flags, env, DEFAULT_MODE);
}

function settingsFor(flags: GlobalFlags, env: Environment, mode: Mode): Settings {
  const apiKey = given(env.SCRIP_API_KEY?.trim());
  return {
    mode,
    json: flags.json === true || flags.jq !== undefined,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    color: flags.color !== false,
    input: mayAsk(flags, env),
    ...timeoutOf(env),
    baseUrl: given(env.SCRIP_BASE_URL) ?? DEFAULT_BASE_URL,
    ...(flags.apiKeyFile !== undefined && { apiKeyFile: flags.apiKeyFile }),
    ...(apiKey !== undefined && { apiKey }),
  };
}

/** Whether questions may be asked, if there is somebody to ask. */
export function mayAsk(flags: GlobalFlags, env: Environment): boolean {
  return flags.input !== false && given(env.CI) === undefined;
}

function readMode(flags: GlobalFlags, env: Environment): Mode {
  const asked = flags.mode ?? given(env.SCRIP_MODE) ?? DEFAULT_MODE;
  const mode = MODES.find((known) => known === asked);
  if (mode !== undefined) return mode;
  const source = flags.mode === undefined ? `SCRIP_MODE=${asked}` : `--mode ${asked}`;
  const why = NOT_YET.includes(asked) ? `${asked} mode is not available yet` : 'there is no such mode';
  throw new UsageError(`${source}: ${why}`, `use ${MODES.join(' or ')}`);
}

/** A profile that is asked for and ignored could send a reversal to the wrong place. */
function refuseProfile(flags: GlobalFlags, env: Environment): void {
  const hint = 'choose with --mode, SCRIP_BASE_URL and SCRIP_API_KEY';
  if (flags.profile !== undefined) throw new UsageError('--profile: profiles are not available yet', hint);
  if (given(env.SCRIP_PROFILE) !== undefined) {
    throw new UsageError('SCRIP_PROFILE: profiles are not available yet', `unset it; ${hint}`);
  }
}

/** SCRIP_TIMEOUT: seconds that one attempt may take, its answer included. */
function timeoutOf(env: Environment): { timeoutMs?: number } {
  const text = given(env.SCRIP_TIMEOUT);
  if (text === undefined) return {};
  const timeoutMs = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Math.round(+text * 1000) : 0;
  if (timeoutMs > 0) return { timeoutMs };
  throw new UsageError(`SCRIP_TIMEOUT=${text}: not a number of seconds`, 'write seconds such as 30 or 0.5');
}

/** An empty variable counts as one that is not set. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
