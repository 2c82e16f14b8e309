// What commands talk to, opened over any world: the API over the network, or the engine in this process.
import { SANDBOX_KEY, SANDBOX_URL, controlSandbox, openEngine } from './engine.js';
import type { HidingWorld, World } from './world.js';
import { createKeyVault, keyMark, readKeyFile, type KeyVault } from './config/keys.js';
import { traceLine } from './terminal/safe-text.js';
import type { Pace, ResponseEvent, ScripClient, ScripClientOptions } from '../sdk/index.js';
import { dirname, join } from 'node:path';
import { configFile, dataFolder, keysFolder, sandboxFile } from './config/paths.js';
import { SANDBOX_ROWS_AT_ONCE, resolveSettings, type Settings } from './config/settings.js';
import type { CliContext, ConfigStore, Machine, Target, TargetOptions } from './context.js';
import { KeyError } from './errors/errors.js';
import { NO_CONFIG, formatConfig, parseConfig } from './config/config-file.js';

export async function openLive(world: HidingWorld, settings: Settings, options: TargetOptions = {}): Promise<Target> {
  const { baseUrl } = settings;
  const apiKey = await findKey(world, settings);
  world.hide(apiKey);
  const api = { apiKey, baseUrl, fetch: world.fetch, timeoutMs: settings.timeoutMs, maxRetries: settings.maxRetries };
  const { client, pace } = await openClient(world, api, options, options.pace);
  const environment = `live ${oneSpelling(baseUrl)}`;
  const close = (): Promise<void> => Promise.resolve();
  return {
    mode: 'live',
    label: `live ${baseUrl}`,
    environment,
    baseUrl,
    client,
    ...(pace && { pace }),
    keyMark: (salt) => keyMark(salt, apiKey),
    close,
  };
}

/** The key of a live run: a file that was named, the environment's, or the one stored for the profile and its server. */
async function findKey(world: World, { apiKeyFile, apiKey, storedKey, baseUrl }: Settings): Promise<string> {
  if (apiKeyFile !== undefined) return readKeyFile(apiKeyFile, world.platform);
  if (apiKey !== undefined) return apiKey;
  if (storedKey === undefined) {
    throw new KeyError(
      'live mode needs an API key',
      'store one with scrip auth login, or put it into SCRIP_API_KEY, or name a file that only you can read with --api-key-file',
    );
  }
  const { profile, store } = storedKey;
  const stored = await (await profileDoors(world).keys()).read(profile, store);
  if (stored === undefined) {
    throw new KeyError(`the key of profile ${profile} is gone`, `scrip auth login --profile ${profile}`);
  }
  if (originOf(stored.baseUrl) !== originOf(baseUrl)) {
    throw new KeyError(
      `the key of profile ${profile} is for ${stored.baseUrl}, and is not sent to ${baseUrl}`,
      `leave SCRIP_BASE_URL out, or log in there under another name: scrip auth login --profile <name>`,
    );
  }
  return stored.apiKey;
}

function originOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl;
}

export async function openSandboxTarget(
  world: World,
  { timeoutMs, maxRetries }: Settings,
  options: TargetOptions,
): Promise<Target> {
  const engine = await openEngine(world, { seed: 'demo' }, options.trace !== undefined);
  const api = { apiKey: SANDBOX_KEY, baseUrl: SANDBOX_URL, send: engine.send, timeoutMs, maxRetries };
  // Without a rate of its own a sandbox runs as fast as it can.
  const paceAt = options.pace?.rate === undefined ? undefined : options.pace;
  const { client, pace } = await openClient(world, api, options, paceAt);
  const sandbox = controlSandbox(engine, 'demo');
  return {
    ...sandbox,
    mode: 'sandbox',
    environment: `sandbox ${world.realPath(engine.path)}`,
    client,
    rowsAtOnce: SANDBOX_ROWS_AT_ONCE,
    ...(pace && { pace }),
  };
}

/** The same API under another spelling is the same environment. */
export function oneSpelling(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const { origin, pathname } = new URL(baseUrl);
  return origin + pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
}

function tracer(trace: (line: string) => void): (event: ResponseEvent) => void {
  return (event) => {
    trace(traceLine(event));
  };
}

/** A client for whichever API, at a pace or without; the SDK is loaded only now. */
export async function openClient(
  world: World,
  api: Pick<ScripClientOptions, 'apiKey' | 'baseUrl' | 'fetch' | 'maxRetries' | 'send' | 'timeoutMs'>,
  { trace }: TargetOptions,
  paceAt: TargetOptions['pace'],
): Promise<{ client: ScripClient; pace?: Pace }> {
  const { createPace, createScripClient } = await import('../sdk/index.js');
  const { nowMs, sleep } = world.seams;
  const pace = paceAt && createPace({ nowMs, sleep, rate: paceAt.rate });
  const onResponse = trace && tracer(trace);
  const appInfo = { name: 'scrip-cli', version: world.version() };
  const client = createScripClient({ ...api, ...world.seams, appInfo, onResponse, pace });
  return { client, ...(pace && { pace }) };
}

// The doors to settings, config.json and keys, over any world. Files are read only when a command needs them.

export function profileDoors(world: World): Pick<CliContext, 'settings' | 'config' | 'keys'> {
  const config: ConfigStore = {
    path: () => configFile(world.env),
    read: async () => {
      const path = await configFile(world.env);
      const text = world.readText(path);
      return text === undefined ? NO_CONFIG : parseConfig(text, path);
    },
    write: async (changed) => {
      const path = await configFile(world.env);
      world.makeFolder(dirname(path));
      world.writePrivate(path, formatConfig(changed));
    },
  };
  return {
    config,
    settings: async (flags) => resolveSettings(flags, world.env, await config.read()),
    keys: () => openVault(world),
  };
}

async function openVault(world: World): Promise<KeyVault> {
  const folder = await keysFolder(world.env);
  const pathOf = (profile: string): string => join(folder, `${profile}.json`);
  return createKeyVault(await world.keyring(), {
    read: (profile) => world.readSecret(pathOf(profile)),
    write: (profile, text) => {
      world.makeFolder(folder);
      world.writePrivate(pathOf(profile), text);
    },
    remove: (profile) => {
      world.removeFile(pathOf(profile));
    },
  });
}

export function machineDoors(world: World, openServer: Machine['openServer']): Machine {
  return {
    node: () => {
      const node = world.nodeVersion();
      return { node, isSupported: isSupported(node) };
    },
    sqlite: () => world.sqliteVersion(),
    places: async () => {
      const folders = new Set([await dataFolder(world.env), dirname(await configFile(world.env))]);
      return [...folders].map((path) => {
        const problem = world.folderProblem(path);
        return { path, ...(problem !== undefined && { problem }) };
      });
    },
    hasSandbox: async () => world.exists(await sandboxFile(world.env)),
    openServer,
  };
}

/** Source: `engines` of package.json. */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version
    .replace(/^v/, '')
    .split('.')
    .map((part) => parseInt(part, 10));
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 14) || major > 22;
}
