// `scrip help [command…]` and its topics.
import { TOPICS, narrowed } from './topics.js';
import type { Command } from 'commander';
import type { Io } from '../context.js';
import { UsageError } from '../errors/errors.js';
import { didYouMean } from '../errors/suggest.js';
import { HELP_COLUMNS, TOPIC_LIST, TOPIC_NAMES, type TopicName } from './page.js';
import { ScripCommand } from './command.js';

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
