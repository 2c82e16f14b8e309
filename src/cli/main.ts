// From a command line to an exit code. The only place that catches.
// A file of its own because the only place that catches stands apart from the door that loads it.
import { filteredIo } from './terminal/jq.js';
import { readAsked, type Asked } from './invocation.js';
import type { CliContext, Io } from './context.js';
import { AnsweredNo, errorDocument, ownFailure, type Failure } from './errors/errors.js';
import { ExitCode } from './errors/exit-codes.js';
import { visible, visibleJson } from './terminal/safe-text.js';

export async function main(argv: readonly string[], ctx: CliContext): Promise<ExitCode> {
  const expression = valueOf(argv, '--jq');
  const json = expression !== undefined || wants(argv, '--json');
  let asked: Asked = { argv };
  let { io } = ctx;
  try {
    if (expression !== undefined) io = await filteredIo(ctx.io, expression);
    const spellOut: CliContext['spellOut'] = (redemptionId, words) => {
      asked = { ...asked, redemptionId, argv: [...argv, ...words] };
    };
    const { createProgram } = await import('./program.js');
    const program = await createProgram({ ...ctx, io, spellOut }, { json, words: argv });
    program.hook('preAction', (_program, action) => {
      asked = readAsked(argv, action, ctx.host.env);
    });
    await program.parseAsync([...argv], { from: 'user' });
    return await finish(io, ExitCode.ok);
  } catch (error) {
    if (isShown(error)) return finish(io, ExitCode.ok);
    if (error instanceof AnsweredNo) return finish(io, ExitCode[error.kind]);
    const { failure, text } = await describe(error, asked, ctx);
    // Never filtered: whatever was asked for, this is something else.
    if (json) ctx.io.out(`${visibleJson(errorDocument(failure))}\n`);
    ctx.io.err(text);
    if (failure.kind === 'bug' && wants(argv, '--verbose')) ctx.io.err(stackOf(error));
    return finish(io, ExitCode[failure.kind]);
  }
}

/** Says something for which no command is needed. */
export function tell(text: string, ctx: CliContext): Promise<ExitCode> {
  ctx.io.out(text);
  return finish(ctx.io, ExitCode.ok);
}

/** --help and --version end by an exception of commander's; what they had to say is said. */
function isShown(error: unknown): boolean {
  return error instanceof Error && 'exitCode' in error && error.exitCode === 0;
}

async function describe(error: unknown, asked: Asked, ctx: CliContext): Promise<{ failure: Failure; text: string }> {
  // Loaded when something failed, because the SDK comes with it.
  const { failureText, sdkFailure, withHint } = await import('./failures.js');
  const found = ownFailure(error) ?? sdkFailure(error, { argv: asked.argv, interrupted: ctx.host.interrupted.aborted });
  const failure = withHint(found, asked);
  return { failure, text: failureText(failure, ctx.io.errColumns ?? Infinity) };
}

/** An answer that did not reach its reader must not look like a success. */
async function finish(io: Io, code: ExitCode): Promise<ExitCode> {
  const problem = await io.flush();
  if (problem === undefined) return code;
  io.err(`the answer could not be written to stdout: ${visible(problem.message)}\n`);
  io.err('this says nothing about the command itself; what it did stays done\n');
  return code === ExitCode.ok ? ExitCode.bug : code;
}

/** Looks at the words themselves, because a command line that cannot be parsed has its manners too. */
function wants(argv: readonly string[], flag: string): boolean {
  return flagsOf(argv).includes(flag);
}

/** What was given with a flag, in either spelling. */
function valueOf(argv: readonly string[], flag: string): string | undefined {
  const words = flagsOf(argv);
  const at = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  return words[at] === flag ? words[at + 1] : words[at]?.slice(flag.length + 1);
}

function flagsOf(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end === -1 ? argv : argv.slice(0, end);
}

function stackOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? error.message).split('\n') : [String(error)];
  return lines.map((line) => `${visible(line)}\n`).join('');
}
