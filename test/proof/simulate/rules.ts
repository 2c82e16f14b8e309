// What must hold after every step: nothing is paid that was not meant, nothing is called done that is not, nothing is called
// refused that happened, and in the end everything that was done is known to somebody.
import type { Run } from '../../support/terminal.js';
import { readRows, type ReadRow } from './files.js';
import type { Write } from './line.js';
import { nameOf, type Asked } from './model.js';
import { askedBy } from './operator.js';
import { DAY_MS, type Payment } from './server.js';
import { inMoney } from './steps.js';
import type { Command, World } from './world.js';

/** A command that ended, and what it did. */
export interface Ended extends Run {
  readonly command: Command;
  readonly asked: readonly Asked[];
  readonly wasKilled: boolean;
  readonly writes: readonly Write[];
  readonly made: readonly Payment[];
  /** Typed for the first time, and nothing else at the same time. */
  readonly isFirst: boolean;
  /** Its results file, where it has written one. */
  readonly results?: string;
  readonly document: Readonly<Record<string, any>>;
}

const NOTHING_DONE: readonly number[] = [2, 3, 4, 5, 6, 130];
const DONE: readonly string[] = ['applied', 'replayed', 'done_elsewhere', 'done_before'];
const NOT_DONE: readonly string[] = ['refused', 'planned', 'invalid'];

/** @returns what is wrong after a command; undefined when nothing is */
export async function judge(world: World, ended: Ended): Promise<string | undefined> {
  const paid = await overpaid(world, ended);
  if (paid !== undefined || ended.wasKilled) return paid;
  tellAll(world, ended);
  if (ended.code === 1) return `exit 1: ${ended.err}`;
  return saidNothing(ended) ?? (ended.results === undefined ? judgeSingle(world, ended) : judgeRows(world, ended));
}

async function overpaid(world: World, { command, made }: Ended): Promise<string | undefined> {
  const { model, server } = world;
  for (const one of made) {
    const equal = server.payments.filter((each) => nameOf(each) === nameOf(one));
    const times = equal.length;
    if (times > model.meant(one)) {
      const before = equal.filter((each) => !made.includes(each));
      const isKnown =
        command.step.do !== 'single' &&
        made.some((each) => each.wasForgotten) &&
        !before.some((each) => isKnownTo(world, one.machine, each));
      if (!isKnown) return `(a) ${nameOf(one)} was meant ${model.meant(one)} times, and paid ${times} times`;
      count(world, 'a batch on a machine that did not know of it, after the server forgot the key');
      model.mean(one, times);
    }
    const total = server.payments
      .filter((each) => each.redemption === one.redemption)
      .reduce((sum, each) => sum + each.paidCents, 0);
    const inLedger = await server.reversedCents(one.redemption);
    if (total !== inLedger)
      return `the ledger has ${inMoney(inLedger)} of #${one.redemption}, and ${inMoney(total)} was made`;
  }
  return undefined;
}

function isKnownTo({ model }: World, machine: number, before: Payment): boolean {
  return (before.machine === machine && model.remembers(machine, before.atMs)) || model.hasWritten(machine, before.id);
}

/** Whatever names a reversal tells of it. */
function tellAll({ clock, model, server }: World, { asked, code, command, err, out, results = '' }: Ended): void {
  const text = out + err + results;
  const names = new Set(asked.map(nameOf));
  for (const one of server.payments) {
    if (!text.includes(one.id)) continue;
    model.tell(command.machine, one.id, clock.nowMs, [0, 7, 8].includes(code) && names.has(nameOf(one)));
  }
}

function saidNothing({ code, document, err, made, out, results, writes }: Ended): string | undefined {
  const said = err + out;
  if (writes.length > 0 && said.includes('nothing was sent'))
    return `(c) it says that nothing was sent, after ${writes.length} writes: ${err}`;
  if (made.length > 0 && said.includes('nothing was changed'))
    return `(c) it says that nothing was changed, and it was: ${err}`;
  const isWhole = results === undefined || document.error !== undefined;
  if (made.length > 0 && isWhole && NOTHING_DONE.includes(code) && (code !== 6 || results === undefined)) {
    return `(c) exit ${code}, and ${made.map(nameOf).join(', ')} was done: ${err}`;
  }
  return undefined;
}

function judgeSingle(
  world: World,
  { asked: [asked], code, command, document, err, isFirst, made }: Ended,
): string | undefined {
  if (asked === undefined || command.step.do !== 'single') return undefined;
  if (code === 0) {
    const { reversal, replayed, settled, done_before } = document;
    const wrong = notThere(world, asked, reversal?.id as string | undefined);
    if (wrong !== undefined) return wrong;
    const isMore =
      isFirst &&
      command.step.flags.includes('--again') &&
      settled !== true &&
      done_before !== true &&
      asked.ownKey === undefined &&
      !isAll(asked);
    return isMore && replayed === true && made.length === 0
      ? `(d) --again, exit 0, and nothing more was done: ${reversal?.id}`
      : undefined;
  }
  if (code !== 3 && code !== 5) return undefined;
  const isSaid = document.error?.code === 'equal_reversal_exists' || document.error?.code === 'idempotency_conflict';
  const untold = isSaid ? undefined : findUntold(world, command.machine, asked);
  return untold && `(c) refused, and its own reversal ${untold.id} was done before: ${err}`;
}

/** Capped by what remains: once more is no more. */
function isAll({ cents, units }: Asked): boolean {
  return cents === undefined && units === undefined;
}

function judgeRows(world: World, { command, err, results = '' }: Ended): string | undefined {
  const claimed = new Map<string, ReadRow>();
  for (const row of readRows(results)) {
    const { asked, key, reversalId, status } = row;
    // Not sent by this batch yet; a single command that asked for it is still without an answer, and was told so.
    const isOpen = status === 'planned' && world.open.some((one) => isSingleOf(one, command.machine, asked));
    if (NOT_DONE.includes(status) && !isOpen) {
      const untold = findUntold(world, command.machine, asked, key);
      if (untold !== undefined)
        return `(c) a row is ${status}, and its reversal ${untold.id} was done: ${nameOf(asked)}: ${err}`;
    }
    if (!DONE.includes(status)) continue;
    const wrong = notThere(world, asked, reversalId);
    if (wrong !== undefined) return `${wrong} (${status})`;
    if (claimed.has(reversalId)) return `(b) two rows are done by one reversal, ${reversalId}: ${nameOf(asked)}`;
    claimed.set(reversalId, row);
  }
  return undefined;
}

function isSingleOf({ machine, step, ...command }: Command, of: number, asked: Asked): boolean {
  return (
    step.do === 'single' &&
    machine === of &&
    askedBy({ machine, step, ...command }).some((one) => nameOf(one) === nameOf(asked))
  );
}

function notThere({ server }: World, asked: Asked, id: string | undefined): string | undefined {
  const made = server.payments.find((each) => each.id === id);
  if (made === undefined) return `(b) told as done, and not there: ${nameOf(asked)}, reversal ${id ?? 'without an id'}`;
  // By what was paid: an equal one may have been asked for in another way.
  const isSame =
    asked.cents !== undefined
      ? made.paidCents === asked.cents
      : asked.units === undefined
        ? isAll(made)
        : made.paidUnits === asked.units;
  if (isSame && made.redemption === asked.redemption && made.reason.trim() === asked.reason.trim().normalize('NFC'))
    return undefined;
  return `(b) ${nameOf(asked)} is told as done by another reversal: ${nameOf(made)}`;
}

/** Something of the kind that this machine did, knows of by its journal, and was never told. */
function findUntold({ clock, model, server }: World, machine: number, asked: Asked, key?: string): Payment | undefined {
  return server.payments.find(
    (each) =>
      nameOf(each) === nameOf(asked) &&
      each.machine === machine &&
      (key === undefined || each.key === key) &&
      !model.wasTold(each.id) &&
      model.remembers(machine, each.atMs) &&
      clock.nowMs - each.atMs < DAY_MS,
  );
}

/** At the end: whatever was done is known to somebody. */
export function judgeEnd(world: World): string | undefined {
  const { clock, model, server } = world;
  for (const one of server.payments) {
    if (model.wasTold(one.id)) continue;
    if (!model.remembers(one.machine, one.atMs)) count(world, 'done, and its journal was lost before anybody knew');
    else if (clock.nowMs - one.atMs > DAY_MS) count(world, 'done, and too long ago to ask by its key');
    else return `(d) ${nameOf(one)} was done on machine ${one.machine}, and nobody was ever told: ${one.id}`;
  }
  return undefined;
}

export function count({ known }: World, what: string): void {
  known.set(what, (known.get(what) ?? 0) + 1);
}
