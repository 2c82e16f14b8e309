// The long programs, each under its name: npm run proof -- <name> [args]. Without a name: the list. A proof that looks at
// the built program has it built first, but not where SCRIP_BUILT says that this was done.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PROOFS = [
  ['kill', 'kill/run.mjs', 'batches whose clients and servers are killed: nothing lost, nothing done twice'],
  ['offline', 'offline/kill.mjs', 'a push of offline reversals that is killed again and again'],
  ['disk', 'disk/run.mjs', 'a ledger on a disk that fails, fills up, loses power or loses bits'],
  ['server', 'server/run.mjs', 'servers that are killed, that share a file, that meet hostile callers'],
  ['fuzz', 'fuzz/run.mjs', 'random inputs, guided by what they reach', 'from source'],
  [
    'mutants',
    'mutants/run.mjs',
    'breaks the code where money is at stake and counts what the tests notice',
    'from source',
  ],
  ['books', 'books/run.mjs', 'random scripts whose books hledger adds up as well'],
  [
    'history',
    'history/run.mjs',
    'clients at the same time over a bad line: one order explains all answers',
    'from source',
  ],
  [
    'simulate',
    'simulate/run.mjs',
    'operators on several machines and one server that fails: one intent, one payment',
    'from source',
  ],
  ['pack', 'pack/run.mjs', 'the package, installed and used on each Node that it promises'],
  ['package', 'pack/check.mjs', 'the package as importers meet it: its types, its size, nothing of Node in a browser'],
  ['types', 'types/run.mjs', 'the types of the package under each TypeScript that is promised'],
  ['foreign', 'foreign/run.mjs', 'the client of another generator, made from openapi.yaml'],
  ['browser', 'browser/run.mjs', 'the SDK in a web page'],
  ['console', 'console/run.mjs', 'the console in a browser: for everybody, and quick'],
].map(([name, file, about, from = 'built']) => ({ name, file, about, isBuilt: from === 'built' }));

const [name, ...args] = process.argv.slice(2);
const proof = PROOFS.find((each) => each.name === name);
if (proof === undefined) {
  const list = PROOFS.map((each) => `  ${each.name.padEnd(9)} ${each.about}`).join('\n');
  console.log(`npm run proof -- <name> [args]\n\n${list}`);
  process.exit(name === undefined ? 0 : 2);
}
if (proof.isBuilt && process.env.SCRIP_BUILT === undefined) run('npm', ['run', '--silent', 'build']);
run(process.execPath, [`test/proof/${proof.file}`, ...args]);

/** Ends this program too when the other one fails, with its number. */
function run(program, argv) {
  const { error, status } = spawnSync(program, argv, { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
