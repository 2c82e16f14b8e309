// `scrip help [command…]` and its topics.
import { Command } from 'commander';
import type { Io } from '../context.js';
import { UsageError } from '../errors.js';
import { CSV_HELP } from './help-csv.js';
import { EXIT_MEANINGS, ExitCode, type ExitKind } from '../exit-codes.js';

const TOPICS: ReadonlyMap<string, () => string> = new Map([
  ['csv', () => CSV_HELP],
  ['exit-codes', exitCodesText],
]);

export function helpCommand(io: Io, program: Command): Command {
  return new Command('help')
    .summary('show help for a command, or a topic: csv, exit-codes')
    .argument('[command...]', 'words of a command, csv, or exit-codes')
    .helpOption(false)
    .action((words: string[]) => {
      const topic = words.length === 1 ? TOPICS.get(words[0] ?? '') : undefined;
      if (topic !== undefined) {
        io.out(topic());
        return;
      }
      findCommand(program, words).outputHelp();
    });
}

function findCommand(program: Command, words: readonly string[]): Command {
  let found = program;
  for (const word of words) {
    const next = found.commands.find((command) => command.name() === word || command.aliases().includes(word));
    if (next === undefined) throw new UsageError(`there is no command ${words.join(' ')}`, 'scrip --help lists them');
    found = next;
  }
  return found;
}

function exitCodesText(): string {
  const kinds = Object.keys(EXIT_MEANINGS) as ExitKind[];
  const lines = kinds.map((kind) => {
    const { when, again } = EXIT_MEANINGS[kind];
    return `${String(ExitCode[kind]).padStart(4)}  ${kind.padEnd(17)}${when}\n${' '.repeat(23)}run again: ${again}\n`;
  });
  return `Exit codes\n\n${lines.join('')}`;
}
