// The unmodified program of these proofs: opens a ledger, reverses step by step, says on stdout what it was answered, closes.
// node reversals.mjs <db> <steps> [again | die | on] [together]
// The third word is what it does after an answer that is none (5xx); the fourth is how many steps are asked for at once.
import { writeSync } from 'node:fs';
import { createLocalEngine, reverse, StorageError } from './ledger.mjs';

const [db, steps, then = 'on', together = '1'] = process.argv.slice(2);
// Synchronous, so that what has been said is in the pipe whatever happens next.
const say = (answer) => writeSync(1, `${JSON.stringify(answer)}\n`);

const engine = open();
const all = Array.from({ length: Number(steps) }, (_, n) => n + 1);
while (all.length > 0) {
  const group = all.splice(0, Number(together));
  const failed = (await Promise.all(group.map(ask))).includes(false);
  if (failed && then === 'die') process.kill(process.pid, 'SIGKILL');
  if (failed && then === 'again') await Promise.all(group.map(ask));
}
engine.close();

function open() {
  try {
    return createLocalEngine({ path: db, onBug: (error) => say({ bug: String(error?.stack) }) });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    say({ refused: error.code, message: `${error.message}; ${error.hint}` });
    process.exit(4);
  }
}

/** Whether it was answered at all. */
async function ask(n) {
  const { status, body } = await reverse(engine, n);
  say({ n, status, id: body.id, code: body.code, message: body.message });
  return status < 500;
}
