// The parts of --help that all commands share.
import { Command } from 'commander';

/** The redemption of the documentation's example, which the demo data has. */
export const DEMO_REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';

export interface CommandText {
  readonly summary: string;
  readonly examples: readonly string[];
}

/** A command with its line in the list, its examples and the pointer to the exit codes. */
export function describedCommand(name: string, { summary, examples }: CommandText): Command {
  const lines = examples.map((example) => `  scrip ${example}\n`).join('');
  return new Command(name)
    .summary(summary)
    .description(sentence(summary))
    .addHelpText('after', `\nExamples:\n${lines}\n${POINTERS}`);
}

/** What each help ends with. */
export const POINTERS = 'Flags of all commands: scrip --help\nExit codes: scrip help exit-codes';

/** A word that only groups other commands. */
export function group(name: string, summary: string): Command {
  return new Command(name).summary(summary).description(sentence(summary)).addHelpText('after', `\n${POINTERS}`);
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
