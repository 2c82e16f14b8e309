// Copies live data into a mirror: redemptions, and what their reversals depend on.
// A file of its own because what is copied from live is one subject.
import { compareAmounts, isApiError, type Redemption, type ScripClient } from '../../sdk/index.js';
import type { Mirror, Pulled } from '../../local-engine/mirror/mirror.js';
import { OPEN_STATES } from '../reversal.js';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { FileError, UsageError, type FileProblem } from '../errors/errors.js';
import { factLines } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import { onMirrorAndLive } from './session.js';
import { CsvError, readCsv } from '../csv/read-csv.js';
import { counted } from '../terminal/words.js';
import { asFailure } from '../batch/read-file.js';

interface PullTools {
  readonly mirror: Pick<Mirror, 'keep'>;
  readonly client: ScripClient;
  /** Where the copies come from, as it is kept with them. */
  readonly source: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (redemptions: number) => void;
}

interface PullRequest {
  readonly participants: readonly string[];
  readonly redemptions: readonly string[];
}

interface PullEnd {
  readonly redemptions: number;
  readonly participants: number;
  /** Redemptions that live does not have. */
  readonly missing: readonly string[];
  /** Objects that live would not show: a forecast will say that it does not know them. */
  readonly unreadable: readonly { readonly kind: string; readonly id: string; readonly code: string }[];
}

/** What has been fetched in this run, so that nothing is fetched twice. */
interface Pull extends PullTools {
  readonly seen: Set<string>;
  readonly unreadable: PullEnd['unreadable'][number][];
}

/**
 * Copies the redemptions of participants, and single ones. Each participant, and each redemption with what it needs, is
 * kept as a whole; a run that stops half-way has kept what came before.
 *
 * @throws ScripError when live cannot be read; an Error named PendingItems while the outbox holds something
 */
async function pullMirror(tools: PullTools, request: PullRequest): Promise<PullEnd> {
  const pull: Pull = { ...tools, seen: new Set(), unreadable: [] };
  const missing: string[] = [];
  let redemptions = 0;
  const told = (more: number): void => {
    redemptions += more;
    tools.onProgress?.(redemptions);
  };
  for (const participantId of request.participants) told(await pullParticipant(pull, participantId));
  for (const id of request.redemptions) {
    const found = await pullRedemption(pull, id);
    if (found) told(1);
    else missing.push(id);
  }
  const participants = [...pull.seen].filter((name) => name.startsWith('participant ')).length;
  return { redemptions, participants, missing, unreadable: pull.unreadable };
}

async function pullParticipant(pull: Pull, participantId: string): Promise<number> {
  const { client, mirror, signal, source } = pull;
  const found: Redemption[] = [];
  for await (const redemption of client.redemptions.list(participantId, { limit: 200 }, { signal }))
    found.push(redemption);
  const kept: Pulled[] = [...(await participantOf(pull, participantId))];
  for (const redemption of found) kept.push(...(await withNeeds(pull, redemption)));
  mirror.keep(kept, source);
  return found.length;
}

async function pullRedemption(pull: Pull, id: string): Promise<boolean> {
  const { client, mirror, signal, source } = pull;
  try {
    const { data } = await client.redemptions.get(id, { signal });
    mirror.keep([...(await withNeeds(pull, data)), ...(await participantOf(pull, data.participant_id))], source);
    return true;
  } catch (error) {
    if (isApiError(error) && error.status === 404) return false;
    throw error;
  }
}

/** A redemption with its reversals, its asset and its reward. */
async function withNeeds(pull: Pull, redemption: Redemption): Promise<Pulled[]> {
  const { client, signal } = pull;
  const kept: Pulled[] = [{ kind: 'redemption', body: redemption, belongsTo: redemption.participant_id }];
  const reversed = redemption.reversed_amount as string | null | undefined;
  if (reversed != null && compareAmounts(reversed, '0') !== 0) {
    for await (const body of client.redemptions.reversals(redemption.id, { limit: 200 }, { signal })) {
      kept.push({ kind: 'reversal', body, belongsTo: redemption.id });
    }
  }
  const { asset_id: assetId, program_id: programId, reward_id: rewardId } = redemption;
  kept.push(
    ...(await once(pull, 'asset', assetId, () =>
      client.api.GET('/v1/assets/{id}', { params: { path: { id: assetId } }, signal }),
    )),
  );
  if (rewardId == null || rewardId === '') return kept;
  const path = { programId, rewardId };
  const ask = (): Promise<Asked> =>
    client.api.GET('/v1/programs/{programId}/rewards/{rewardId}', { params: { path }, signal });
  return [...kept, ...(await once(pull, 'reward', rewardId, ask))];
}

function participantOf(pull: Pull, id: string): Promise<Pulled[]> {
  const { client, signal } = pull;
  return once(pull, 'participant', id, () =>
    client.api.GET('/v1/participants/{id}', { params: { path: { id } }, signal }),
  );
}

interface Asked {
  readonly data?: { readonly id: string };
  readonly error?: unknown;
  readonly response: Response;
}

/** Fetches an object that a forecast can do without. */
async function once(pull: Pull, kind: Pulled['kind'], id: string, ask: () => Promise<Asked>): Promise<Pulled[]> {
  const name = `${kind} ${id}`;
  if (pull.seen.has(name)) return [];
  const { data, error, response } = await ask();
  pull.seen.add(name);
  if (data !== undefined && response.ok) return [{ kind, body: data }];
  const code = (error as { code?: unknown } | undefined)?.code;
  pull.unreadable.push({ kind, id, code: typeof code === 'string' ? code : `http_${response.status}` });
  return [];
}

// `scrip offline pull`: copies of live objects into the mirror.

interface PullFlags {
  readonly participant?: readonly string[];
  readonly redemptions?: string;
}

export async function pull(ctx: CliContext, flags: PullFlags, self: Command): Promise<void> {
  const { participant: participants = [], redemptions: file } = flags;
  if (participants.length === 0 && file === undefined) {
    throw new UsageError('say what to copy', '--participant <id>, or --redemptions <csv>');
  }
  const redemptions = file === undefined ? [] : await readIds(ctx, file);
  await onMirrorAndLive(ctx, self, async ({ live, mirror, screen }) => {
    // Asked before anything is fetched; kept to again with each copy.
    if (mirror.items(OPEN_STATES).length > 0) mirror.keep([], '');
    const { baseUrl: source = '' } = live;
    const tools = { mirror, client: live.client, source, signal: ctx.host.interrupted };
    const end = await pullMirror(tools, { participants, redemptions });
    for (const { code, id, kind } of end.unreadable) {
      screen.warn(`${kind} ${visible(id)} could not be read (${visible(code)}): forecasts will say so`);
    }
    for (const id of end.missing) screen.warn(`redemption ${visible(id)}: live has no such redemption`);
    screen.answer(documentOf(mirror.path, source, end), () =>
      factLines(
        [
          ['copied', `${end.redemptions} redemptions of ${visible(source)}`],
          ['missing', end.missing.length === 0 ? undefined : String(end.missing.length)],
          ['mirror', visible(mirror.path)],
          ['next', 'scrip --mode offline redemptions reverse <id>'],
        ],
        screen.paint,
        screen.width,
      ),
    );
  });
}

function documentOf(path: string, source: string, end: PullEnd): unknown {
  const { missing, participants, redemptions, unreadable } = end;
  return { mode: 'offline', mirror: path, source, redemptions, participants, missing, unreadable };
}

// The redemptions that a CSV file names, for `scrip offline pull`.

/** Problems told at once. */
const SHOWN = 20;

/**
 * The ids in a batch file, each once, in order. The other columns are looked at as a batch would look at them.
 *
 * @throws FileError when the file could not be used for a batch either
 */
async function readIds(ctx: CliContext, path: string): Promise<readonly string[]> {
  const input = ctx.openInput(path);
  const ids = new Set<string>();
  const problems: FileProblem[] = [];
  const sink = {
    head: () => undefined,
    rows: (rows: Parameters<Parameters<typeof readCsv>[2]['rows']>[0]) => {
      for (const { fields, faults, line } of rows) {
        if (fields !== undefined) ids.add(fields.redemptionId);
        problems.push(...faults.map((fault) => ({ line, ...fault })));
      }
    },
  };
  try {
    // A reason is a batch's matter.
    await readCsv(input.bytes(), { reason: 'pull' }, sink);
  } catch (error) {
    throw error instanceof CsvError ? asFailure(error, input) : error;
  }
  if (problems.length === 0) return [...ids];
  const message = `${path}: ${counted(problems.length, 'problem')}; nothing was copied`;
  throw new FileError('invalid_rows', message, problems.slice(0, SHOWN));
}
