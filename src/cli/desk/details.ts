// What belongs to a redemption: whose it is, of what, the lots it drew, its reversals. Reads only.
import type { Redemption, Reversal, ScripClient, components } from '../../sdk/index.js';
import { collectPages } from './pages.js';

type Schemas = components['schemas'];
export type Participant = Schemas['Participant'];
export type Asset = Schemas['Asset'];
export type Reward = Schemas['Reward'];

/** What a redemption took from one lot. */
export interface Draw {
  readonly lot_id: string;
  readonly amount: string;
  /** Null when it never expires; left out when it cannot be told. */
  readonly expires_at?: string | null;
}

/** Each part is left out when it could not be read: it explains the redemption and decides nothing. */
export interface RedemptionDetails {
  readonly participant?: Participant;
  readonly asset?: Asset;
  readonly reward?: Reward;
  /** In the order in which they were drawn; only where the journal tells lots. */
  readonly lots?: readonly Draw[];
  /** Oldest first. */
  readonly reversals?: readonly Reversal[];
}

interface Reading {
  readonly client: ScripClient;
  readonly signal: AbortSignal;
}

/** A slow answer must not hold up what it only explains. */
const PATIENCE_MS = 10_000;

/** An asset, as far as it can be read. */
export function readAsset({ client, signal }: Reading, id: string): Promise<Asset | undefined> {
  return readOne(client.request('GET', '/v1/assets/{id}', { params: { path: { id } }, signal }));
}

/** Reads whose redemption it is, of what, and of which reward. */
export async function readNames(
  reading: Reading,
  redemption: Redemption,
): Promise<Pick<RedemptionDetails, 'participant' | 'asset' | 'reward'>> {
  const { program_id, reward_id } = redemption;
  const { client, signal } = reading;
  const [participant, asset, reward] = await Promise.all([
    readOne(
      client.request('GET', '/v1/participants/{id}', { params: { path: { id: redemption.participant_id } }, signal }),
    ),
    readAsset(reading, redemption.asset_id),
    (reward_id ?? '') === ''
      ? undefined
      : readOne(
          client.request('GET', '/v1/programs/{programId}/rewards/{rewardId}', {
            params: { path: { programId: program_id, rewardId: reward_id ?? '' } },
            signal,
          }),
        ),
  ]);
  return {
    ...(participant !== undefined && { participant }),
    ...(asset !== undefined && { asset }),
    ...(reward !== undefined && { reward }),
  };
}

/** Reads everything that can be known about a redemption. */
export async function readDetails({ client, signal }: Reading, redemption: Redemption): Promise<RedemptionDetails> {
  const reading = { client, signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) };
  const [names, lots, reversals] = await Promise.all([
    readNames(reading, redemption),
    readDraws(reading, redemption),
    readReversals(reading, redemption),
  ]);
  return { ...names, ...(lots.length > 0 && { lots }), ...(reversals !== undefined && { reversals }) };
}

async function readReversals({ client, signal }: Reading, redemption: Redemption): Promise<Reversal[] | undefined> {
  if (redemption.status === 'COMPLETED') return [];
  const fetchPage = (page: object): PromiseLike<Awaited<ReturnType<typeof client.redemptions.reversals>>> =>
    client.redemptions.reversals(redemption.id, page, { signal });
  const all = await collectPages(fetchPage, Infinity).catch(() => undefined);
  return all && [...all.data];
}

/** From the redemption's journal entry, whose postings name the lots, where they do. Source: decision D31. */
async function readDraws({ client, signal }: Reading, redemption: Redemption): Promise<Draw[]> {
  const { journal_entry_id, participant_id, asset_id } = redemption;
  const entry = await readOne(
    client.request('GET', '/v1/journal-entries/{id}', { params: { path: { id: journal_entry_id } }, signal }),
  );
  const drawn = (Array.isArray(entry?.postings) ? entry.postings : []).filter(
    ({ lot_id, amount }) => typeof lot_id === 'string' && amount.startsWith('-'),
  );
  if (drawn.length === 0) return [];
  const lots = await collectPages(async (page) => {
    const query = { asset_id, ...page };
    const params = { path: { id: participant_id }, query };
    const answer = await readOne(client.request('GET', '/v1/participants/{id}/balances/lots', { params, signal }));
    return answer ?? { data: [], pagination: { has_more: false } };
  }, MOST_LOTS);
  const expiries = new Map(lots.data.map(({ id, expires_at }) => [id, expires_at ?? null]));
  return drawn.map(({ lot_id, amount }) => {
    const id = lot_id ?? '';
    const expires_at = expiries.get(id);
    return { lot_id: id, amount: amount.slice(1), ...(expires_at !== undefined && { expires_at }) };
  });
}

/** More lots than anyone looks at; beyond them an expiry is left out. */
const MOST_LOTS = 1000;

/** What was found; undefined for any answer that is none. */
async function readOne<T>(answer: Promise<{ data?: T }>): Promise<T | undefined> {
  try {
    const { data } = await answer;
    return typeof data === 'object' ? data : undefined;
  } catch {
    return undefined;
  }
}
