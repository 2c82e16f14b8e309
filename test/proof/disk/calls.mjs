// Fails the n-th system call on the ledger's files, for n = 1 until the program passes clean, and holds the ledger to its
// promises after each: a kill at every write and every sync, a full disk and a broken one at every write, a failed sync.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalEngine, judge } from './ledger.mjs';
import { runUnder, whyNoStrace } from './strace.mjs';

const PROGRAM = new URL('reversals.mjs', import.meta.url).pathname;
/** What an answer may say when the disk failed: never that it was done, never that it was refused. */
const HONEST = { ENOSPC: /the disk is full/, EIO: /look the key up/ };

/** What is done to which call, once or from then on, and what the program does after an answer that is none. */
const LOOPS = [
  { name: 'kill at write', call: 'pwrite64', with: 'signal=SIGKILL' },
  { name: 'kill at write, 4 at a time', call: 'pwrite64', with: 'signal=SIGKILL', together: 4 },
  { name: 'kill at write, new ledger', call: 'pwrite64', with: 'signal=SIGKILL', isNew: true },
  { name: 'kill at sync', call: 'fsync', with: 'signal=SIGKILL' },
  { name: 'ENOSPC at write', call: 'pwrite64', with: 'error=ENOSPC', then: 'again' },
  { name: 'ENOSPC from a write on', call: 'pwrite64', with: 'error=ENOSPC', forEver: true },
  { name: 'EIO at write', call: 'pwrite64', with: 'error=EIO', then: 'again' },
  { name: 'EIO from a write on', call: 'pwrite64', with: 'error=EIO', forEver: true },
  { name: 'EIO at sync, asked again', call: 'fsync', with: 'error=EIO', then: 'again' },
  { name: 'EIO at sync, then killed', call: 'fsync', with: 'error=EIO', then: 'die' },
  { name: 'EIO at sync, 4 at a time, then killed', call: 'fsync', with: 'error=EIO', then: 'die', together: 4 },
  { name: 'EIO from a sync on', call: 'fsync', with: 'error=EIO', forEver: true },
  { name: 'EIO at write, new ledger', call: 'pwrite64', with: 'error=EIO', isNew: true },
];

/**
 * @param options.steps - reversals that the program does each time
 * @param options.points - takes so many of the points of each loop, at random; all of them when it is undefined
 * @returns whether every promise was kept
 */
export async function failEachCall(home, { steps, points, random, only, say }) {
  const why = whyNoStrace();
  if (why !== undefined) {
    say(`SKIPPED: system calls are not made to fail: ${why}`);
    return true;
  }
  const template = join(home, 'template.db');
  createLocalEngine({ path: template }).close();
  const loops = LOOPS.filter(({ name }) => new RegExp(only ?? '').test(name));
  const counted = new Map();
  let isKept = loops.length > 0;
  for (const loop of loops) {
    const undisturbed = `${loop.call} ${loop.together} ${loop.isNew}`;
    if (!counted.has(undisturbed)) counted.set(undisturbed, await countCalls(loop, { home, template, steps }));
    const calls = counted.get(undisturbed);
    const all = Array.from({ length: calls }, (_, n) => n + 1);
    const taken = points === undefined ? all : sample(all, points, random);
    isKept = (await runLoop(loop, taken, { home, template, steps, say })) && isKept;
    // Where the program passes clean is the end of the loop, and shows that no point was left out.
    if (points === undefined && (await runPoint(loop, calls + 1, { home, template, steps })).fired) {
      say(`  ${loop.name}: there is a point after the ${calls} that were counted`);
      isKept = false;
    }
  }
  return isKept;
}

function sample(all, count, random) {
  const left = [...all];
  return Array.from(
    { length: Math.min(count, all.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0],
  );
}

async function runLoop(loop, taken, { home, template, steps, say }) {
  const total = { answered: 0, unknown: 0, unopened: 0, unsaid: 0, thereUnsaid: 0 };
  const broken = [];
  for (const n of taken) {
    const point = await runPoint(loop, n, { home, template, steps });
    if (!point.fired) broken.push(`${loop.name} ${n}: was never reached`);
    for (const key of Object.keys(total)) total[key] += point[key] ?? 0;
    broken.push(...(point.broken ?? []).map((words) => `${loop.name} ${n}: ${words}`));
  }
  const count = (word) => broken.filter((words) => words.includes(word)).length;
  const [lost, doubled, half] = ['LOST', 'DOUBLED', 'HALF'].map(count);
  say(
    `${loop.name}: ${taken.length} points, answered ${total.answered}, unknown ${total.unknown}, not opened ` +
      `${total.unopened}, there though not answered ${total.thereUnsaid} of ${total.unsaid}; lost ${lost}, ` +
      `doubled ${doubled}, half ${half}, other ${broken.length - lost - doubled - half}`,
  );
  for (const words of broken.slice(0, 20)) say(`  ${words}`);
  return broken.length === 0 && taken.length > 0;
}

/** How often an undisturbed run makes the call. */
async function countCalls(loop, where) {
  const { trace, folder } = await run({ ...loop, with: undefined }, where);
  const calls = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${loop.call}(`)).length;
  rmSync(folder, { recursive: true });
  return calls;
}

async function run(fault, { home, template, steps }) {
  const folder = mkdtempSync(join(home, 'point-'));
  const db = join(folder, 'ledger.db');
  if (!fault.isNew) copyFileSync(template, db);
  const trace = join(folder, 'trace');
  const argv = [PROGRAM, db, `${steps}`, fault.then ?? 'on', `${fault.together ?? 1}`];
  return { folder, db, trace, ...(await runUnder(fault, [db, `${db}-wal`, `${db}-journal`], argv, trace)) };
}

async function runPoint(loop, n, where) {
  const fault = { ...loop, when: loop.forEver ? `${n}+` : `${n}` };
  const { folder, db, out, err, code, signal, fired } = await run(fault, where);
  const said = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const answers = said.filter((line) => line.n !== undefined);
  const broken = said
    .filter((line) => line.bug !== undefined || !isHonest(line, fault))
    .map((line) => JSON.stringify(line));
  const mayDie = fault.with.startsWith('signal=') || fault.then === 'die';
  if (!(code === 0 || code === 4 || (mayDie && signal === 'SIGKILL')))
    broken.push(`it ended with ${code ?? signal}: ${err}`);
  const judged = await judge(db, answers, where.steps);
  broken.push(...judged.broken);
  if (broken.length === 0) rmSync(folder, { recursive: true });
  return {
    fired,
    answered: answers.filter(({ status }) => status < 300).length,
    unknown: answers.filter(({ status }) => status >= 500).length,
    unopened: said.filter(({ refused }) => refused !== undefined).length,
    unsaid: judged.unsaid,
    thereUnsaid: judged.thereUnsaid,
    broken,
  };
}

/** Done, or a 503 that says which trouble it was; the same words when the ledger could not even be opened. */
function isHonest({ status, message, refused }, fault) {
  if (status < 300) return true;
  const words = HONEST[fault.with.replace('error=', '')];
  return (status === 503 || refused !== undefined) && words !== undefined && words.test(message);
}
