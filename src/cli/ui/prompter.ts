// Questions on a terminal. What asks them is loaded at the moment of asking.
import type { Choice, Prompter, Question } from '../context.js';
import { CancelledError } from '../errors.js';

/** Asks on stderr, so that stdout stays the answer's. */
export function createPrompter(output: NodeJS.WritableStream, signal: AbortSignal): Prompter {
  const context = { output, signal, clearPromptOnDone: false };
  return {
    confirm: async (message) => {
      const { confirm } = await import('@inquirer/prompts');
      return orCancelled(confirm({ message, default: false }, context));
    },
    password: async (message) => {
      const { password } = await import('@inquirer/prompts');
      return orCancelled(password({ message, mask: false }, context));
    },
    input: async ({ message, check }: Question) => {
      const { input } = await import('@inquirer/prompts');
      const validate = (text: string): string | true => check(text.trim()) ?? true;
      return (await orCancelled(input({ message, validate }, context))).trim();
    },
    select: async <T>(message: string, choices: readonly Choice<T>[]) => {
      const { select } = await import('@inquirer/prompts');
      const shown = choices.map(({ name, value, disabled }) => ({
        value,
        name,
        short: name,
        ...(disabled !== undefined && { disabled: `(${disabled})` }),
      }));
      return orCancelled(select<T>({ message, choices: shown, pageSize: 12, loop: false }, context));
    },
  };
}

/** Ctrl-C, a request to stop, and a terminal that was closed: the same as saying no. */
async function orCancelled<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
      throw new CancelledError();
    }
    throw error;
  }
}
