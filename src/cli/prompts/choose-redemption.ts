// Which redemption is meant: an id that was pasted, or one picked from a participant's list.
import { compareAmounts, NotFoundError, remaining, type Redemption, type ScripClient } from '../../sdk/index.js';
import type { Choice, Prompter } from '../context.js';
import { readAsset } from '../services/read-details.js';
import { remainingText } from '../ui/remaining-text.js';
import { shown } from '../ui/visible.js';
import { checkId } from './check-typed.js';

export interface ChoosingTools {
  readonly client: ScripClient;
  readonly signal: AbortSignal;
  readonly prompter: Prompter;
  /** Says something on the way. */
  readonly say: (text: string) => void;
}

/** Asks until there is a redemption. */
export async function chooseRedemption(tools: ChoosingTools): Promise<Redemption> {
  const { prompter, say } = tools;
  for (;;) {
    const id = await prompter.input({ message: 'Redemption id, or a participant id to pick from:', check: checkId });
    const found = (await findRedemption(tools, id)) ?? (await pickFrom(tools, id));
    if (found !== undefined) return found;
    say(`no redemption, and no participant with redemptions, has the id ${shown(id)}`);
  }
}

async function findRedemption({ client, signal }: ChoosingTools, id: string): Promise<Redemption | undefined> {
  return orMissing(client.redemptions.get(id, { signal }).then(({ data }) => data));
}

const PAGE = 20;

/** Lets the person pick, page by page, newest first; undefined when there is nothing to pick from. */
async function pickFrom(tools: ChoosingTools, participantId: string): Promise<Redemption | undefined> {
  const { client, signal, prompter } = tools;
  let cursor: string | undefined;
  for (;;) {
    const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const page = await orMissing(client.redemptions.list(participantId, query, { signal }));
    if (page === undefined || (page.data.length === 0 && cursor === undefined)) return undefined;
    const { has_more, next_cursor } = page.pagination;
    const choices: Choice<Redemption | undefined>[] = choicesOf(page.data, await readSymbols(tools, page.data));
    const older = has_more && next_cursor != null;
    if (older) choices.push({ name: 'older ones …', value: undefined });
    if (choices.every(({ disabled }) => disabled !== undefined)) {
      tools.say('nothing remains of any redemption of this participant');
      return undefined;
    }
    const picked = await prompter.select('Which redemption?', choices);
    if (picked !== undefined) return picked;
    cursor = next_cursor ?? '';
  }
}

/** Date, amount and what is left of it, what it was: one below the other. */
function choicesOf(
  redemptions: readonly Redemption[],
  symbols: ReadonlyMap<string, string>,
): Choice<Redemption | undefined>[] {
  const inAsset = (redemption: Redemption, amount: string): string =>
    [shown(amount), symbols.get(redemption.asset_id) ?? ''].join(' ').trim();
  const width = Math.max(...redemptions.map((redemption) => inAsset(redemption, redemption.amount).length));
  return redemptions.map((redemption) => {
    const left = remaining(redemption);
    const isEmpty = compareAmounts(left.amount, '0') === 0;
    const isWhole = compareAmounts(left.amount, redemption.amount) === 0;
    const rest = isEmpty || isWhole ? '' : `, ${remainingText(left)} left`;
    const date = shown(redemption.created_at).slice(0, 10);
    const amount = inAsset(redemption, redemption.amount).padStart(width);
    return {
      name: `${date}  ${amount}${rest}  ${shown(redemption.description)}`,
      value: redemption,
      ...(isEmpty && { disabled: 'nothing left' }),
    };
  });
}

/** Symbols of their assets by id; a missing one is left out. */
async function readSymbols(
  tools: ChoosingTools,
  redemptions: readonly Redemption[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(redemptions.map(({ asset_id }) => asset_id))];
  const assets = await Promise.all(ids.map((id) => readAsset(tools, id)));
  return new Map(assets.flatMap((asset, at) => (asset === undefined ? [] : [[ids[at] ?? '', shown(asset.symbol)]])));
}

async function orMissing<T>(answer: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
