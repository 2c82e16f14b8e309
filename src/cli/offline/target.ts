// Offline mode: the same client, on the mirror of a profile. Reversals go into its outbox.
// A file of its own because offline mode is opened by the process, not by a command.
import { dirname } from 'node:path';
import { mirrorFile } from '../config/paths.js';
import type { Settings } from '../config/settings.js';
import type { Host, Target, TargetOptions } from '../context.js';
import { SANDBOX_KEY, SANDBOX_URL, createBugReporter, reversalCall } from '../engine.js';
import type { Mirror } from '../../local-engine/mirror/mirror.js';
import { OPEN_STATES, type Forecast } from '../reversal.js';
import { oneSpelling, openClient } from '../connect.js';

/** The mirror of whoever uses no profile. */
const NO_PROFILE = 'default';

export async function openMirror(host: Host, profile = NO_PROFILE, actor = host.userName()): Promise<Mirror> {
  const path = await mirrorFile(host.env, profile);
  host.makeFolder(dirname(path));
  return host.openMirror(path, actor, createBugReporter(host.io, false));
}

/** How many reversals wait in the outbox of a profile; a mirror that is not there has none, and is not made. */
export async function countWaiting(host: Host, profile = NO_PROFILE): Promise<number> {
  if (!host.exists(await mirrorFile(host.env, profile))) return 0;
  const mirror = await openMirror(host, profile);
  try {
    return mirror.items(OPEN_STATES).length;
  } finally {
    mirror.close();
  }
}

export async function openOffline(host: Host, settings: Settings, options: TargetOptions): Promise<Target> {
  const { profile = NO_PROFILE } = settings;
  const mirror = await openMirror(host, profile, options.actor);
  // The key and the address are between the client and this process; nothing leaves it.
  const api = {
    apiKey: SANDBOX_KEY,
    baseUrl: SANDBOX_URL,
    send: mirror.send,
    timeoutMs: settings.timeoutMs,
    maxRetries: 0,
  };
  const { client } = await openClient(host, api, options, undefined);
  const rehearse: NonNullable<Target['rehearse']> = (intents, onAnswer) => {
    const calls = function* (): Generator<ReturnType<typeof reversalCall>> {
      for (const { redemptionId, request } of intents) yield reversalCall(redemptionId, request);
    };
    mirror.rehearse(calls(), onAnswer);
    return Promise.resolve();
  };
  return {
    mode: 'offline',
    label: `offline (${mirror.path})`,
    // The part behind "of" is what row keys are made with.
    environment: `offline ${profile} of live ${oneSpelling(mirror.origin()?.baseUrl ?? settings.baseUrl)}`,
    client,
    rehearse,
    preview: async (redemptionId, request) => {
      const answers: Forecast[] = [];
      await rehearse([{ redemptionId, request }], (answer) => answers.push(answer));
      return answers[0] ?? { status: 500, body: {} };
    },
    queuedAs: (key) => mirror.itemWithKey(key),
    provenance: (id) => mirror.provenance(id),
    close: () => {
      mirror.close();
      return Promise.resolve();
    },
  };
}
