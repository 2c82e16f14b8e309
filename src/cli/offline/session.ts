// What the `offline` commands begin with: the profile's settings, its mirror, and where they ask it, its live API.
import type { Command } from 'commander';
import type { GlobalFlags, Settings } from '../config/settings.js';
import type { CliContext, Target } from '../context.js';
import { GuardError, UsageError } from '../errors/errors.js';
import type { Mirror } from '../../local-engine/mirror/mirror.js';
import { isApiError } from '../../sdk/index.js';
import { openScreen, type Screen } from '../terminal/screen.js';
import { counted } from '../terminal/words.js';
import { visible } from '../terminal/safe-text.js';

export interface OfflineSession {
  readonly settings: Settings;
  readonly screen: Screen;
  readonly mirror: Mirror;
}

/** Modes that may be said beside these commands. */
const ABOUT_LIVE: readonly (string | undefined)[] = [undefined, 'live', 'offline'];

/** Runs a command on the mirror of a profile. */
export async function onMirror(
  ctx: CliContext,
  self: Command,
  work: (session: OfflineSession) => Promise<void>,
): Promise<void> {
  const flags = self.optsWithGlobals<GlobalFlags>();
  if (!ABOUT_LIVE.includes(flags.mode)) {
    throw new UsageError(`--mode ${flags.mode ?? ''}: the offline commands are about live`, 'leave --mode out');
  }
  const settings = await ctx.settings({ ...flags, mode: 'offline' });
  const screen = await openScreen(ctx.io, settings, ctx.host.env);
  const mirror = await ctx.openMirror(settings.profile);
  try {
    await work({ settings, screen, mirror });
  } catch (error) {
    throw toGuard(error);
  } finally {
    mirror.close();
  }
}

/** The same with the live API of the profile, which must be that of the copies. */
export async function onMirrorAndLive(
  ctx: CliContext,
  self: Command,
  work: (session: OfflineSession & { readonly live: Target }) => Promise<void>,
): Promise<void> {
  await onMirror(ctx, self, async (session) => {
    const { mirror, screen, settings } = session;
    const live = await ctx.openTarget({ ...settings, mode: 'live' }, { trace: screen.trace, pace: {} });
    try {
      await requireSameOwner(mirror, live);
      await work({ ...session, live });
    } finally {
      await live.close();
    }
  });
}

/**
 * The mirror of one organisation must not meet another one's API. Another key of the same organisation can read what was
 * copied; the key of another one cannot.
 */
async function requireSameOwner(mirror: Mirror, { baseUrl = '', client, keyMark }: Target): Promise<void> {
  const origin = mirror.origin();
  const sample = mirror.sample();
  const markOf = keyMark ?? ((): string => '');
  // Without copies it is nobody's: a pull that came to nothing, such as one from a mistyped address, binds it to nobody.
  if (origin === undefined || sample === undefined) {
    mirror.bind(baseUrl, markOf);
    return;
  }
  if (origin.baseUrl !== baseUrl) {
    throw new GuardError(
      'other_server',
      `this mirror is of ${origin.baseUrl}, not of ${baseUrl}`,
      'use another --profile, which has a mirror of its own',
    );
  }
  if (origin.keyMark === markOf(origin.salt)) return;
  try {
    await client.redemptions.get(sample);
  } catch (error) {
    if (!isApiError(error) || (error.status !== 404 && error.status !== 403)) throw error;
    throw new GuardError(
      'other_organisation',
      'the API key is not of the organisation that this mirror was copied from',
      'use its key, or another --profile',
    );
  }
  mirror.bind(baseUrl, markOf);
}

/** The outbox is never lost: what would do so is refused, with the way out. */
function toGuard(error: unknown): unknown {
  if (!(error instanceof Error && error.name === 'PendingItems' && 'count' in error)) return error;
  const waiting = counted(parseInt(String(error.count), 10), 'reversal');
  return new GuardError(
    'outbox_not_empty',
    `${visible(waiting)} in the outbox would be lost`,
    'scrip offline push sends them, scrip offline discard <n> takes one back',
  );
}
