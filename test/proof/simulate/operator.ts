// What an operator types for a step, what is meant by it, and what is answered to a question.
import { batchOf, readRows, textOf } from './files.js';
import type { Machine } from './machine.js';
import { nameOf, type Asked } from './model.js';
import { DAY_MS, redemptionId } from './server.js';
import { REASONS, inMoney, type Row, type Single } from './steps.js';
import type { Command, World } from './world.js';

/** Writes down what is meant by typing it, once. @returns what takes it back */
export function meanIt(world: World, command: Command, asked: readonly Asked[]): (() => void)[] {
  const { clock, model } = world;
  // What is a day old is another wish: nobody knows the key any more that it would have had.
  const isOld = saysAgain(command) && clock.nowMs - (command.typedAtMs ?? clock.nowMs) > DAY_MS;
  if (command.isMeant && !isOld) return [];
  command.isMeant = true;
  command.typedAtMs = clock.nowMs;
  const { step } = command;
  if (step.do === 'resume') return [];
  const flags: readonly string[] = step.flags;
  const times = new Map<string, number>();
  return asked
    .map((one) => {
      const n = (times.get(nameOf(one)) ?? 0) + 1;
      times.set(nameOf(one), n);
      if (flags.includes('--again') && (one.ownKey === undefined || isLongDone(world, one)))
        return model.meanMore(one, 1);
      return model.mean(one, step.do === 'single' || flags.includes('--allow-duplicates') ? n : 1);
    })
    .reverse();
}

/** A key of one's own makes one more only when it is forgotten. */
function isLongDone({ clock, server }: World, asked: Asked): boolean {
  return server.payments.some((one) => nameOf(one) === nameOf(asked) && clock.nowMs - one.atMs > DAY_MS);
}

export function askedBy({ file, step }: Command): Asked[] {
  if (step.do === 'single') return [askedIn(step.row, step.key)];
  if (file?.text !== undefined) return readRows(file.text).map(({ asked }) => asked);
  return file?.rows.map((row) => askedIn(row)) ?? [];
}

function askedIn({ redemption, cents, units, reason }: Row, key?: number): Asked {
  return {
    ...{ redemption, reason: REASONS[reason] ?? '' },
    ...(cents !== undefined && { cents }),
    ...(units !== undefined && { units }),
    ...(key !== undefined && { ownKey: `own-${key}` }),
  };
}

export function argvOf({ file, step }: Command, machine: Machine): string[] {
  const live = ['--mode', 'live', '--json'];
  if (step.do === 'single') return [...live, 'redemptions', 'reverse', ...singleWords(step)];
  if (file === undefined) return [];
  if (step.do === 'resume')
    return [...live, 'batches', 'resume', batchOf(file).normalize('NFC'), '--yes', ...step.flags];
  const path = machine.write(`${file.name}.csv`, textOf(file));
  return [...live, 'redemptions', 'reverse', '--csv', path, '--yes', ...step.flags];
}

function singleWords({ asked, flags, key, row }: Single): string[] {
  const { cents, reason, redemption, units } = row;
  return [
    ...[redemptionId(redemption), '--reason', REASONS[reason] ?? ''],
    ...(cents === undefined ? [] : ['--amount', inMoney(cents)]),
    ...(units === undefined ? [] : ['--quantity', String(units)]),
    ...(key === undefined ? [] : ['--idempotency-key', `own-${key}`]),
    ...(asked === undefined ? ['--yes'] : []),
    ...flags,
  ];
}

/** Somebody who is asked: says yes, and "once more" only if it is meant. */
export function promptedBy(
  { model }: World,
  { step }: Command,
  [asked]: readonly Asked[],
  takeBack: (() => void)[],
): Parameters<Machine['run']>[1]['prompter'] {
  if (step.do !== 'single' || step.asked === undefined) return undefined;
  const nobody = (): never => {
    throw new Error('only a confirmation is expected');
  };
  let isSaid = false;
  return {
    confirm: (message) => {
      if (!message.includes('once more')) return Promise.resolve(true);
      if (step.asked === 'careful' || asked === undefined) return Promise.resolve(false);
      if (!isSaid) takeBack.unshift(model.meanMore(asked, 1));
      isSaid = true;
      return Promise.resolve(true);
    },
    // How much is asked where no amount was given: all that remains comes first.
    select: (_message, [first]) => (first === undefined ? nobody() : Promise.resolve(first.value)),
    ...{ input: nobody, password: nobody },
  };
}

/** Whether it says that what stands already is meant once more. */
export function saysAgain({ step }: Command): boolean {
  return (step.flags as readonly string[]).includes('--again') || (step.do === 'single' && step.asked === 'insists');
}
