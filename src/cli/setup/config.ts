// `scrip config …`: settings by profile, and where each value comes from.
// A file of its own because each group of commands is loaded when its name was typed.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { argument, command, flag } from '../help/command.js';
import { PROFILE_KEYS, checkValue, isProfileKey, without, type Config, type Profile } from '../config/config-file.js';
import { chooseProfile, originOf, resolveManners, type GlobalFlags, type Origin } from '../config/settings.js';
import { UsageError } from '../errors/errors.js';
import { factLines } from '../terminal/layout.js';
import { openScreen } from '../terminal/screen.js';
import { didYouMean } from '../errors/suggest.js';
import { visible } from '../terminal/safe-text.js';
import { profileNameOf } from './auth.js';

interface ConfigFlags {
  readonly showOrigin?: boolean;
}

const ORIGIN = flag('--show-origin', 'say where the value comes from');

export const COMMANDS = [
  command({
    name: 'get',
    summary: 'print the value that is in force',
    examples: ['config get mode', 'config get base_url --show-origin'],
    arguments: [argument('<key>', 'profile, mode, base_url, locale or timeout')],
    flags: [ORIGIN],
    run: (ctx, { args: [key], flags, command }) => getValue(ctx, command, key, flags),
  }),
  command({
    name: 'set',
    summary: 'set a value of a profile, or which profile is active',
    examples: ['config set locale de-CH', 'config set mode live --profile eu', 'config set profile eu'],
    arguments: [
      argument('<key>', 'profile, mode, base_url, locale or timeout'),
      argument('<value>', 'what it is to be'),
    ],
    run: (ctx, { args: [key, value], command }) => setValue(ctx, command, key, value),
  }),
  command({
    name: 'unset',
    summary: 'take a value out of a profile',
    examples: ['config unset locale', 'config unset profile   # no profile is active any more'],
    arguments: [argument('<key>', 'profile, mode, base_url, locale or timeout')],
    run: (ctx, { args: [key], command }) => setValue(ctx, command, key, undefined),
  }),
  command({
    name: 'list',
    summary: 'list every setting with the value that is in force',
    examples: ['config list --show-origin', 'config list --profile eu --json'],
    flags: [ORIGIN],
    run: (ctx, { flags, command }) => listValues(ctx, command, flags),
  }),
  command({
    name: 'path',
    summary: 'print where config.json is or would be',
    examples: ['config path'],
    run: (ctx, { command }) => tellPath(ctx, command),
  }),
];

// What the commands of `scrip config` do.

const KEYS = ['profile', ...PROFILE_KEYS] as const;

async function getValue(ctx: CliContext, command: Command, key: string, flags: ConfigFlags): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const screen = await openScreen(ctx.io, await ctx.settings(globals), ctx.host.env);
  const found = inForce(ctx, globals, await ctx.config.read(), requireKey(key));
  screen.answer({ key, ...found }, () => {
    const origin = flags.showOrigin === true ? `  (${found.origin})` : '';
    return `${visible(found.value ?? '')}${origin}\n`;
  });
}

async function listValues(ctx: CliContext, command: Command, flags: ConfigFlags): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const screen = await openScreen(ctx.io, await ctx.settings(globals), ctx.host.env);
  const config = await ctx.config.read();
  const rows = KEYS.map((key) => ({ key, ...inForce(ctx, globals, config, key) }));
  const path = await ctx.config.path();
  screen.answer({ path, data: rows }, () =>
    factLines(
      rows.map(({ key, value, origin }) => {
        const from = flags.showOrigin === true ? `  (${origin})` : '';
        return [key, `${visible(value ?? '-')}${from}`] as const;
      }),
      screen.paint,
      screen.width,
    ),
  );
  if (flags.showOrigin === true) screen.note(`profiles are in ${path}`);
}

/** Asks no profile, because a broken config.json is what it is asked about. */
async function tellPath(ctx: CliContext, command: Command): Promise<void> {
  const screen = await openScreen(
    ctx.io,
    resolveManners(command.optsWithGlobals<GlobalFlags>(), ctx.host.env),
    ctx.host.env,
  );
  const path = await ctx.config.path();
  screen.answer({ path }, () => `${path}\n`);
}

function inForce(ctx: CliContext, globals: GlobalFlags, config: Config, key: (typeof KEYS)[number]): Origin {
  const chosen = chooseProfile(globals, ctx.host.env, config);
  if (key !== 'profile') return originOf(key, globals, ctx.host.env, chosen);
  return { value: chosen?.name, origin: chosen?.origin ?? 'not set' };
}

/** @param value - undefined takes it out */
async function setValue(ctx: CliContext, command: Command, typed: string, value: string | undefined): Promise<void> {
  const globals = command.optsWithGlobals<GlobalFlags>();
  const key = requireKey(typed);
  // Read first: a file that is damaged is never written over.
  const config = await ctx.config.read();
  const screen = await openScreen(ctx.io, resolveManners(globals, ctx.host.env), ctx.host.env);
  const changed = key === 'profile' ? withActive(config, value) : undefined;
  const name = profileNameOf(ctx, globals, config);
  await ctx.config.write(changed ?? withValue(config, name, key as (typeof PROFILE_KEYS)[number], value));
  const where = key === 'profile' ? '' : ` in profile ${name}`;
  screen.answer({ key, value: value ?? null, ...(key !== 'profile' && { profile: name }) }, () =>
    value === undefined ? `${key} is not set any more${where}\n` : `${key} is ${visible(value)}${where}\n`,
  );
  const held = config.profiles[name]?.key;
  if (key === 'base_url' && held !== undefined)
    screen.note('its key is for the server it was checked with: log in again');
}

function withActive(config: Config, name: string | undefined): Config {
  if (name === undefined) return { profiles: config.profiles };
  chooseProfile({ profile: name }, {}, config);
  return { ...config, profile: name };
}

function withValue(
  config: Config,
  name: string,
  key: (typeof PROFILE_KEYS)[number],
  value: string | undefined,
): Config {
  const problem = value === undefined ? undefined : checkValue(key, value);
  if (problem !== undefined) throw new UsageError(`${key} ${visible(value ?? '')}: ${problem}`, 'nothing was changed');
  const before: Profile = config.profiles[name] ?? {};
  const profile = { ...without(before, key), ...(value !== undefined && { [key]: value }) };
  return { profile: config.profile ?? name, profiles: { ...config.profiles, [name]: profile } };
}

function requireKey(key: string): (typeof KEYS)[number] {
  if (key === 'profile' || isProfileKey(key)) return key;
  const meant = didYouMean(key, KEYS);
  throw new UsageError(`${visible(key)} is not a setting`, meant ?? `the settings are ${KEYS.join(', ')}`);
}
