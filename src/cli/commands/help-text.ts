// How commands are declared: a name, a summary, examples. Help, man pages and completion all read the same tree.
import { Command, type ErrorOptions, type Help, type HelpContext } from 'commander';
import { ScripHelp } from './help-format.js';
import { helpDocument } from './help-json.js';
import { explainMistake } from './mistyped.js';

/** The redemption of the documentation's example, which the demo data has. */
export const DEMO_REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';

export interface CommandText {
  /** Lower-case, without a point at its end. */
  readonly summary: string;
  /** Without the program's name; a remark goes behind three blanks and a "#". */
  readonly examples: readonly string[];
}

/** A command that knows its examples, and the manner of our help. */
export class ScripCommand extends Command {
  examples: readonly string[] = [];
  /** Where --json was given, help is one document too. Looked at on the program itself only. */
  helpAsJson = false;

  override createHelp(): Help {
    return new ScripHelp();
  }

  override outputHelp(context?: HelpContext | ((text: string) => string)): void {
    const isError = typeof context === 'object' && context.error;
    if (!isError && programOf(this).helpAsJson === true) {
      this.configureOutput().writeOut?.(`${JSON.stringify(helpDocument(this))}\n`);
      return;
    }
    super.outputHelp(context as HelpContext);
  }

  override error(message: string, options?: ErrorOptions): never {
    const mistake = explainMistake({ message, code: options?.code }, this, programOf(this).rawArgs ?? []);
    return super.error(mistake.message, { ...options, ...(mistake.code !== undefined && { code: mistake.code }) });
  }
}

/** A command with its line in the list and its examples. */
export function describedCommand(name: string, { summary, examples }: CommandText): Command {
  const command = group(name, summary);
  command.examples = examples;
  return command;
}

/** A word that only groups other commands. Its examples are theirs. */
export function group(name: string, summary: string): ScripCommand {
  const command = new ScripCommand(name);
  command.summary(summary).description(sentence(summary));
  return command;
}

/** What is true of a whole run is kept by the command at the top. */
interface Program {
  readonly helpAsJson?: boolean;
  /** Set by commander when it begins; not among its types. */
  readonly rawArgs?: readonly string[];
}

function programOf(command: Command): Program {
  return command.parent ? programOf(command.parent) : (command as Program);
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
