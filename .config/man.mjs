// Writes a man page for each command into dist/man, from what the built program says of itself (`scrip help --json`).
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const path = (name) => new URL(`../${name}`, import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
const program = JSON.parse(execFileSync(process.execPath, [path('bin/scrip.js'), 'help', '--json']));
const commandsOf = (command) => [command, ...command.subcommands.flatMap(commandsOf)];
const commands = commandsOf(program);
// The clock of a build that is to come out the same each time is set from outside.
const seconds = process.env.SOURCE_DATE_EPOCH ?? Date.now() / 1000;
const date = new Date(seconds * 1000).toISOString().slice(0, 10);

/** Text that roff prints as it is: its own signs are escaped, also where a line begins with one. */
const plain = (text) => text.replaceAll(/[\\-]|^(?=[.'])/gm, (sign) => ({ '\\': '\\e', '-': '\\-', '': '\\&' })[sign]);
/** The same inside the quotes of a macro. */
const quoted = (text) => `"${plain(text).replaceAll('"', '\\(dq')}"`;
const bold = (text) => `\\fB${plain(text)}\\fR`;
const page = ({ name }) => name.replaceAll(' ', '-');
const item = (term, text) => ['.TP', bold(term), plain(text)];
/** A command that still runs when it is copied: broken before a flag, with a backslash. */
const example = (text) => {
  const lines = text.replaceAll(/(.{1,66})( (?=--)|$)/g, (_, line, gap) => (gap === '' ? line : `${line} \\\n    `));
  return ['.PP', '.nf', plain(lines), '.fi'];
};

function describe({ description, choices = [], default: value }) {
  const isUnsaid = choices.some((choice) => !description.includes(choice));
  return `${description}${isUnsaid ? `: ${choices.join(', ')}` : ''}${value === undefined ? '' : ` (default: ${value})`}`;
}

/** Flags under the headings that help has. */
function optionLines(option, at, all) {
  const isFirst = option.group !== undefined && option.group !== all[at - 1]?.group;
  return [...(isFirst ? [`.SS ${quoted(option.group)}`] : []), ...item(option.flags, describe(option))];
}

const exitStatus = ({ again, code, kind, when }) => item(`${code} ${kind}`, `${when}. Run it again: ${again}.`);

/** The lines below each heading of a command's page. */
function sectionsOf(command) {
  const parents = commands.filter((each) => each.subcommands.includes(command));
  const related = [...new Set([program, ...parents, ...command.subcommands])].filter((each) => each !== command);
  const topics = program.topics.map(({ name }) => bold(`scrip help ${name}`)).join(',\n');
  return {
    NAME: [`${plain(page(command))} \\- ${plain(command.summary.replace(/\.$/, ''))}`],
    SYNOPSIS: [plain(command.usage)],
    EXAMPLES: command.examples.flatMap(example).slice(1),
    ARGUMENTS: command.arguments.flatMap((argument) => item(argument.name, describe(argument))),
    COMMANDS: command.subcommands.flatMap((child) => item(child.name, child.summary)),
    OPTIONS: command.options.flatMap(optionLines),
    ENVIRONMENT: command.environment?.flatMap(({ name, description }) => item(name, description)) ?? [],
    'EXIT STATUS': command.exit_codes?.flatMap(exitStatus) ?? [],
    'SEE ALSO': [
      related.map((each) => `.BR ${plain(page(each))} (1)`).join(' ,\n'),
      ...(command === program ? ['.PP', `Topics: ${topics}.`] : []),
    ],
  };
}

mkdirSync(path('dist/man/'), { recursive: true });
for (const command of commands) {
  const sections = Object.entries(sectionsOf(command)).filter(([, lines]) => lines.length > 0);
  const title = `.TH ${quoted(page(command).toUpperCase())} 1 ${date} ${quoted(`scrip ${version}`)} "Scrip"`;
  const text = [title, ...sections.flatMap(([heading, lines]) => [`.SH ${heading}`, ...lines]), ''].join('\n');
  writeFileSync(path(`dist/man/${page(command)}.1`), text);
}
