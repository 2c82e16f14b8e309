// Where in the tree of commands the cursor is, judging by the words before it.
import type { Command, Option } from 'commander';

export interface Place {
  readonly command: Command;
  /** Words before the cursor that are neither a command nor a flag nor its value. */
  readonly operands: readonly string[];
  /** The flag whose value is being written. */
  readonly option?: Option;
  /** Flags have ended: a "--" was written. */
  readonly ended: boolean;
  /** Values of flags so far, by their long name. */
  readonly given: ReadonlyMap<string, string>;
}

/** @param words - the words before the one under the cursor */
export function placeOf(program: Command, words: readonly string[]): Place {
  let command = program;
  let ended = false;
  let open: Option | undefined;
  const operands: string[] = [];
  const given = new Map<string, string>();
  for (const word of words) {
    if (open !== undefined) {
      given.set(open.long ?? '', word);
      open = undefined;
    } else if (!ended && word === '--') ended = true;
    else if (!ended && word.startsWith('-')) {
      const [flag = '', ...value] = word.split('=');
      const option = findOption(command, flag);
      if (value.length > 0) given.set(flag, value.join('='));
      else if (option !== undefined && takesValue(option)) open = option;
    } else {
      const child = operands.length === 0 ? findChild(command, word) : undefined;
      if (child === undefined) operands.push(word);
      else command = child;
    }
  }
  return { command, operands, ended, given, ...(open !== undefined && { option: open }) };
}

export function findChild(command: Command, word: string): Command | undefined {
  return command.commands.find((child) => child.name() === word || child.aliases().includes(word));
}

/** A flag of the command, or one that all commands take. */
export function findOption(command: Command, flag: string): Option | undefined {
  const own = command.options.find(({ long, short }) => long === flag || short === flag);
  return own ?? (command.parent ? findOption(command.parent, flag) : undefined);
}

export function takesValue(option: Option): boolean {
  return option.required || option.optional;
}
