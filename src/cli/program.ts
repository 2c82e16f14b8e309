// The tree of commands and the flags that all of them take. Declares only, and only what a command line can reach; what a
// command needs is loaded when it runs.
// A file of its own because declaring the commands is not running them.
import { TOPICS, narrowed } from './help/topics.js';
import { Option, type Command } from 'commander';
import type { CliContext, Io } from './context.js';
import { UsageError } from './errors/errors.js';
import { didYouMean } from './errors/suggest.js';
import { HELP_COLUMNS, TOPIC_LIST, TOPIC_NAMES, type TopicName } from './help/page.js';
import { DEMO_REDEMPTION, ScripCommand, group, suggestChoice, type Declare, type GroupSpec } from './help/command.js';
import { lostValue } from './help/lost-values.js';
import { MODES } from './config/config-file.js';

interface ProgramOptions {
  readonly json: boolean;
  /** The command line as it was typed. */
  readonly words: readonly string[];
}

export async function createProgram(ctx: CliContext, { json, words }: ProgramOptions): Promise<Command> {
  const program = new ScripCommand('scrip');
  program.helpAsJson = json;
  program.examples = [
    `redemptions get ${DEMO_REDEMPTION}`,
    `redemptions reverse ${DEMO_REDEMPTION} --quantity 1 --reason "Customer refund request" --dry-run`,
    'redemptions reverse --csv refunds.csv --dry-run',
  ];
  program
    .summary('reverse redemptions on the Scrip rewards API')
    .description('Reverse redemptions on the Scrip rewards API. Runs on a local sandbox until told otherwise.')
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
  addGlobalFlags(program, json ? JSON.stringify({ version: ctx.host.version() }) : ctx.host.version());
  program.hook('preAction', (_program, action) => {
    const lost = lostValue(action, words);
    if (lost !== undefined) throw lost;
  });
  program.helpCommand(false);
  const completes = words.includes(COMPLETE);
  // TAB needs of the tree what is below the words that were typed, and these may stand in quotes.
  const named = completes ? words.map((await import('./help/completion.js')).unquoted) : words;
  for (const each of GROUPS) {
    const commands = isWithinReach(each, named, json) ? (await each.commands()).COMMANDS : [];
    program.addCommand(inherit(group({ ...each, commands })(ctx), program));
  }
  const doctor = isWithinReach(DOCTOR, named, json)
    ? (await import('./setup/doctor.js')).doctorCommand
    : group({ ...DOCTOR, commands: [] });
  program.addCommand(inherit(doctor(ctx), program));
  if (completes || isWithinReach(COMPLETION, words, json)) {
    const { completeCommand, completionCommand } = await import('./help/completion.js');
    program.addCommand(inherit(completionCommand(ctx), program));
    program.addCommand(inherit(completeCommand(ctx, program), program), { hidden: true });
  } else program.addCommand(inherit(group({ ...COMPLETION, commands: [] })(ctx), program));
  program.addCommand(inherit(helpCommand(ctx.io, program, { json }), program));
  return program;
}

function addGlobalFlags(program: Command, version: string): void {
  const mode = new Option('--mode <mode>', 'sandbox, live or offline (default: SCRIP_MODE, else sandbox)');
  mode.argChoices = [...MODES];
  program
    .optionsGroup('Where a command runs:')
    .addOption(mode)
    .option('--profile <name>', 'settings by name (default: SCRIP_PROFILE, else the active one)')
    .option('--api-key-file <path>', 'file that holds the API key of live mode (default: SCRIP_API_KEY)')
    .optionsGroup('What is printed:')
    .option('--json', 'print one JSON document')
    .option('--jq <expression>', 'print the result of a jq expression on that document')
    .option('--locale <tag>', 'group amounts for reading, as de-CH or en-US do (default: SCRIP_LOCALE)')
    .option('--quiet', 'no remarks on stderr; warnings and errors stay')
    .option('--verbose', 'one line per request on stderr, without secrets')
    .option('--no-color', 'no colour')
    .optionsGroup('Other flags of all commands:')
    .option('--no-input', 'never ask; a missing value is an error')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'show help');
}

const DOCTOR = { name: 'doctor', summary: 'check the installation, settings, key, server and sandbox' };

const COMPLETION = { name: 'completion', summary: 'print the script that makes TAB complete commands, flags and ids' };

/** What the scripts of shells call at each TAB. */
const COMPLETE = '__complete';

/** commander hands its settings down to `.command()` only, not to commands that are added. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  command.helpCommand(false);
  for (const value of [...command.options, ...command.registeredArguments]) suggestChoice(value);
  for (const child of command.commands) inherit(child, command);
  return command;
}

// The words of the command line that group others, as help lists them. What is below one is loaded and declared when its
// name was typed: of some fifty commands a run needs one.

interface Group extends Omit<GroupSpec, 'commands'> {
  readonly commands: () => Promise<{ readonly COMMANDS: readonly Declare[] }>;
}

const GROUPS: readonly Group[] = [
  {
    name: 'redemptions',
    alias: 'redemption',
    summary: 'look at redemptions and reverse them',
    commands: () => import('./redemptions.js'),
  },
  {
    name: 'batches',
    alias: 'batch',
    summary: 'look at batches and go on with them',
    commands: () => import('./batch/batches.js'),
  },
  {
    name: 'offline',
    summary: 'work on copies of live data, and send reversals later',
    commands: () => import('./offline/commands.js'),
  },
  {
    name: 'sandbox',
    summary: 'the local API to try things on',
    commands: () => import('./sandbox/commands.js'),
  },
  {
    name: 'auth',
    summary: 'keep API keys, one for each profile',
    commands: () => import('./setup/auth.js'),
  },
  {
    name: 'config',
    summary: 'settings by profile: profile, mode, base_url, locale, timeout',
    commands: () => import('./setup/config.js'),
  },
];

/**
 * Whether the commands of a group can be reached from a command line. One word too many costs time, one too few a command.
 *
 * @param words - the command line as it was typed
 * @param json - whether help is one document, which holds all that is below a command
 */
function isWithinReach(
  { name, alias = name }: Pick<Group, 'name' | 'alias'>,
  words: readonly string[],
  json: boolean,
): boolean {
  const showsAll = json && (words.includes('help') || words.includes('--help'));
  return showsAll || words.includes(name) || words.includes(alias);
}

// `scrip help [command…]` and its topics.

export function helpCommand(io: Io, program: Command, { json }: { json: boolean }): Command {
  const command = new ScripCommand('help');
  command.examples = ['help redemptions reverse', 'help modes'];
  return command
    .summary('show help for a command or a topic')
    .description(`Show help for a command, or for a topic: ${TOPIC_LIST}.`)
    .argument('[command...]', 'words of a command, or a topic')
    .action((words: string[]) => {
      const [name = ''] = words;
      if (words.length !== 1 || !isTopic(name)) {
        findCommand(program, words).outputHelp();
        return;
      }
      const { text, table } = TOPICS[name]();
      if (json) io.out(`${JSON.stringify({ topic: name, text, ...table })}\n`);
      else io.out(narrowed(text, io.columns ?? HELP_COLUMNS));
    });
}

function isTopic(name: string): name is TopicName {
  return Object.hasOwn(TOPIC_NAMES, name);
}

function findCommand(program: Command, words: readonly string[]): Command {
  let found = program;
  for (const [at, word] of words.entries()) {
    const next = found.commands.find((command) => command.name() === word || command.aliases().includes(word));
    if (next === undefined) {
      const children = found.createHelp().visibleCommands(found);
      const topics = at === 0 ? Object.keys(TOPIC_NAMES) : [];
      const hint =
        didYouMean(word, [...children.map((command) => command.name()), ...topics]) ??
        'scrip --help lists commands and topics';
      throw new UsageError(`there is no command ${words.join(' ')}`, hint);
    }
    found = next;
  }
  return found;
}
