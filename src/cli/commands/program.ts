// The tree of commands and the flags that all of them take. Declares only; what a command needs is loaded when it runs.
import { Command, Help, Option } from 'commander';
import type { CliContext } from '../context.js';
import { batchesCommand } from './batches.js';
import { helpCommand } from './help.js';
import { redemptionsCommand } from './redemptions.js';
import { sandboxCommand } from './sandbox.js';
import { wrapWords } from '../ui/wrap-words.js';

/** Width of help where there is no terminal, so that it reads the same in every log. */
const HELP_COLUMNS = 80;

export function createProgram(ctx: CliContext, { json }: { json: boolean }): Command {
  const program = new Command('scrip')
    .description('Reverse redemptions on the Scrip rewards API. Runs on a local sandbox until told otherwise.')
    .configureHelp({ subcommandTerm: (command) => command.name(), formatItem, minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        ctx.io.out(text);
      },
      // Only help comes here, when a command is missing; main's words follow it.
      writeErr: (text) => {
        ctx.io.err(`${text}\n`);
      },
      // main says what is wrong, once, in one manner.
      outputError: () => undefined,
      getOutHelpWidth: () => ctx.io.columns ?? HELP_COLUMNS,
      getErrHelpWidth: () => ctx.io.columns ?? HELP_COLUMNS,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  addGlobalFlags(program, json ? JSON.stringify({ version: ctx.version() }) : ctx.version());
  program.helpCommand(false);
  program.addCommand(inherit(redemptionsCommand(ctx), program));
  program.addCommand(inherit(batchesCommand(ctx), program));
  program.addCommand(inherit(sandboxCommand(ctx), program));
  program.addCommand(inherit(helpCommand(ctx.io, program), program));
  program.addHelpText('after', '\nFiles for a batch: scrip help csv\nExit codes: scrip help exit-codes');
  return program;
}

/** Columns that a description should have beside its term; with fewer it goes below. */
const LEAST_ROOM = 24;

function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const width = helper.helpWidth ?? HELP_COLUMNS;
  if (width - termWidth >= LEAST_ROOM)
    return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  return [`  ${term}`, ...wrapWords(description, width - 6).map((line) => `      ${line}`)].join('\n');
}

function addGlobalFlags(program: Command, version: string): void {
  program
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'show help')
    .option('--mode <mode>', 'sandbox or live (default: SCRIP_MODE, else sandbox)')
    .addOption(new Option('--profile <name>', 'settings by name; not available yet').hideHelp())
    .option('--api-key-file <path>', 'file that holds the API key of live mode (default: SCRIP_API_KEY)')
    .option('--json', 'print one JSON document')
    .option('--jq <expression>', "print what jq's language makes of that document")
    .option('--quiet', 'no remarks on stderr; warnings and errors stay')
    .option('--verbose', 'one line per request on stderr, without secrets')
    .option('--no-color', 'no colour')
    .option('--no-input', 'never ask; a missing value is an error');
}

/** commander hands its settings down to `.command()` only, not to commands that are added. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  command.helpCommand(false);
  for (const child of command.commands) inherit(child, command);
  return command;
}
