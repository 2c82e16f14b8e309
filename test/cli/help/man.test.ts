// The man pages of the build: one for each command, and nothing in them that a formatter has to complain about.
import { execa, execaSync } from 'execa';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CommandDocument } from '../../../src/cli/help/format.js';
import { run } from '../../support/terminal.js';

const FOLDER = new URL('../../../dist/man/', import.meta.url).pathname;
const pages = readdirSync(FOLDER).sort();
const everything = (of: CommandDocument): CommandDocument[] => [of, ...of.subcommands.flatMap(everything)];
const commands = everything(JSON.parse((await run(['--help', '--json'])).out) as CommandDocument);

test('every command has its page, and every page its command', () => {
  expect(pages).toEqual(commands.map(({ name }) => `${name.replaceAll(' ', '-')}.1`).sort());
});

test('npm finds them', () => {
  const { directories } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    directories: { man: string };
  };
  expect(new URL(`../../../${directories.man}/`, import.meta.url).pathname).toBe(FOLDER);
});

test('a page says what the help says', () => {
  for (const { name, options, summary } of commands) {
    const page = readFileSync(`${FOLDER}${name.replaceAll(' ', '-')}.1`, 'utf8').replaceAll('\\-', '-');
    for (const text of [summary, ...options.flatMap(({ flags, description }) => [flags, description])]) {
      expect(page, name).toContain(text);
    }
  }
});

test.each([
  ['man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z']],
  ['mandoc', ['-Tlint', '-Wwarning']],
])('%s has nothing to complain about', async (formatter, flags) => {
  if (execaSync(formatter, ['-w', 'true'], { reject: false }).exitCode === undefined) {
    console.warn(`SKIPPED: ${formatter} is not installed, so the man pages are not checked with it`);
    return;
  }
  for (const page of pages) {
    const { stdout, stderr } = await execa(formatter, [...flags, FOLDER + page], { reject: false });
    // mandoc complains on stdout, on which man writes the page.
    expect(stderr + (formatter === 'mandoc' ? stdout : ''), page).toBe('');
  }
});
