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
  if (mistake.code === 'commander.unknownOption') return explainFlag(mistake, command, words);
  // What is missing may be there, but misspelled.
  if (mistake.code === 'commander.missingMandatoryOptionValue') return meantFlag(command, words) ?? mistake;
  return mistake;
}

/** Said without its value: a key that was typed there must not be repeated on the screen as well. */
function explainFlag(mistake: Mistake, command: Command, words: readonly string[]): Mistake {
  const message = mistake.message.replace(/^(.*'[^'=\n]*)=.*'/s, "$1'");
  return meantFlag(command, words) ?? { ...mistake, message };
}

/** The first flag that the command does not know and that is nearly one it knows. */
function meantFlag(command: Command, words: readonly string[]): Mistake | undefined {
  const end = words.indexOf('--');
  const known = flagsOf(command);
  for (const word of end === -1 ? words : words.slice(0, end)) {
    const [flag = ''] = word.split('=');
    const meant = word.startsWith('--') && !known.includes(flag) ? didYouMean(flag, known) : undefined;
    if (meant !== undefined)
      return { code: 'commander.unknownOption', message: `unknown option '${flag}'\n(${meant})` };
  }
  return undefined;
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
