// Help: what every command says of itself, in which order, in how many columns, and as JSON.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT_MEANINGS, ExitCode, type ExitKind } from '../../../src/cli/errors/exit-codes.js';
import type { CommandDocument, ProgramDocument } from '../../../src/cli/help/format.js';
import { TOPIC_NAMES } from '../../../src/cli/help/page.js';
import { run } from '../../support/terminal.js';

const TOPICS = Object.keys(TOPIC_NAMES);
const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

const program = JSON.parse((await run(['--help', '--json'])).out) as ProgramDocument;
const everything = (of: CommandDocument): CommandDocument[] => [of, ...of.subcommands.flatMap(everything)];
const commands = everything(program);
const wordsOf = ({ name }: CommandDocument): string[] => name.split(' ').slice(1);
const helpOf = async (command: CommandDocument, columns?: number): Promise<string> =>
  (await run([...wordsOf(command), '--help'], columns === undefined ? {} : { columns })).out;

test('the whole surface, as one file to read', async () => {
  const pages = [];
  for (const command of commands) pages.push(`$ ${command.name} --help\n${await helpOf(command, 80)}`);
  for (const topic of TOPICS) pages.push(`$ scrip help ${topic}\n${(await run(['help', topic], { columns: 80 })).out}`);
  await expect(pages.join(`\n${'-'.repeat(80)}\n`)).toMatchFileSnapshot('golden/surface.txt');
});

test('help fits a terminal of 80 columns', async () => {
  for (const command of commands) expect(tooLong(await helpOf(command, 80), 80), command.name).toEqual([]);
  for (const topic of TOPICS) expect(tooLong((await run(['help', topic], { columns: 80 })).out, 80), topic).toEqual([]);
});

test('help in 40 columns is broken at blanks, and only there', async () => {
  // What is to be copied may be longer: a single word of an example, a row of a file.
  const whole = /^ *[^ ]+( \\)?$|^ *[^ ,]+,[^ ,]*,/;
  const pages = [
    ...commands.map((command) => helpOf(command, 40)),
    ...TOPICS.map(async (topic) => (await run(['help', topic], { columns: 40 })).out),
  ];
  for (const page of await Promise.all(pages)) {
    expect(tooLong(page, 40).filter((line) => !whole.test(line))).toEqual([]);
  }
});

test('a topic in 40 columns', async () => {
  const text = [];
  for (const topic of TOPICS) text.push((await run(['help', topic], { columns: 40 })).out);
  await expect(text.join(`\n${'-'.repeat(40)}\n`)).toMatchFileSnapshot('golden/topics-40-columns.txt');
});

function tooLong(text: string, columns: number): string[] {
  return text.split('\n').filter((line) => line.length > columns);
}

test.each(commands.map((command) => [command.name, command] as const))('%s: examples first', async (_name, command) => {
  const text = await helpOf(command);
  const first = text.indexOf('\nExamples:\n  scrip ');
  expect(first, 'it has an example').toBeGreaterThan(0);
  for (const later of ['\nArguments:\n', '\nCommands:\n', '\n  --']) {
    if (text.includes(later)) expect(text.indexOf(later)).toBeGreaterThan(first);
  }
  expect(command.summary).toMatch(/^[a-z].{0,78}[^.]$/);
});

test('every example is understood by the command it is an example of', () => {
  for (const command of commands) {
    for (const example of command.examples) {
      const [words = ''] = example.replace(/^scrip /, '').split(/ +[#|]/);
      const known = commands.filter(({ name }) => `scrip ${words} `.startsWith(`${name} `)).at(-1);
      expect(known?.name, example).toMatch(new RegExp(`^${command.name}`));
      const flags = [...(known?.options ?? []), ...program.options].map((option) => option.flags.split(/[ ,]/)[0]);
      for (const [flag] of words.matchAll(/--[\w-]+/g)) expect(flags, example).toContain(flag);
    }
  }
});

test('--help --json is one document, of the command and all below it', async () => {
  const { code, out, err } = await run(['redemptions', 'list', '--json', '--help']);
  expect([code, err, out.split('\n').length]).toEqual([0, '', 2]);
  expect(JSON.parse(out)).toMatchObject({
    name: 'scrip redemptions list',
    usage: 'scrip redemptions list [options]',
    subcommands: [],
    options: expect.arrayContaining([
      {
        flags: '--status <status>',
        description: 'only those in this state',
        required: false,
        choices: ['COMPLETED', 'PARTIALLY_REVERSED', 'FULLY_REVERSED'],
      },
    ]) as unknown,
  });
  const group = JSON.parse((await run(['help', 'redemption', '--json'])).out) as CommandDocument;
  expect(group).toMatchObject({ name: 'scrip redemptions', aliases: ['redemption'] });
  expect(group.subcommands.map(({ name }) => name)).toContain('scrip redemptions reverse');
});

test.each(TOPICS)('scrip help %s --json is one document', async (topic) => {
  const document = JSON.parse((await run(['help', topic, '--json'])).out) as { topic: string; text: string };
  expect(document.topic).toBe(topic);
  expect(document.text).toBe((await run(['help', topic])).out);
});

test('every topic is named by scrip --help and by scrip help --help', async () => {
  for (const topic of TOPICS) {
    expect((await run(['--help'])).out).toContain(`\n  ${topic} `);
    expect((await run([])).err).toContain(topic);
    expect((await run(['help', '--help'])).out).toContain(topic);
  }
});

test('scrip alone shows what there is to type, and is a usage error', async () => {
  const { code, out, err } = await run([]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('\nCommands:\n  redemptions ');
  expect(err).not.toContain('  --quiet');
});

test.each([
  [['batchs'], 'Did you mean batches?'],
  [['redemption', 'revers'], 'Did you mean reverse?'],
  [['sandbox', 'clock', 'advnace'], 'Did you mean advance?'],
  [['redemptions', 'list', '--participant', 'p', '--status', 'PARTIALY_REVERSED'], 'Did you mean PARTIALLY_REVERSED?'],
  [['redemptions', 'list', '--participant', 'p', '--status', 'completed'], 'Did you mean COMPLETED?'],
  [['redemptions', 'reverse', '--csv', 'f', '--delimiter', 'semicoln'], 'Did you mean semicolon?'],
  [['redemptions', 'list', '--partcipant', 'p'], 'Did you mean --participant?'],
  [['redemptions', 'list', '--partcipant=p'], 'Did you mean --participant?'],
  [['redemptions', 'reverse', 'x', '--amuont=1'], 'Did you mean --amount?'],
  [['help', 'mode'], 'Did you mean modes?'],
  [['help', 'redemptions', 'revrse'], 'Did you mean reverse?'],
])('scrip %j: %s', async (argv, hint) => {
  const { code, out, err } = await run(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(hint);
});

test.each([
  ['list', '--api-kye=sk_live_secret'],
  ['get', 'x', '--api-kye=sk_live_secret'],
  ['get', 'x', '--token=sk_live_secret'],
  ['get', 'x', "--it's=sk_live_secret'"],
  ['get', 'x', '-k=sk_live_secret'],
  ['get', 'x', '--api-key=sk_live_secret'],
])('a key behind a flag that does not exist is not repeated: %s %s %s', async (...argv) => {
  const { code, out, err } = await run(['redemptions', ...argv]);
  expect([code, out]).toEqual([2, '']);
  expect(err).not.toContain('sk_live');
});

test('nothing is suggested for what is near to nothing', async () => {
  const { err } = await run(['redemptions', 'list', '--participant', 'p', '--status', 'x']);
  expect(err).not.toContain('Did you mean');
  expect(err).toContain('Allowed choices are COMPLETED');
});

test('docs/interface.md has every command, flag, topic and variable', () => {
  const text = read('docs/interface.md');
  const flags = commands.flatMap(({ options }) => options.map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? flags));
  const names = commands.map((command) => wordsOf(command).at(-1) ?? 'scrip');
  const variables = program.environment.map(({ name }) => name);
  const words = new Set(text.match(/--[a-z-]+|\b\w[\w-]*/g));
  expect([...flags, ...names, ...TOPICS, ...variables].filter((name) => !words.has(name))).toEqual([]);
});

/** Rows of the first table of a Markdown text whose head begins with "code". */
function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n');
  const head = lines.findIndex((line) => line.startsWith('| code |'));
  const rows = lines.slice(head + 2);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll(/[`*]/g, '').trim()),
    );
}

test('the exit codes are the same in the program, its help, the README and docs/exit-codes.md, row by row', async () => {
  const kinds = Object.keys(ExitCode) as ExitKind[];
  const rows = kinds.map((kind) => [String(ExitCode[kind]), kind]);
  const ofHelp = [...(await run(['help', 'exit-codes'])).out.matchAll(/^ *(\d+) {2}(\w+) +(.*)\n +run again: (.*)$/gm)];
  expect(ofHelp.map(([, code, kind]) => [code, kind])).toEqual(rows);
  const again = new Map(kinds.map((kind) => [String(ExitCode[kind]), EXIT_MEANINGS[kind].again]));
  const docs = tableRows(read('docs/exit-codes.md'));
  expect(docs.map(([code, kind]) => [code, code === '0' ? 'ok' : kind])).toEqual(rows);
  const readme = tableRows(read('README.md'));
  expect(readme.map(([code, name]) => [code, name?.replaceAll(' ', '_')])).toEqual(rows);
  // Each says in its own words when; whether to run it again is said in the same ones.
  for (const [code = '', , , sayDocs = ''] of docs) expect(sayDocs, code).toContain(again.get(code));
  for (const [code = '', , , sayReadme = ''] of readme) expect(sayReadme, code).toContain(again.get(code));
});
