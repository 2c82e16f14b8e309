// `scrip auth status` and `logout`: which keys there are, and forgetting one.
import type { Command } from 'commander';
import type { Config, Profile } from '../config/config-file.js';
import { maskedKey } from '../config/key-vault.js';
import { originOf, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { GuardError, KeyError } from '../errors.js';
import { without } from '../config/without.js';
import { counted } from '../ui/counted.js';
import { openScreen } from '../ui/screen.js';
import { table } from '../ui/table.js';
import { visible } from '../ui/visible.js';
import { profileNameOf } from './auth-login.js';

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
  const screen = await openScreen(ctx.io, settings, ctx.env);
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
  const fromEnvironment = ctx.env.SCRIP_API_KEY?.trim();
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
  const screen = await openScreen(ctx.io, settings, ctx.env);
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
