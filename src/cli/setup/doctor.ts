// What `scrip doctor` looks at. Each check ends as one line; none of them stops the others.
// A file of its own because it is loaded only when doctor is asked for.
import { UnreachableError } from '../../sdk/index.js';
import { chooseProfile, originOf, resolveManners, type GlobalFlags, type Settings } from '../config/settings.js';
import { without } from '../config/config-file.js';
import type { CliContext, Target } from '../context.js';
import { AnsweredNo, CliError } from '../errors/errors.js';
import type { FailureKind } from '../errors/exit-codes.js';
import { openScreen, type Paint } from '../terminal/screen.js';
import { command } from '../help/command.js';
import { visible } from '../terminal/safe-text.js';
import { wrapWords } from '../terminal/words.js';

export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'error';
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** A check, and what its error makes of the exit code. */
interface Found extends Check {
  readonly kind?: FailureKind;
}

/** The most serious first: damaged books, then what keeps every command from running, then the way to the server. */
const SERIOUS: readonly FailureKind[] = ['refused', 'usage', 'auth', 'unreachable'];

/** @throws AnsweredNo with the worst of what was found */
async function examine(ctx: CliContext, flags: GlobalFlags): Promise<void> {
  const screen = await openScreen(ctx.io, resolveManners(flags, ctx.host.env), ctx.host.env);
  const found: Found[] = [...(await machine(ctx)), ...(await settingsAndServer(ctx, flags)), ...(await files(ctx))];
  const checks = found.map((check): Check => without(check, 'kind'));
  screen.answer({ checks }, () => renderChecks(checks, screen.paint, screen.width));
  const worst = SERIOUS.find((kind) => found.some((check) => check.status === 'error' && check.kind === kind));
  if (worst !== undefined) throw new AnsweredNo(worst);
}

async function machine(ctx: CliContext): Promise<Found[]> {
  const { node, isSupported } = ctx.machine.node();
  const version: Found = isSupported
    ? { name: 'node', status: 'ok', message: node }
    : {
        name: 'node',
        status: 'error',
        kind: 'usage',
        message: `${node} is not supported`,
        fix: 'use ^20.19 or >=22.14',
      };
  const driver = await attempt('sqlite', async () => {
    return { name: 'sqlite', status: 'ok', message: `SQLite ${await ctx.machine.sqlite()}` };
  });
  return [version, driver];
}

async function settingsAndServer(ctx: CliContext, flags: GlobalFlags): Promise<Found[]> {
  try {
    const settings = await ctx.settings(flags);
    const chosen = chooseProfile(flags, ctx.host.env, await ctx.config.read());
    const { origin } = originOf('mode', flags, ctx.host.env, chosen);
    const profile = chosen === undefined ? 'no profile' : `profile ${chosen.name} (${chosen.origin})`;
    const message = `mode ${settings.mode} (${origin}), ${profile}; settings are in ${await ctx.config.path()}`;
    return [{ name: 'config', status: 'ok', message }, ...(await server(ctx, settings))];
  } catch (error) {
    return [failed('config', error)];
  }
}

/** A clock that is further off than this makes times in journals and results hard to read. */
const SKEW_MS = 60_000;

/** The key, the server, and its clock: only where a run would go there. */
async function server(ctx: CliContext, settings: Settings): Promise<Found[]> {
  let target: Target | undefined;
  try {
    target = await ctx.machine.openServer(settings);
  } catch (error) {
    return [failed('key', error)];
  }
  if (target === undefined) return [{ name: 'server', status: 'ok', message: 'not asked: this mode needs none' }];
  const { client } = target;
  try {
    const { response } = await client.api.GET('/v1/programs', {
      params: { query: { limit: 1 } },
      signal: ctx.host.interrupted,
    });
    const { status } = response;
    const isRefused = status === 401 || status === 403;
    const key: Found = isRefused
      ? {
          name: 'key',
          status: 'error',
          kind: 'auth',
          message: `not accepted (HTTP ${status})`,
          fix: 'scrip auth login',
        }
      : { name: 'key', status: 'ok', message: 'accepted' };
    const place = `${settings.baseUrl} answered ${status}`;
    const isThere = response.ok || isRefused;
    const reached: Found = isThere
      ? { name: 'server', status: 'ok', message: place }
      : {
          name: 'server',
          status: 'error',
          kind: 'unreachable',
          message: place,
          fix: 'is this the address of the API?',
        };
    return [...(isThere ? [key] : []), reached, clock(ctx, response.headers.get('Date'))];
  } catch (error) {
    return [failed('server', error)];
  } finally {
    await target.close();
  }
}

function clock(ctx: CliContext, date: string | null): Found {
  const theirs = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return { name: 'clock', status: 'ok', message: 'the server does not tell its time' };
  const apartMs = Math.abs(theirs - ctx.host.seams.nowMs());
  const message = `${Math.round(apartMs / 1000)} seconds apart from the server`;
  if (apartMs <= SKEW_MS) return { name: 'clock', status: 'ok', message };
  return { name: 'clock', status: 'warning', message, fix: 'set the clock of this machine' };
}

async function files(ctx: CliContext): Promise<Found[]> {
  const places = await ctx.machine.places();
  const folders = places.map(({ path, problem }): Found => {
    if (problem === undefined) return { name: 'folder', status: 'ok', message: path };
    return {
      name: 'folder',
      status: 'error',
      kind: 'usage',
      message: `${path}: ${problem}`,
      fix: 'chmod, or another SCRIP_HOME',
    };
  });
  return [...folders, await attempt('sandbox', () => sandboxCheck(ctx))];
}

async function sandboxCheck(ctx: CliContext): Promise<Found> {
  if (!(await ctx.machine.hasSandbox())) {
    return { name: 'sandbox', status: 'ok', message: 'none yet; the first command makes one' };
  }
  const sandbox = await ctx.openSandbox();
  try {
    const { ok } = await sandbox.control<{ ok: boolean }>('GET', '/_sandbox/verify');
    if (ok) return { name: 'sandbox', status: 'ok', message: `${sandbox.path}: every rule holds` };
    const message = `${sandbox.path}: its books do not add up`;
    return { name: 'sandbox', status: 'error', kind: 'refused', message, fix: 'scrip sandbox verify says where' };
  } finally {
    await sandbox.close();
  }
}

async function attempt(name: string, check: () => Promise<Found>): Promise<Found> {
  try {
    return await check();
  } catch (error) {
    return failed(name, error);
  }
}

function failed(name: string, error: unknown): Found {
  const kind = kindOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const hint: unknown = error instanceof Error && 'hint' in error ? error.hint : undefined;
  return { name, status: 'error', kind, message, ...(typeof hint === 'string' && { fix: hint }) };
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof CliError) return error.kind;
  return error instanceof UnreachableError ? 'unreachable' : 'usage';
}

// `scrip doctor`: looks at everything a run stands on, and says what to type where something is wrong.

export const doctorCommand = command({
  name: 'doctor',
  summary: 'check the installation, settings, key, server and sandbox',
  examples: ['doctor', 'doctor --profile eu', 'doctor --json'],
  run: (ctx, { command }) => examine(ctx, command.optsWithGlobals<GlobalFlags>()),
});

// The findings of `scrip doctor` on the screen: one line each, what to do below.

const WORD_WIDTH = 9;
const NAME_WIDTH = 9;

function renderChecks(checks: readonly Check[], paint: Paint, width: number): string {
  return checks.map((check) => lineOf(check, paint, width)).join('');
}

function lineOf({ name, status, message, fix }: Check, paint: Paint, width: number): string {
  const indent = ' '.repeat(WORD_WIDTH + NAME_WIDTH);
  const word = status.padEnd(WORD_WIDTH);
  const room = width - indent.length;
  const said = wrapWords(visible(message), room).join(`\n${indent}`);
  const advice = fix === undefined ? '' : `${indent}${wrapWords(`fix: ${visible(fix)}`, room).join(`\n${indent}`)}\n`;
  return `${status === 'ok' ? paint.good(word) : paint.caution(word)}${name.padEnd(NAME_WIDTH)}${said}\n${advice}`;
}

// What `scrip doctor` can find out about the machine, over any host.
