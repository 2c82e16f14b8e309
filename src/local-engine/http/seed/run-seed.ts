// Fills a new ledger from a seed document. It runs the ledger's own operations in the order of their times, in one
// transaction: when the rules refuse one, that is a problem of the document, and nothing of it is kept.
import { perform } from '../../ledger/perform.js';
import { seedLedger } from '../../ledger/demo-data.js';
import { requireAllSettled } from '../../ledger/due-lots.js';
import { SETTINGS, toTimestamp, type LedgerDeps, type Tx } from '../../ledger/tx.js';
import { Refusal } from '../../rules/refusal.js';
import { HANDLERS } from '../handlers.js';
import type { Fields } from '../request.js';
import { collectProblems, type Problems, type Seed } from './document.js';
import { attempt, readSeed, type SeedPlan, type Step } from './read-seed.js';
import { REFERENCES, SECTION_NAMES } from './sections.js';

/**
 * Fills a ledger whose tables are empty. Call it inside a write transaction.
 *
 * @throws SeedError naming what is wrong with a document; the caller must then roll back
 */
export function fillLedger(deps: LedgerDeps, seed: Seed): void {
  if (seed === 'demo' || seed === 'empty') {
    seedLedger(deps, seed);
    return;
  }
  const problems = collectProblems();
  const plan = readSeed(seed, problems);
  const machine = Math.trunc(deps.nowMs());
  const clock = plan.clock ?? machine;
  for (const { path, at } of plan.steps) {
    if (at !== null && at > clock) problems.add(`${path}.at`, `is after the clock, ${toTimestamp(clock)}`);
  }
  problems.settle();
  seedLedger(deps, 'empty');
  runSeed({ deps, problems, clock, offsetMs: clock - machine, unmade: new Set() }, plan);
  problems.settle();
}

interface Run {
  readonly deps: LedgerDeps;
  readonly problems: Problems;
  /** The ledger's time after seeding. */
  readonly clock: number;
  /** How far that is ahead of the machine's. */
  readonly offsetMs: number;
  /** Ids of items that could not be created. An item that refers to one is not reported again. */
  readonly unmade: Set<unknown>;
}

function runSeed(run: Run, { steps, settings }: SeedPlan): void {
  writeSettings(run, settings);
  const isObject = (step: Step): boolean => !['credits', 'redemptions', 'reversals'].includes(step.section);
  const events = inOrder(steps.filter((step) => !isObject(step)));
  const begin = Math.min(run.clock, events[0]?.at ?? run.clock);
  for (const step of steps.filter(isObject)) runStep(run, step, begin);
  for (const step of events) runStep(run, step, step.at ?? run.clock);
  for (const step of steps.filter(isObject)) finish(run, step);
  perform(at(run, run.clock), 'read', (tx) => {
    requireAllSettled(tx);
  });
}

/** By time, then by section, then by place in the document. Items without a time come last. */
function inOrder(steps: readonly Step[]): Step[] {
  const rank = (step: Step): number => SECTION_NAMES.indexOf(step.section);
  return [...steps].sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || rank(a) - rank(b));
}

function writeSettings({ deps, offsetMs }: Run, settings: Fields): void {
  const { restored_expired_lots: lots = 'expire', rate_limit: limit } = settings;
  deps.store.sql(SETTINGS.update('clockOffsetMs', 'restoredExpiredLots', 'rateLimit')).run({
    clockOffsetMs: offsetMs,
    restoredExpiredLots: lots,
    rateLimit: typeof limit === 'boolean' ? (limit ? 1 : 0) : null,
  });
}

/** The ledger at a moment in the past. Its clock offset is already set, so it is subtracted here. */
function at({ deps, offsetMs }: Run, ms: number): LedgerDeps {
  return { ...deps, nowMs: () => ms - offsetMs };
}

function runStep(run: Run, step: Step, ms: number): void {
  const { path, item } = step;
  const isIdle = Object.keys(REFERENCES).some((name) => run.unmade.has(item[name]));
  const done =
    !isIdle &&
    attempt(withoutConsequences(run, item), path, item, () => {
      perform(at(run, ms), 'write', (tx) => {
        HANDLERS[step.operationId]?.run(withIds(tx, idsOf(tx, step)), callOf(step));
        setTarget(tx, step);
      });
      return true;
    });
  if (done === true) return;
  if (item.id !== undefined) run.unmade.add(item.id);
  if (step.section === 'credits') run.unmade.add(`credit of ${String(item.participant_id)}`);
}

/** A redemption that lacks points because their credit was refused is not reported: the credit already is. */
function withoutConsequences({ problems, unmade }: Run, item: Fields): Problems {
  return {
    ...problems,
    add: (path, message, code) => {
      const isConsequence = code === 'insufficient_balance' && unmade.has(`credit of ${String(item.participant_id)}`);
      if (!isConsequence) problems.add(path, message, code);
    },
  };
}

function callOf({ section, item, body }: Step): { id: (name?: string) => string; query: Fields; body: Fields } {
  // The id in the path of the item's operation.
  const owner = section === 'redemptions' ? item.participant_id : item.redemption_id;
  return { body, query: {}, id: (name) => String(name === 'programId' ? item.program_id : owner) };
}

/** The document's ids, in the order in which the operation calls newId. */
function idsOf(tx: Tx, { section, path, item }: Step): unknown[] {
  if (section !== 'credits') return [item.id, item.journal_entry_id];
  const isLot = tx.sql('SELECT inventory_mode FROM assets WHERE id = @id').pluck().get({ id: item.asset_id }) === 'LOT';
  if (!isLot && item.lot_id !== undefined) {
    throw new Refusal('invalid_request', `lot_id is for LOT assets; this one is SIMPLE (${path})`);
  }
  return isLot ? [item.lot_id, item.journal_entry_id] : [item.journal_entry_id];
}

function withIds(tx: Tx, ids: unknown[]): Tx {
  return { ...tx, newId: () => (ids.shift() as string | undefined) ?? tx.newId() };
}

/** A program's redemption target can only be set by an update, once the program exists. */
function setTarget(tx: Tx, { section, item }: Step): void {
  const { redemption_target_type: type, redemption_target_entity_id: entityId } = item;
  if (section === 'programs' && (type !== undefined || entityId !== undefined)) {
    const body = { redemption_target_type: type, redemption_target_entity_id: entityId };
    HANDLERS.updateProgram?.run(tx, { id: () => String(item.id), query: {}, body });
  }
}

const UPDATES: Readonly<Record<string, string>> = {
  programs: 'updateProgram',
  assets: 'updateAsset',
  participants: 'updateParticipantStatus',
  rewards: 'updateReward',
};

/** Sets an item's final status. It comes last, because all other operations need the item ACTIVE. */
function finish(run: Run, { section, path, item }: Step): void {
  const { status } = item;
  if (status === undefined || status === 'ACTIVE' || run.unmade.has(item.id)) return;
  const id = (name?: string): string => String(name === 'programId' ? item.program_id : item.id);
  attempt(run.problems, path, item, () => {
    perform(at(run, run.clock), 'write', (tx) => {
      HANDLERS[UPDATES[section] ?? '']?.run(tx, { id, query: {}, body: { status } });
    });
  });
}
