// Which data the sandbox holds, and how data of your own is read.
// A file of its own because each part of the sandbox group is one subject.
import { visible } from '../terminal/safe-text.js';
import type { CliContext, Sandbox, Seed, SeedDocument } from '../context.js';
import { AnsweredError, FileError, GuardError, UsageError, seedProblems, seedWords } from '../errors/errors.js';
import type { Screen } from '../terminal/screen.js';
import { DEMO_REDEMPTION, argument, command, flag, notEmpty } from '../help/command.js';
import { onSandbox } from '../session.js';
import type { InputFile } from '../files.js';

// `scrip sandbox init`, `seed` and `reset`: which data the sandbox holds.

/** What to fill a sandbox with: the name it was given by, and the data behind the name. */
interface Data {
  readonly name: string;
  readonly seed: Seed;
}

const DEMO: Data = { name: 'demo', seed: 'demo' };

export const initCommand = command({
  name: 'init',
  summary: "make the sandbox's database and fill it with the demo data",
  examples: ['sandbox init', 'sandbox init --force   # throws away what the sandbox holds'],
  flags: [flag('--force', 'also when there is one already: everything in it is thrown away')],
  run: (ctx, { flags, command }) =>
    onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
      if (!sandbox.created && flags.force !== true) {
        throw new GuardError(
          'sandbox_exists',
          `there is a sandbox already: ${sandbox.path}`,
          'use it as it is, or add --force to throw away everything in it',
        );
      }
      if (!sandbox.created) await reset(sandbox, DEMO);
      report(screen, sandbox, DEMO);
    }),
});

export const seedCommand = command({
  name: 'seed',
  summary: 'fill a sandbox that is still empty',
  examples: ['sandbox seed', 'sandbox seed demo', 'sandbox seed examples/seed.json'],
  arguments: [
    argument('[data]', 'demo, empty, or a JSON file of your own data', {
      parse: notEmpty,
      choices: ['demo', 'empty'],
      default: 'demo',
    }),
  ],
  run: async (ctx, { args: [name], command }) => {
    const data = await readData(ctx, name);
    await onSandbox(ctx, command, { changes: true, seed: data.seed }, async ({ screen, sandbox }) => {
      const already = !sandbox.created && (await holds(sandbox, data.seed));
      if (!sandbox.created && !already) {
        if (!(await holds(sandbox, 'empty'))) {
          throw new GuardError(
            'sandbox_not_empty',
            `the sandbox holds other data: ${sandbox.path}`,
            `scrip sandbox reset --yes --seed ${name} throws it away`,
          );
        }
        await reset(sandbox, data);
      }
      report(screen, sandbox, data);
      if (already) screen.note('it did before; nothing was changed');
    });
  },
});

export const resetCommand = command({
  name: 'reset',
  summary: 'throw away what the sandbox holds and begin again',
  examples: [
    'sandbox reset --yes',
    'sandbox reset --yes --seed empty',
    'sandbox reset --yes --seed examples/seed.json',
  ],
  flags: [
    flag('--yes', 'mean it'),
    flag('--seed <data>', 'what it holds afterwards: demo, empty, or a JSON file', {
      parse: notEmpty,
      choices: ['demo', 'empty'],
      default: 'demo',
    }),
  ],
  run: async (ctx, { flags, command }) => {
    if (flags.yes !== true) {
      throw new UsageError('--yes is missing: a reset throws away everything in the sandbox', 'add --yes to mean it');
    }
    const data = await readData(ctx, flags.seed);
    await onSandbox(ctx, command, { changes: true, seed: data.seed }, async ({ screen, sandbox }) => {
      if (!sandbox.created) await reset(sandbox, data);
      report(screen, sandbox, data);
    });
  },
});

/** Reads a file before anything is opened, so that a bad one leaves no trace. */
async function readData(ctx: CliContext, name: string): Promise<Data> {
  if (name === 'demo' || name === 'empty') return { name, seed: name };
  return { name, seed: await readSeedFile((path) => ctx.openInput(path), name) };
}

async function reset(sandbox: Sandbox, { seed }: Data): Promise<void> {
  await sandbox.control('POST', '/_sandbox/reset', { seed }).catch((error: unknown) => {
    const problems = error instanceof AnsweredError ? seedProblems(error.problems) : [];
    if (!(error instanceof AnsweredError) || problems.length === 0) throw error;
    const { message, hint } = seedWords(error.message, problems);
    throw new FileError(error.code ?? '', message, problems, hint);
  });
}

/** Whether the sandbox holds the demo data, or nothing at all. */
async function holds(sandbox: Sandbox, seed: Seed): Promise<boolean> {
  // As a preview, which meets none of the faults that may be set.
  const read = (path: string): Promise<{ status: number; body: { data?: unknown[] } }> =>
    sandbox.control('POST', '/_sandbox/preview', { method: 'GET', path });
  if (seed === 'demo') return (await read(`/v1/redemptions/${DEMO_REDEMPTION}`)).status === 200;
  if (seed !== 'empty') return false;
  const programs = await read('/v1/programs?limit=1&include_archived=true');
  const people = await read('/v1/participants?limit=1');
  return programs.body.data?.length === 0 && people.body.data?.length === 0;
}

function report(screen: Screen, sandbox: Sandbox, { name, seed }: Data): void {
  const { created, path } = sandbox;
  const what = seed === 'demo' ? 'the demo data' : seed === 'empty' ? 'nothing yet' : `the data of ${visible(name)}`;
  screen.answer({ mode: 'sandbox', path, seed: name, created }, () => `${path} holds ${what}\n`);
}

// A seed file that a person names: read as a whole, as JSON. What it says is for the engine to judge.

/** What the engine takes. */
const MOST_BYTES = 32 * 1024 * 1024;
const HINT = 'name a JSON file as docs/seed-format.md describes it, or demo or empty';

/** @throws UsageError when it cannot be read, is larger than 32 MiB, or is no JSON in UTF-8 */
async function readSeedFile(open: (path: string) => InputFile, path: string): Promise<SeedDocument> {
  const text = await readText(open, path);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${path}: it is not JSON: ${placed(error, text)}`, 'correct it there; nothing was changed');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as SeedDocument;
  throw new UsageError(`${path}: it must be one JSON object`, HINT);
}

async function readText(open: (path: string) => InputFile, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of opened(open, path).bytes()) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new UsageError(`${path}: it is larger than 32 MiB`, 'seed less data, or in parts');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UsageError(`${path}: it is not text in UTF-8`, HINT);
  }
}

function opened(open: (path: string) => InputFile, path: string): InputFile {
  try {
    return open(path);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(error.message, HINT);
    throw error;
  }
}

/** Where the parser stopped, by line and column, whichever Node it is. */
function placed(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return message;
  const before = text.slice(0, parseInt(position, 10)).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
