// Plays a script, step by step, and stops at the first thing that must not be.
import { document } from './documents.js';
import { corrected, readRows, textOf, type SimFile } from './files.js';
import { openLine, type Break } from './line.js';
import type { Machine, Process } from './machine.js';
import { nameOf, type Asked } from './model.js';
import { count, judge, judgeEnd, type Ended } from './rules.js';
import { redemptionId } from './server.js';
import { REASONS, inMoney, type Fault, type Row, type Single, type Step } from './steps.js';
import { createWorld, type Command, type World } from './world.js';

export interface Played {
  /** What must not be, and at which step; the number of steps when it is about the end. */
  readonly violation?: { readonly step: number; readonly words: string };
  readonly known: ReadonlyMap<string, number>;
  readonly payments: number;
  readonly writes: number;
  /** How often commands ended so. */
  readonly codes: ReadonlyMap<string, number>;
}

export interface PlayOptions {
  readonly machines: number;
  readonly redemptions: number;
  readonly broken?: Break | undefined;
  /** Hears of each command that ended. */
  readonly onEnd?: (step: number, argv: readonly string[], ended: Ended) => void;
}

interface Play {
  readonly world: World;
  readonly options: PlayOptions;
  readonly codes: Map<string, number>;
  step: number;
}

export async function play(script: readonly Step[], options: PlayOptions): Promise<Played> {
  const world = createWorld(options);
  const codes = new Map<string, number>();
  const game: Play = { world, options, codes, step: 0 };
  let words: string | undefined;
  try {
    for (const step of script) {
      words = await take(game, step);
      if (words !== undefined) break;
      game.step += 1;
    }
    words ??= (await settle(game)) ?? judgeEnd(world);
    const told = { known: world.known, payments: world.server.payments.length, writes: world.writes, codes };
    return words === undefined ? told : { ...told, violation: { step: game.step, words } };
  } finally {
    world.close();
  }
}

async function take(game: Play, step: Step): Promise<string | undefined> {
  const { world } = game;
  if ('machine' in step && world.machines[step.machine] === undefined) return undefined;
  switch (step.do) {
    case 'single':
      return type(game, { step, machine: step.machine, isMeant: false }, step.faults);
    case 'run':
    case 'resume': {
      const file = world.files.get(step.file);
      if (file === undefined) return undefined;
      return type(game, { step, machine: step.machine, file, isMeant: false }, step.faults);
    }
    case 'retype': {
      const command = world.open.findLast(({ machine }) => machine === step.machine);
      return command && type(game, command, step.faults);
    }
    default:
      happen(world, step);
      return undefined;
  }
}

/** What happens without a command. */
function happen(world: World, step: Exclude<Step, { do: 'single' | 'run' | 'resume' | 'retype' }>): void {
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

function saysAgain({ step }: Command): boolean {
  return (step.flags as readonly string[]).includes('--again') || (step.do === 'single' && step.asked === 'insists');
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
  const text = world.machines[step.machine]?.read(`${file.name}.results.csv`);
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

/** Types a command, or types it again, and judges what came of it. */
async function type(game: Play, command: Command, faults: readonly Fault[]): Promise<string | undefined> {
  const { codes, options, world } = game;
  const machine = world.machines[command.machine];
  if (machine === undefined) return undefined;
  const process: Process = { isDead: false };
  const { server } = world;
  const line = openLine({
    ...{ server, process, faults, machine: machine.number, broken: world.broken },
    ...{ nowMs: () => world.clock.nowMs, batch: command.file?.name ?? '' },
  });
  const asked = askedBy(command);
  const takeBack = meanIt(world, command, asked);
  const argv = argvOf(command, machine);
  const before = server.payments.length;
  const prompter = promptedBy(world, command, asked, takeBack);
  const baseUrl = world.address(command.step.address);
  const run = await machine.run(argv, {
    process,
    baseUrl,
    fetch: line.fetch,
    ...(prompter !== undefined && { prompter }),
  });
  const wrote = command.step.do !== 'single' && [0, 6, 7, 8].includes(run.code) && !process.isDead;
  const results = wrote ? machine.read(`${command.file?.name ?? ''}.results.csv`) : undefined;
  const ended: Ended = {
    ...{ ...run, command, asked, wasKilled: process.isDead, writes: line.writes, made: server.payments.slice(before) },
    ...{ document: document(run.out), ...(results !== undefined && { results }) },
  };
  world.writes += line.writes.length;
  const code = process.isDead ? 'killed' : String(run.code);
  codes.set(code, (codes.get(code) ?? 0) + 1);
  options.onEnd?.(game.step, argv, ended);
  const isNothing = !process.isDead && line.writes.length === 0 && [2, 3, 130].includes(run.code);
  if (isNothing || ended.document.settled === true) for (const undo of takeBack) undo();
  keepOpen(world, ended);
  return judge(world, ended);
}

/** What is without an answer stays open until it is typed again, or until another command told of it. */
function keepOpen(world: World, { asked, code, command, document, err, wasKilled }: Ended): void {
  world.open = world.open.filter((one) => one !== command);
  if (command.step.do !== 'single' && command.file !== undefined)
    world.batches.set(`${command.machine} ${command.file.name}`, command);
  if (wasKilled || code === 6 || code === 7) {
    command.said = document.too_old_rows === undefined ? err : 'too long ago';
    world.open.push(command);
    return;
  }
  const names = new Set(asked.map(nameOf));
  world.open = world.open.filter(
    (one) =>
      one.step.do !== 'single' ||
      one.machine !== command.machine ||
      !saysAgain(one) ||
      !askedBy(one).some((each) => names.has(nameOf(each))),
  );
}

/** Writes down what is meant by typing it, once. @returns what takes it back */
function meanIt({ model }: World, command: Command, asked: readonly Asked[]): (() => void)[] {
  if (command.isMeant) return [];
  command.isMeant = true;
  const { step } = command;
  if (step.do === 'resume') return [];
  const flags: readonly string[] = step.flags;
  const times = new Map<string, number>();
  return asked
    .map((one) => {
      const n = (times.get(nameOf(one)) ?? 0) + 1;
      times.set(nameOf(one), n);
      if (flags.includes('--again') && one.ownKey === undefined) return model.meanMore(one, 1);
      return model.mean(one, step.do === 'single' || flags.includes('--allow-duplicates') ? n : 1);
    })
    .reverse();
}

function askedBy({ file, step }: Command): Asked[] {
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

function argvOf({ file, step }: Command, machine: Machine): string[] {
  const live = ['--mode', 'live', '--json'];
  if (step.do === 'single') return [...live, 'redemptions', 'reverse', ...singleWords(step)];
  if (file === undefined) return [];
  if (step.do === 'resume') return [...live, 'batches', 'resume', file.name.normalize('NFC'), '--yes', ...step.flags];
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
function promptedBy(
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

const TRIES = 3;

/** All lines are good again: what is open is typed again until it is answered, and every batch is resumed. */
async function settle(game: Play): Promise<string | undefined> {
  const { world } = game;
  for (let tried = 0; tried < TRIES && world.open.length > 0; tried += 1) {
    for (const command of [...world.open]) {
      const words = await type(game, command, []);
      if (words !== undefined) return words;
    }
  }
  for (const command of [...world.batches.values()]) {
    const { address, machine } = command.step;
    const resume = { do: 'resume', machine, address, faults: [], file: 0, flags: [] } as const;
    const words = await type(game, { ...command, isMeant: true, step: resume }, []);
    if (words !== undefined) return words;
  }
  for (const { said = '', step } of world.open) {
    if (!said.includes('too long ago')) return `(d) still without an answer: ${step.do}: ${said}`;
    count(world, `too long ago to ask by its key: ${step.do}`);
  }
  return undefined;
}
