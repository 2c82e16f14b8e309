// Plays a script, step by step, and stops at the first thing that must not be.
import { batchOf } from './files.js';
import { happen } from './happenings.js';
import { openLine, type Break, type LineOptions } from './line.js';
import type { Process } from './machine.js';
import { nameOf } from './model.js';
import { argvOf, askedBy, meanIt, promptedBy, saysAgain } from './operator.js';
import { count, judge, judgeEnd, type Ended } from './rules.js';
import type { Fault, Step } from './steps.js';
import { createTurns } from './turns.js';
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
  switch (step.do) {
    case 'single':
    case 'run':
    case 'resume':
      return typeAll(game, [step]);
    case 'both':
      return typeAll(game, [step.one, step.other], step.seed);
    case 'retype': {
      const command = world.open.findLast(({ machine }) => machine === step.machine);
      return command && type(game, command, step.faults);
    }
    default:
      if (!('machine' in step) || world.machines[step.machine] !== undefined) happen(world, step);
      return undefined;
  }
}

/** Types commands at the same time, and judges each when all have ended. @param seed - of their turns */
async function typeAll(game: Play, steps: readonly Command['step'][], seed = 0): Promise<string | undefined> {
  const { world } = game;
  const typed = steps.flatMap((step) => {
    const command = commandOf(world, step);
    return command === undefined ? [] : [{ command, faults: step.faults }];
  });
  // Nobody knows which came first: "one more" may be meant on top of the other one.
  const isMore = ({ step }: Command): boolean => (step.flags as readonly string[]).includes('--again');
  typed.sort((one, other) => Number(isMore(one.command)) - Number(isMore(other.command)));
  const turns = createTurns(typed.length, seed);
  const isAlone = typed.length === 1;
  const all = await Promise.all(
    typed.map(({ command, faults }, at) =>
      runOne(game, command, { faults, isAlone, inTurn: (work) => turns.take(at, work) }).finally(() => {
        turns.end(at);
      }),
    ),
  );
  for (const ended of all) {
    keepOpen(world, ended);
    const words = await judge(world, ended);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** The same "one more" that never got through is the same intent, typed again. */
function commandOf(world: World, step: Command['step']): Command | undefined {
  if (world.machines[step.machine] === undefined) return undefined;
  if (step.do !== 'single') {
    const file = world.files.get(step.file);
    return file && { step, machine: step.machine, file, isMeant: false };
  }
  const command = { step, machine: step.machine, isMeant: false };
  const names = askedBy(command).map(nameOf);
  const isIt = (one: Command): boolean =>
    one.step.do === 'single' && one.machine === step.machine && askedBy(one).map(nameOf).join() === names.join();
  return step.flags.includes('--again')
    ? (world.open.find((one) => isIt(one) && one.step.do === 'single' && one.step.flags.includes('--again')) ?? command)
    : command;
}

/** Types a command, or types it again, and judges what came of it. */
async function type(game: Play, command: Command, faults: readonly Fault[]): Promise<string | undefined> {
  const ended = await runOne(game, command, { faults, isAlone: true, inTurn: (work) => work() });
  keepOpen(game.world, ended);
  return judge(game.world, ended);
}

interface Typing extends Pick<LineOptions, 'faults' | 'inTurn'> {
  /** Nothing else runs at the same time. */
  readonly isAlone: boolean;
}

async function runOne(game: Play, command: Command, { faults, inTurn, isAlone }: Typing): Promise<Ended> {
  const { codes, options, world } = game;
  const machine = world.machines[command.machine];
  if (machine === undefined) throw new Error(`there is no machine ${command.machine}`);
  const process: Process = { isDead: false };
  const { server } = world;
  const line = openLine({
    ...{ server, process, faults, inTurn, machine: machine.number, broken: world.broken },
    ...{ nowMs: () => world.clock.nowMs, batch: command.file?.name ?? '' },
  });
  const asked = askedBy(command);
  const isRetyped = command.isMeant;
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
  const results = wrote && command.file ? machine.read(`${batchOf(command.file)}.results.csv`) : undefined;
  const made = server.payments.slice(before).filter((one) => one.machine === machine.number);
  const ended: Ended = {
    ...{ ...run, command, asked, wasKilled: process.isDead, writes: line.writes, made, isFirst: isAlone && !isRetyped },
    ...{ document: documentOf(run.out), ...(results !== undefined && { results }) },
  };
  world.writes += line.writes.length;
  const code = process.isDead ? 'killed' : String(run.code);
  codes.set(code, (codes.get(code) ?? 0) + 1);
  options.onEnd?.(game.step, argv, ended);
  const isNothing = line.writes.length === 0 && (process.isDead ? saysAgain(command) : [2, 3, 130].includes(run.code));
  if (isNothing || ended.document.settled === true) for (const undo of takeBack) undo();
  return ended;
}

/** What is without an answer stays open until it is typed again, or until another command told of it. */
function keepOpen(world: World, { asked, code, command, document, err, wasKilled, writes }: Ended): void {
  world.open = world.open.filter((one) => one !== command);
  if (command.step.do !== 'single' && command.file !== undefined)
    world.batches.set(`${command.machine} ${command.file.name}`, command);
  // Killed before anything was written down, one more than what stands later is another wish.
  const isForgotten = wasKilled && writes.length === 0 && saysAgain(command);
  if (!isForgotten && (wasKilled || code === 6 || code === 7)) {
    // Refused after an attempt without an answer: that says nothing about the attempt (D46), and rows behind it wait.
    const isRefused = code === 7 && writes.length > 0;
    command.said = document.too_old_rows !== undefined ? 'too long ago' : isRefused ? 'asked again, and refused' : err;
    world.open.push(command);
    return;
  }
  // It looked at nothing of it.
  if (![0, 3, 7, 8].includes(code)) return;
  const names = new Set(asked.map(nameOf));
  world.open = world.open.filter(
    (one) =>
      one.step.do !== 'single' ||
      one.machine !== command.machine ||
      !saysAgain(one) ||
      !askedBy(one).some((each) => names.has(nameOf(each))),
  );
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
    const resume = { do: 'resume', machine, address, faults: [], file: 0, flags: ['--skip-done'] } as const;
    const words = await type(game, { ...command, isMeant: true, step: resume }, []);
    if (words !== undefined) return words;
  }
  for (const { said = '', step } of world.open) {
    const why = ['too long ago', 'asked again, and refused'].find((words) => said.includes(words));
    if (why === undefined) return `(d) still without an answer: ${step.do}: ${said}`;
    count(world, `${why}: ${step.do}`);
  }
  return undefined;
}

/** The one document that a command printed; empty where it is none. */
function documentOf(text: string): Ended['document'] {
  try {
    return JSON.parse(text) as Ended['document'];
  } catch {
    return {};
  }
}
