// The ledger as a person would keep it on paper: what is left of each redemption, what a participant has, which key was used
// for what. It shares nothing with src, and it is the judge of whether a serial order explains what clients were told.

/** In cents. */
export type Ask =
  | { readonly do: 'reverse'; readonly redemption: string; readonly cents: number; readonly key: string }
  | { readonly do: 'redeem'; readonly participant: string; readonly cents: number; readonly key: string }
  | { readonly do: 'look'; readonly redemption: string };

/** What a client was told, or what the model would tell: "201 5.00", "422 insufficient_balance". */
export type Told = string;

/** Something that happened, in the order of the journal. */
export interface Effect {
  readonly seq: number;
  readonly ask: Exclude<Ask, { do: 'look' }>;
  /** Of a new redemption. */
  readonly id?: string;
}

export interface State {
  readonly available: ReadonlyMap<string, number>;
  readonly redemptions: ReadonlyMap<
    string,
    { readonly participant: string; readonly cents: number; readonly back: number }
  >;
  readonly keys: ReadonlyMap<string, Effect>;
}

export const written = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** What the ledger would say to a request in a state; only what is accepted changes it. */
export function tell(state: State, ask: Ask): Told {
  if (ask.do === 'look') {
    const found = state.redemptions.get(ask.redemption);
    return found === undefined ? '404 not_found' : `200 ${written(found.back)} of ${written(found.cents)}`;
  }
  const target = ask.do === 'reverse' ? state.redemptions.get(ask.redemption) : undefined;
  if (ask.do === 'reverse' && target === undefined) return '404 not_found';
  const before = state.keys.get(ask.key);
  if (before !== undefined) {
    return JSON.stringify(before.ask) === JSON.stringify(ask)
      ? `200 ${written(ask.cents)}`
      : '409 idempotency_conflict';
  }
  if (ask.do === 'redeem') {
    const has = state.available.get(ask.participant) ?? 0;
    return has < ask.cents ? '422 insufficient_balance' : `201 ${written(ask.cents)}`;
  }
  const left = (target?.cents ?? 0) - (target?.back ?? 0);
  if (left === 0) return '422 already_fully_reversed';
  return left < ask.cents ? '422 reversal_exceeds_remaining' : `201 ${written(ask.cents)}`;
}

/** The state after something happened. @throws when the model would have refused it */
export function after(state: State, effect: Effect): State {
  const { ask, id = '' } = effect;
  const told = tell(state, ask);
  if (!told.startsWith('201'))
    throw new Error(`entry ${effect.seq} could not have happened: ${told} ${JSON.stringify(ask)}`);
  const redemptions = new Map(state.redemptions);
  const target = ask.do === 'reverse' ? redemptions.get(ask.redemption) : undefined;
  const participant = ask.do === 'reverse' ? (target?.participant ?? '') : ask.participant;
  if (ask.do === 'redeem') redemptions.set(id, { participant, cents: ask.cents, back: 0 });
  else if (target !== undefined) redemptions.set(ask.redemption, { ...target, back: target.back + ask.cents });
  const change = ask.do === 'redeem' ? -ask.cents : ask.cents;
  return {
    available: new Map(state.available).set(participant, (state.available.get(participant) ?? 0) + change),
    redemptions,
    keys: new Map(state.keys).set(ask.key, effect),
  };
}
