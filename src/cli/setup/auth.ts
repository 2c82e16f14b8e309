// `scrip auth …`: API keys, kept for a profile and never shown.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { command, flag, notEmpty } from '../help/command.js';
import { checkValue, isProfileName, without, type Config, type Profile } from '../config/config-file.js';
import { maskedKey } from '../config/keys.js';
import { mayAsk, originOf, resolveManners, type GlobalFlags, type Settings } from '../config/settings.js';
import { AnsweredError, GuardError, KeyError, UsageError } from '../errors/errors.js';
import { openScreen } from '../terminal/screen.js';
import { factLines, safe, table } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import { counted } from '../terminal/words.js';

interface LoginFlags {
  readonly keyStdin?: boolean;
  readonly baseUrl?: string;
}

const loginCommand = command({
  name: 'login',
  summary: 'check an API key with the server and keep it for a profile',
  examples: [
    'auth login',
    'auth login --profile eu --base-url https://eu.example.com',
    'auth login --key-stdin < key.txt',
  ],
  flags: [
    flag('--key-stdin', 'read the key from standard input instead of asking for it'),
    flag('--base-url <url>', 'the server of this key (default: SCRIP_BASE_URL, else the live API)', notEmpty),
  ],
  run: (ctx, { flags, command }) => login(ctx, command, flags),
});

const logoutCommand = command({
  name: 'logout',
  summary: "forget a profile's key; its settings stay",
  examples: ['auth logout', 'auth logout --profile eu'],
  run: (ctx, { command }) => logout(ctx, command),
});

const statusCommand = command({
  name: 'status',
  summary: 'list the profiles, where each of them goes, and where its key is',
  examples: ['auth status', 'auth status --json'],
  run: (ctx, { command }) => status(ctx, command),
});

export const COMMANDS = [loginCommand, logoutCommand, statusCommand];

// `scrip auth login`: asks for a key, tries it, and keeps it where only this person gets at it.

export async function login(ctx: CliContext, command: Command, flags: LoginFlags): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const config = await ctx.config.read();
  const name = profileNameOf(ctx, globals, config);
  const known = Object.hasOwn(config.profiles, name) ? config.profiles[name] : undefined;
  const own = { ...resolveManners(globals, ctx.host.env), mode: 'live' as const };
  const baseUrl = flags.baseUrl ?? given(ctx.host.env.SCRIP_BASE_URL) ?? known?.base_url ?? own.baseUrl;
  const problem = checkValue('base_url', baseUrl);
  if (problem !== undefined) throw new UsageError(`${visible(baseUrl)}: ${problem}`, 'name the server with --base-url');

  const screen = await openScreen(ctx.io, own, ctx.host.env);
  screen.note(`profile ${name}, ${baseUrl}`);
  const apiKey = checked(await readKey(ctx, globals, flags));
  ctx.host.hide(apiKey);
  await tryKey(ctx, own, { apiKey, baseUrl });

  const { store, why } = await (await ctx.keys()).save(name, { apiKey, baseUrl });
  if (why !== undefined) screen.note(`kept in a file for you alone, because ${why}`);
  const profile = { mode: 'live', ...known, base_url: baseUrl, key: { store } };
  const active = config.profile ?? name;
  await ctx.config.write({ profile: active, profiles: { ...config.profiles, [name]: profile } });
  const answer = { profile: name, active: active === name, mode: profile.mode, base_url: baseUrl, store };
  screen.answer({ ...answer, key: maskedKey(apiKey) }, () =>
    factLines(
      safe([
        ['profile', `${name}${answer.active ? ', active' : `; choose it with --profile ${name}`}`],
        ['mode', profile.mode],
        ['server', baseUrl],
        ['key', `${maskedKey(apiKey)}, in ${store === 'keyring' ? 'the keyring' : 'a file'}`],
      ]),
      screen.paint,
      screen.width,
    ),
  );
}

/** The profile that is meant: one that is not there yet is made. */
export function profileNameOf(ctx: CliContext, { profile }: GlobalFlags, config: Config): string {
  const name = profile ?? given(ctx.host.env.SCRIP_PROFILE) ?? config.profile ?? 'default';
  if (isProfileName(name)) return name;
  throw new UsageError(
    `--profile ${visible(name)}: not a name for a profile`,
    'use letters, digits, dot, dash and underscore, at most 64',
  );
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

const LONGEST_KEY = 4096;

async function readKey(ctx: CliContext, globals: GlobalFlags, { keyStdin }: LoginFlags): Promise<string> {
  if (globals.apiKeyFile !== undefined) {
    throw new UsageError('--api-key-file is not for login', 'scrip auth login --key-stdin < the-file');
  }
  if (keyStdin !== true) {
    if (ctx.io.canAsk && mayAsk(globals, ctx.host.env)) return ctx.host.prompter.password('API key (not shown):');
    throw new UsageError('--key-stdin is missing: there is nobody to ask for the key', 'scrip auth login --key-stdin');
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of ctx.openInput('-').bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_KEY) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Nothing of what was typed is repeated: it may be a key with a slip in it. */
function checked(text: string): string {
  const key = text.trim();
  if (key !== '' && key.length < LONGEST_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new UsageError(
    key === '' ? 'no key was given; nothing was stored' : 'this is not one API key; nothing was stored',
    'a key is one word on one line, and begins with sk_',
  );
}

async function tryKey(ctx: CliContext, own: Settings, key: { apiKey: string; baseUrl: string }): Promise<void> {
  const target = await ctx.openTarget({ ...without(own, 'apiKeyFile'), ...key });
  try {
    const { error, response } = await target.client.api.GET('/v1/programs', {
      params: { query: { limit: 1 } },
      signal: ctx.host.interrupted,
    });
    if (response.ok) return;
    const { status } = response;
    if (status === 401 || status === 403) {
      throw new KeyError(
        `${key.baseUrl} does not accept this key (HTTP ${status}); nothing was stored`,
        'check that the key is whole, and that it belongs to this server',
      );
    }
    const { code, message } = (error ?? {}) as { code?: string; message?: string };
    throw new AnsweredError(status, code, message ?? `${key.baseUrl} answered ${status}; nothing was stored`);
  } finally {
    await target.close();
  }
}

// `scrip auth status` and `logout`: which keys there are, and forgetting one.

interface ListedProfile {
  readonly profile: string;
  readonly active: boolean;
  readonly mode: string;
  readonly base_url: string;
  /** Where it is, and enough of it to tell it from others; absent when there is none. */
  readonly key?: { readonly store: string; readonly shown?: string; readonly problem?: string };
}

export async function status(ctx: CliContext, command: Command): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const config = await ctx.config.read();
  const settings = await ctx.settings(globals);
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  const active = settings.profile ?? config.profile;
  const rows = await Promise.all(
    Object.entries(config.profiles).map(async ([name, profile]): Promise<ListedProfile> => {
      const chosen = { name, origin: '', profile };
      const valueOf = (key: 'mode' | 'base_url'): string => originOf(key, {}, {}, chosen).value ?? '';
      const key = await keyOf(ctx, name, profile);
      const listed = { profile: name, active: name === active, mode: valueOf('mode'), base_url: valueOf('base_url') };
      return { ...listed, ...(key !== undefined && { key }) };
    }),
  );
  const fromEnvironment = ctx.host.env.SCRIP_API_KEY?.trim();
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    screen.note(`SCRIP_API_KEY is set (${maskedKey(fromEnvironment)}) and comes before the keys of profiles`);
  }
  if (rows.length === 0) screen.note('there are no profiles yet; scrip auth login makes one');
  screen.answer({ data: rows }, () =>
    rows.length === 0 ? '' : table(COLUMNS, rows.map(toCells), screen.paint, screen.width),
  );
}

const COLUMNS = [
  { title: 'profile' },
  { title: 'active' },
  { title: 'mode' },
  { title: 'server' },
  { title: 'key' },
] as const;

function toCells({ profile, active, mode, base_url, key }: ListedProfile): string[] {
  const shown = key === undefined ? 'none' : `${key.shown ?? visible(key.problem ?? '')}, ${key.store}`;
  return [profile, active ? 'yes' : '', mode, visible(base_url), shown];
}

async function keyOf(ctx: CliContext, name: string, { key }: Profile): Promise<ListedProfile['key']> {
  if (key === undefined) return undefined;
  const { store } = key;
  try {
    const stored = await (await ctx.keys()).read(name, store);
    return stored === undefined ? { store, problem: 'gone' } : { store, shown: maskedKey(stored.apiKey) };
  } catch (error) {
    if (error instanceof KeyError) return { store, problem: error.message };
    throw error;
  }
}

export async function logout(ctx: CliContext, command: Command): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const config = await ctx.config.read();
  const settings = await ctx.settings(globals);
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  const name = profileNameOf(ctx, globals, config);
  const profile = config.profiles[name];
  const had = profile?.key !== undefined;
  const waiting = await ctx.countWaiting(name);
  if (waiting > 0) {
    throw new GuardError(
      'outbox_not_empty',
      `profile ${name} has ${counted(waiting, 'reversal')} in its outbox, which its key is needed for`,
      `scrip offline push --profile ${name} sends them, scrip offline discard takes one back`,
    );
  }
  if (profile?.key !== undefined) {
    await (await ctx.keys()).remove(name, profile.key.store);
    await ctx.config.write(withoutKey(config, name, profile));
  }
  screen.answer({ profile: name, logged_out: had }, () =>
    had ? `the key of profile ${name} is forgotten\n` : `profile ${name} had no key\n`,
  );
}

function withoutKey(config: Config, name: string, profile: Profile): Config {
  return { ...config, profiles: { ...config.profiles, [name]: without(profile, 'key') } };
}
