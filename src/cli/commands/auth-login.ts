// `scrip auth login`: asks for a key, tries it, and keeps it where only this person gets at it.
import type { Command } from 'commander';
import { isProfileName, type Config } from '../config/config-file.js';
import { maskedKey } from '../config/key-vault.js';
import { checkValue } from '../config/profile-keys.js';
import { mayAsk, resolveManners, type GlobalFlags, type Settings } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { AnsweredError, KeyError, UsageError } from '../errors.js';
import { without } from '../config/without.js';
import { openScreen } from '../ui/screen.js';
import { factLines } from '../ui/facts.js';
import { visible } from '../ui/visible.js';
import type { LoginFlags } from './auth.js';
import { safe } from './names.js';

export async function login(ctx: CliContext, command: Command, flags: LoginFlags): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const config = await ctx.config.read();
  const name = profileNameOf(ctx, globals, config);
  const known = Object.hasOwn(config.profiles, name) ? config.profiles[name] : undefined;
  const own = { ...resolveManners(globals, ctx.env), mode: 'live' as const };
  const baseUrl = flags.baseUrl ?? given(ctx.env.SCRIP_BASE_URL) ?? known?.base_url ?? own.baseUrl;
  const problem = checkValue('base_url', baseUrl);
  if (problem !== undefined) throw new UsageError(`${visible(baseUrl)}: ${problem}`, 'name the server with --base-url');

  const screen = await openScreen(ctx.io, own, ctx.env);
  screen.note(`profile ${name}, ${baseUrl}`);
  const apiKey = checked(await readKey(ctx, globals, flags));
  ctx.hide(apiKey);
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
  const name = profile ?? given(ctx.env.SCRIP_PROFILE) ?? config.profile ?? 'default';
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
    if (ctx.io.canAsk && mayAsk(globals, ctx.env)) return ctx.prompter.password('API key (not shown):');
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
      signal: ctx.interrupted,
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
