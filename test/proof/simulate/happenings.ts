// What happens without a command: files are made and changed, time passes, journals are lost, the server is reset.
import { batchOf, corrected, type SimFile } from './files.js';
import type { Machine } from './machine.js';
import { saysAgain } from './operator.js';
import type { Step } from './steps.js';
import type { World } from './world.js';

export function happen(
  world: World,
  step: Exclude<Step, { do: 'single' | 'run' | 'resume' | 'retype' | 'both' }>,
): void {
  const { clock, files, machines } = world;
  switch (step.do) {
    case 'file':
      files.set(step.file, { name: step.name, rows: step.rows, spelling: {}, isFed: false });
      return;
    case 'edit':
    case 'feed': {
      const file = files.get(step.from);
      const made = file && (step.do === 'edit' ? edited(file, step) : fed(world, file, step));
      if (made !== undefined) files.set(step.file, made);
      return;
    }
    case 'pass':
      clock.nowMs += step.minutes * 60_000;
      return;
    case 'reset':
      world.reset();
      return;
    default: {
      const machine = machines[step.machine];
      if (machine === undefined) return;
      if (step.do === 'clock') machine.skewMs = step.minutes * 60_000;
      else tend(world, machine, step.do);
    }
  }
}

function tend(world: World, machine: Machine, what: 'lose' | 'copy' | 'restore'): void {
  if (what === 'copy') {
    machine.copyJournal();
    return;
  }
  if (what === 'restore' && machine.copiedAtMs === undefined) return;
  if (what === 'restore') machine.restoreJournal();
  else machine.loseJournal();
  world.model.forget(machine.number, what === 'restore' ? (machine.copiedAtMs ?? 0) : 0, world.clock.nowMs);
  // Nobody says "once more" again after a loss without looking first.
  world.open = world.open.filter((one) => one.machine !== machine.number || !saysAgain(one));
}

function edited(file: SimFile, step: Extract<Step, { do: 'edit' }>): SimFile | undefined {
  if (file.text !== undefined) return undefined;
  const at = step.at % file.rows.length;
  const turned = [...file.rows.slice(at), ...file.rows.slice(0, at)];
  const rows = {
    save: file.rows,
    reorder: turned,
    extend: [...file.rows, step.row],
    change: file.rows.map((row, n) => (n === at ? step.row : row)),
  }[step.how];
  const name = step.spelling.nfd === true ? (step.name ?? file.name).normalize('NFD') : (step.name ?? file.name);
  return { name, rows, spelling: step.spelling, isFed: false };
}

function fed(world: World, file: SimFile, step: Extract<Step, { do: 'feed' }>): SimFile | undefined {
  const text = world.machines[step.machine]?.read(`${batchOf(file)}.results.csv`);
  if (text === undefined) return undefined;
  const name = step.name ?? `${file.name}.results`;
  return {
    name,
    rows: [],
    spelling: {},
    isFed: true,
    text: step.cents === undefined ? text : corrected(text, step.cents),
  };
}
