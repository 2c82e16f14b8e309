// Which examples a command is shown with.
import type { Command } from 'commander';

/** Examples of a group: the first of each of its commands, and no more than these. */
const EXAMPLES_OF_A_GROUP = 3;

/** A command's own examples; those of a group come from its commands. */
export function examplesOf(command: Command): string[] {
  const own = 'examples' in command ? (command.examples as readonly string[]) : [];
  if (own.length > 0) return own.map(onOneLine);
  return command.commands.flatMap((child) => examplesOf(child).slice(0, 1)).slice(0, EXAMPLES_OF_A_GROUP);
}

function onOneLine(example: string): string {
  return example.replaceAll(/\s*\\\n\s*/g, ' ');
}
