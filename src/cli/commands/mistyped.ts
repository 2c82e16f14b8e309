// What was probably meant by a word that a command does not know. It is suggested in the hint and never run.
import { InvalidArgumentError, type Argument, type Command, type Option } from 'commander';
import { didYouMean, suggest } from '../ui/suggest.js';

/** A mistake as commander tells it: in brackets on a line of its own is what it suggests. */
export interface Mistake {
  readonly message: string;
  readonly code: string | undefined;
}

/**
 * The same mistake with a better suggestion, where commander has a poor one or none.
 *
 * @param words - the command line as it was typed
 */
export function explainMistake(mistake: Mistake, command: Command, words: readonly string[]): Mistake {
  const [message = ''] = mistake.message.split('\n');
  if (mistake.code === 'commander.unknownCommand' || mistake.code === 'commander.excessArguments') {
    const meant = meantCommand(command, command.args[0] ?? '');
    return meant === undefined ? mistake : { ...mistake, message: `${message}\n(${meant})` };
  }
  if (mistake.code !== 'commander.missingMandatoryOptionValue') return mistake;
  // What is missing may be there, but misspelled.
  const known = flagsOf(command);
  const unknown = words.filter((word) => word.startsWith('--') && !known.includes(nameOfFlag(word)));
  for (const word of unknown) {
    const meant = didYouMean(nameOfFlag(word), known);
    if (meant !== undefined)
      return { code: 'commander.unknownOption', message: `unknown option '${nameOfFlag(word)}'\n(${meant})` };
  }
  return mistake;
}

/** By its name, even if what was typed is nearer to what it is called otherwise. */
function meantCommand(command: Command, word: string): string | undefined {
  const nameOf = new Map<string, string>();
  for (const child of command.createHelp().visibleCommands(command)) {
    for (const name of [child.name(), ...child.aliases()]) nameOf.set(name, child.name());
  }
  const nearest = suggest(word, nameOf.keys());
  return nearest === undefined ? undefined : `Did you mean ${nameOf.get(nearest) ?? nearest}?`;
}

function flagsOf(command: Command): string[] {
  const own = command.options.filter((option) => !option.hidden).map((option) => option.long ?? '');
  return [...own, '--help', ...(command.parent ? flagsOf(command.parent) : [])];
}

function nameOfFlag(word: string): string {
  return word.split('=')[0] ?? word;
}

/** A value that is nearly one that may be written gets that one as a hint. */
export function suggestChoice(value: Option | Argument): void {
  const { argChoices: choices, parseArg: parse } = value;
  if (choices === undefined || parse === undefined) return;
  value.parseArg = (text, previous) => {
    try {
      return parse.call(value, text, previous) as typeof previous;
    } catch (error) {
      const meant = didYouMean(text, choices);
      if (!(error instanceof InvalidArgumentError) || meant === undefined) throw error;
      throw new InvalidArgumentError(`${error.message}\n(${meant})`);
    }
  };
}
