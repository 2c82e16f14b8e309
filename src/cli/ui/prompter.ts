// Questions on a terminal. What asks them is loaded at the moment of asking.
import type { Prompter } from '../context.js';

/** Asks on stderr, so that stdout stays the answer's. */
export function createPrompter(output: NodeJS.WritableStream, signal: AbortSignal): Prompter {
  return {
    confirm: async (message) => {
      const { confirm } = await import('@inquirer/prompts');
      try {
        return await confirm({ message, default: false }, { output, signal, clearPromptOnDone: false });
      } catch (error) {
        // Ctrl-C at the question: the same as saying no.
        if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) return false;
        throw error;
      }
    },
  };
}
