// `scrip help [command…]` and its topics.
import type { Command } from 'commander';
import type { Io } from '../context.js';
import { UsageError } from '../errors.js';
import { didYouMean } from '../ui/suggest.js';
import { HELP_COLUMNS } from './help-format.js';
import { ScripCommand } from './help-text.js';

export function helpCommand(io: Io, program: Command, { json }: { json: boolean }): Command {
  const command = new ScripCommand('help');
  command.examples = ['help redemptions reverse', 'help modes'];
  return command
    .summary('show help for a command or a topic: modes, environment, csv, exit-codes')
    .description('Show help for a command, or for a topic: modes, environment, csv, exit-codes.')
    .argument('[command...]', 'words of a command, or a topic')
    .action(async (words: string[]) => {
      const [{ TOPICS }, { narrowed }] = await Promise.all([import('./help-topics.js'), import('./help-narrow.js')]);
      const [name = ''] = words;
      const topic = words.length === 1 && Object.hasOwn(TOPICS, name) ? TOPICS[name]?.() : undefined;
      if (topic === undefined) {
        findCommand(program, words, Object.keys(TOPICS)).outputHelp();
        return;
      }
      const { text, table } = topic;
      if (json) io.out(`${JSON.stringify({ topic: name, text, ...table })}\n`);
      else io.out(narrowed(text, io.columns ?? HELP_COLUMNS));
    });
}

function findCommand(program: Command, words: readonly string[], topics: readonly string[]): Command {
  let found = program;
  for (const [at, word] of words.entries()) {
    const next = found.commands.find((command) => command.name() === word || command.aliases().includes(word));
    if (next === undefined) {
      const known = [
        ...found
          .createHelp()
          .visibleCommands(found)
          .map((command) => command.name()),
        ...(at === 0 ? topics : []),
      ];
      const hint = didYouMean(word, known) ?? 'scrip --help lists commands and topics';
      throw new UsageError(`there is no command ${words.join(' ')}`, hint);
    }
    found = next;
  }
  return found;
}
