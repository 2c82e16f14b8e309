// What the action of every command begins with: settings, a screen, and something to talk to that is closed again.
import type { Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags, type Settings } from './config/settings.js';
import type { CliContext, Sandbox, Seed, Target, TargetOptions } from './context.js';
import { openScreen, type Screen } from './terminal/screen.js';
import { visible } from './terminal/safe-text.js';
import { counted } from './terminal/words.js';

export interface Session {
  readonly settings: Settings;
  readonly screen: Screen;
}

export interface TargetSession extends Session {
  readonly target: Target;
}

interface SandboxSession extends Session {
  readonly sandbox: Sandbox;
}

/** How a command uses the API. */
interface TargetUse extends Pick<TargetOptions, 'pace' | 'actor'> {
  /** It can change something, so it says where before it does. */
  readonly changes: boolean;
}

/** Runs a command on the API. */
export async function onTarget(
  ctx: CliContext,
  command: Command,
  use: TargetUse,
  work: (session: TargetSession) => Promise<void>,
): Promise<void> {
  await withTarget(ctx, await ctx.settings(command.optsWithGlobals<GlobalFlags>()), use, work);
}

/** The same with settings that came about otherwise. */
export async function withTarget(
  ctx: CliContext,
  settings: Settings,
  { actor, changes, pace }: TargetUse,
  work: (session: TargetSession) => Promise<void>,
): Promise<void> {
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  const target = await ctx.openTarget(settings, { trace: screen.trace, pace, actor });
  try {
    if (changes) screen.note(`mode: ${visible(target.label)}`);
    if (target.notice !== undefined) screen.note(visible(target.notice));
    await work({ settings, screen, target });
  } finally {
    await target.close();
  }
}

/** Runs a command on the sandbox's controls. */
export async function onSandbox(
  ctx: CliContext,
  command: Command,
  options: { changes: boolean; seed?: Seed },
  work: (session: SandboxSession) => Promise<void>,
): Promise<void> {
  const settings = resolveSandboxSettings(command.optsWithGlobals<GlobalFlags>(), ctx.host.env);
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  const sandbox = await ctx.openSandbox(options.seed);
  try {
    if (options.changes) screen.note(`mode: ${visible(sandbox.label)}`);
    if (sandbox.notice !== undefined) screen.note(visible(sandbox.notice));
    await work({ settings, screen, sandbox });
  } finally {
    await sandbox.close();
  }
}

// Says of copies that they are copies: where they came from, since when, and what waits on top of them.

/** Of a redemption or of a participant's; nothing where there are no copies. @param more - what else is to be known */
export function noteProvenance({ screen, target }: TargetSession, id: string, more = ''): void {
  const found = target.provenance?.(id);
  if (found === undefined) return;
  const { pulledAtMs, source, waiting } = found;
  screen.note(`copied from ${visible(source)} at ${new Date(pulledAtMs).toISOString()}${more}`);
  if (waiting > 0)
    screen.note(
      `${counted(waiting, 'reversal')} in the outbox ${waiting === 1 ? 'is' : 'are'} counted as done, and not sent yet`,
    );
}

/** The same for scripts. */
export function provenanceDocument({ target }: TargetSession, id: string): object {
  const found = target.provenance?.(id);
  if (found === undefined) return {};
  const { pulledAtMs, source, waiting } = found;
  return { copy: { source, pulled_at: new Date(pulledAtMs).toISOString(), waiting } };
}
