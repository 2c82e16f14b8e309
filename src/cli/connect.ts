// What commands talk to, opened over any host: the API over the network, or the engine in this process.
import { SANDBOX_KEY, SANDBOX_URL, controlSandbox, openEngine } from './engine.js';
import type { CliContext, ConfigStore, Host, Machine, SecretiveHost, Target, TargetOptions } from './context.js';
import { createKeyVault, keyMark, readKeyFile, type KeyVault } from './config/keys.js';
import { traceLine } from './terminal/safe-text.js';
import type { Pace, ResponseEvent, ScripClient, ScripClientOptions } from '../sdk/index.js';
import { dirname, join } from 'node:path';
import { configFile, dataFolder, keysFolder, sandboxFile } from './config/paths.js';
import { SANDBOX_ROWS_AT_ONCE, resolveSettings, type Settings } from './config/settings.js';
import { KeyError } from './errors/errors.js';
import { NO_CONFIG, formatConfig, isLoopback, parseConfig } from './config/config-file.js';

export async function openLive(host: SecretiveHost, settings: Settings, options: TargetOptions = {}): Promise<Target> {
  const { baseUrl } = settings;
  const apiKey = await findKey(host, settings);
  host.hide(apiKey);
  const { fetch, serverNowMs } = withServerClock(host);
  const api = { apiKey, baseUrl, fetch, timeoutMs: settings.timeoutMs, maxRetries: settings.maxRetries };
  const { client, pace } = await openClient(host, api, options, options.pace);
  const environment = `live ${oneSpelling(baseUrl)}`;
  const close = (): Promise<void> => Promise.resolve();
  return {
    mode: 'live',
    label: `live ${baseUrl}`,
    environment,
    baseUrl,
    client,
    ...(pace && { pace }),
    serverNowMs,
    keyMark: (salt) => keyMark(salt, apiKey),
    close,
  };
}

/** Reads the time in the answers as they pass: the clock of this machine may be wrong. Source: decision D50 */
function withServerClock({
  fetch,
  seams: { nowMs },
}: Host): Required<Pick<Target, 'serverNowMs'>> & Pick<Host, 'fetch'> {
  let aheadMs: number | undefined;
  return {
    serverNowMs: () => (aheadMs === undefined ? undefined : nowMs() + aheadMs),
    fetch: async (request) => {
      const response = await fetch(request);
      const theirsMs = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(theirsMs)) aheadMs = theirsMs - nowMs();
      return response;
    },
  };
}

/** The key of a live run: a file that was named, the environment's, or the one stored for the profile and its server. */
async function findKey(host: Host, { apiKeyFile, apiKey, storedKey, baseUrl }: Settings): Promise<string> {
  if (apiKeyFile !== undefined) return readKeyFile(apiKeyFile, host.platform);
  if (apiKey !== undefined) return apiKey;
  if (storedKey === undefined) {
    throw new KeyError(
      'live mode needs an API key',
      'store one with scrip auth login, or put it into SCRIP_API_KEY, or name a file that only you can read with --api-key-file',
    );
  }
  const { profile, store } = storedKey;
  const stored = await (await profileDoors(host).keys()).read(profile, store);
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
  host: Host,
  { timeoutMs, maxRetries }: Settings,
  options: TargetOptions,
): Promise<Target> {
  const engine = await openEngine(host, { seed: 'demo' }, options.trace !== undefined);
  const api = { apiKey: SANDBOX_KEY, baseUrl: SANDBOX_URL, send: engine.send, timeoutMs, maxRetries };
  // Without a rate of its own a sandbox runs as fast as it can.
  const paceAt = options.pace?.rate === undefined ? undefined : options.pace;
  const { client, pace } = await openClient(host, api, options, paceAt);
  const sandbox = controlSandbox(engine, 'demo');
  return {
    ...sandbox,
    mode: 'sandbox',
    // Never its path: what was done to a ledger that is gone counts for nothing. Source: decision D45.
    environment: `sandbox ${engine.ledgerId()}`,
    client,
    // The reversal is done by then: whatever goes wrong here says nothing about it.
    expiredBy: (journalEntryId) => {
      try {
        return engine.expiredBy(journalEntryId);
      } catch {
        return undefined;
      }
    },
    rowsAtOnce: SANDBOX_ROWS_AT_ONCE,
    ...(pace && { pace }),
  };
}

/** The same API under another spelling is the same environment; this machine has many names. Source: decision D45. */
export function oneSpelling(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  // A dot at the end of a name means the same name.
  url.hostname = isLoopback(url.hostname.replace(/\.$/, '')) ? 'localhost' : url.hostname.replace(/\.$/, '');
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
}

function tracer(trace: (line: string) => void): (event: ResponseEvent) => void {
  return (event) => {
    trace(traceLine(event));
  };
}

/** A client for whichever API, at a pace or without; the SDK is loaded only now. */
export async function openClient(
  host: Host,
  api: Pick<ScripClientOptions, 'apiKey' | 'baseUrl' | 'fetch' | 'maxRetries' | 'send' | 'timeoutMs'>,
  { trace }: TargetOptions,
  paceAt: TargetOptions['pace'],
): Promise<{ client: ScripClient; pace?: Pace }> {
  const { createPace, createScripClient } = await import('../sdk/index.js');
  const { monotonicMs, nowMs, sleep } = host.seams;
  const pace = paceAt && createPace({ nowMs, sleep, rate: paceAt.rate, ...(monotonicMs && { monotonicMs }) });
  const onResponse = trace && tracer(trace);
  const appInfo = { name: 'scrip-cli', version: host.version() };
  const client = createScripClient({ ...api, ...host.seams, appInfo, onResponse, pace });
  return { client, ...(pace && { pace }) };
}

// The doors to settings, config.json and keys, over any host. Files are read only when a command needs them.

export function profileDoors(host: Host): Pick<CliContext, 'settings' | 'config' | 'keys'> {
  const config: ConfigStore = {
    path: () => configFile(host.env),
    read: async () => {
      const path = await configFile(host.env);
      const text = host.readText(path);
      return text === undefined ? NO_CONFIG : parseConfig(text, path);
    },
    write: async (changed) => {
      const path = await configFile(host.env);
      host.makeFolder(dirname(path));
      host.writePrivate(path, formatConfig(changed));
    },
  };
  return {
    config,
    settings: async (flags) => resolveSettings(flags, host.env, await config.read()),
    keys: () => openVault(host),
  };
}

async function openVault(host: Host): Promise<KeyVault> {
  const folder = await keysFolder(host.env);
  const pathOf = (profile: string): string => join(folder, `${profile}.json`);
  return createKeyVault(await host.keyring(), {
    read: (profile) => host.readSecret(pathOf(profile)),
    write: (profile, text) => {
      host.makeFolder(folder);
      host.writePrivate(pathOf(profile), text);
    },
    remove: (profile) => {
      host.removeFile(pathOf(profile));
    },
  });
}

export function machineDoors(host: Host, openServer: Machine['openServer']): Machine {
  return {
    node: () => {
      const node = host.nodeVersion();
      return { node, isSupported: isSupported(node) };
    },
    sqlite: () => host.sqliteVersion(),
    places: async () => {
      const folders = new Set([await dataFolder(host.env), dirname(await configFile(host.env))]);
      return [...folders].map((path) => {
        const problem = host.folderProblem(path);
        return { path, ...(problem !== undefined && { problem }) };
      });
    },
    hasSandbox: async () => host.exists(await sandboxFile(host.env)),
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
