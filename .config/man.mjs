// Writes a man page for each command into dist/man, from what the built program says of itself (`scrip help --json`).
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const path = (name) => new URL(`../${name}`, import.meta.url);
const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
const scrip = (...words) =>
  JSON.parse(execFileSync(process.execPath, [path('bin/scrip.js').pathname, ...words, '--json'], { encoding: 'utf8' }));
// The clock of a build that is to come out the same each time is set from outside.
const seconds = process.env.SOURCE_DATE_EPOCH;
const date = new Date(seconds === undefined ? Date.now() : seconds * 1000).toISOString().slice(0, 10);

/** Text that roff prints as it is: its own signs are escaped, also where a line begins with one. */
const plain = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gm, '\\&');
/** The same inside the quotes of a macro. */
const quoted = (text) => `"${plain(text).replaceAll('"', '\\(dq')}"`;
const bold = (text) => `\\fB${plain(text)}\\fR`;

/** A command that still runs when it is copied: broken before a flag, with a backslash. */
function brokenExample(example) {
  const lines = [];
  for (const part of example.split(/ (?=--)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < 66) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines.join(' \\\n    ');
}

const section = (title, lines) => (lines.length === 0 ? [] : [`.SH ${title}`, ...lines]);
const item = (term, text) => ['.TP', bold(term), plain(text)];
const page = (name) => name.replaceAll(' ', '-');
const reference = (name) => `.BR ${plain(page(name))} (1)`;

function describe({ description, choices = [], default: otherwise }) {
  const unsaid = choices.some((choice) => !description.includes(choice)) ? `: ${choices.join(', ')}` : '';
  return description + unsaid + (otherwise === undefined ? '' : ` (default: ${otherwise})`);
}

/** Flags under the headings that help has. */
function groupsOf(options) {
  const groups = new Map(
    options.map(({ group = '' }) => [group, options.filter((one) => (one.group ?? '') === group)]),
  );
  return [...groups].flatMap(([group, members]) => [
    ...(group === '' ? [] : [`.SS ${quoted(group)}`]),
    ...members.flatMap((option) => item(option.flags, describe(option))),
  ]);
}

function roff(command, program) {
  const parents = commandsOf(program).filter(({ subcommands }) => subcommands.includes(command));
  const related = [...new Set([program, ...parents])].filter((other) => other !== command);
  const examples = command.examples
    .flatMap((example) => ['.nf', plain(brokenExample(example)), '.fi', '.PP'])
    .slice(0, -1);
  const topics = program.topics.map(({ name }) => bold(`scrip help ${name}`)).join(',\n');
  return [
    `.TH ${quoted(page(command.name).toUpperCase())} 1 ${date} ${quoted(`scrip ${version}`)} "Scrip"`,
    ...section('NAME', [`${plain(page(command.name))} \\- ${plain(command.summary.replace(/\.$/, ''))}`]),
    ...section('SYNOPSIS', [plain(command.usage)]),
    ...section('EXAMPLES', examples),
    ...section(
      'ARGUMENTS',
      command.arguments.flatMap((argument) => item(argument.name, describe(argument))),
    ),
    ...section(
      'COMMANDS',
      command.subcommands.flatMap((child) => item(child.name, child.summary)),
    ),
    ...section('OPTIONS', groupsOf(command.options)),
    ...section(
      'ENVIRONMENT',
      (command.environment ?? []).flatMap(({ name, description }) => item(name, description)),
    ),
    ...section(
      'EXIT STATUS',
      (command.exit_codes ?? []).flatMap(({ code, kind, when, again }) =>
        item(`${code} ${kind}`, `${when}. Run it again: ${again}.`),
      ),
    ),
    ...section(
      'SEE ALSO',
      [...related, ...command.subcommands].map(
        ({ name }, at, all) => `${reference(name)}${at < all.length - 1 ? ' ,' : ''}`,
      ),
    ),
    ...(command === program ? ['.PP', `Topics: ${topics}.`] : []),
    '',
  ].join('\n');
}

function commandsOf(command) {
  return [command, ...command.subcommands.flatMap(commandsOf)];
}

const program = scrip('help');
mkdirSync(path('dist/man/'), { recursive: true });
for (const command of commandsOf(program)) {
  writeFileSync(path(`dist/man/${page(command.name)}.1`), roff(command, program));
}
