// Names beside ids: people know Ada and points, not 550e8400-….
import type { Redemption } from '../../sdk/index.js';
import type { RedemptionDetails } from '../services/read-details.js';
import type { Fact } from '../ui/facts.js';
import { shown } from '../ui/visible.js';

/** "Ada Moreau", or the programme's own id for the participant; empty when neither could be read. */
export function participantName({ participant }: RedemptionDetails): string {
  return shown(participant?.display_name) || shown(participant?.external_id);
}

/** "POINTS, Loyalty points"; empty when it could not be read. */
export function assetName({ asset }: RedemptionDetails): string {
  return [shown(asset?.symbol), shown(asset?.name)].filter((part) => part !== '').join(', ');
}

/** What a person calls the participant of a redemption, at least its id. */
export function nameOf(redemption: Redemption, details: RedemptionDetails): string {
  return participantName(details) || shown(redemption.participant_id);
}

/** "Ada Moreau (550e8400-…)"; the id alone without a name. */
export function withName(id: unknown, name: string): string {
  return name === '' ? shown(id) : `${name} (${shown(id)})`;
}

/** Facts whose values come from outside, made safe for a terminal; what is missing or empty is left out. */
export function safe(facts: readonly (readonly [name: string, value: unknown])[]): Fact[] {
  return facts.map(([name, value]) => [name, shown(value) || undefined]);
}
