// `scrip completion <shell>`, and the hidden command that its scripts call at each TAB.
import { Argument, Command } from 'commander';
import type { CliContext } from '../context.js';
import { describedCommand } from './help-text.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

export function completionCommand(ctx: CliContext, { json }: { json: boolean }): Command {
  return describedCommand('completion', {
    summary: 'print the script that makes TAB complete commands, flags and ids',
    examples: [
      'completion bash >> ~/.bashrc   # and open a new shell',
      'completion zsh >> ~/.zshrc   # below the line with compinit',
      'completion fish > ~/.config/fish/completions/scrip.fish',
      'completion powershell >> $PROFILE',
    ],
  })
    .addArgument(new Argument('<shell>', 'which shell it is for').choices(SHELLS))
    .action(async (shell: string) => {
      const { SCRIPTS } = await import('../completion/scripts.js');
      const script = SCRIPTS[shell] ?? '';
      ctx.io.out(json ? `${JSON.stringify({ shell, script })}\n` : script);
    });
}

/** `scrip __complete -- <words>`: local files at most, never a request, a question or a word of complaint. */
export function completeCommand(ctx: CliContext, program: Command): Command {
  return new Command('__complete')
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const [{ complete }, { unquoted }] = await Promise.all([
        import('../completion/complete.js'),
        import('../completion/typed-words.js'),
      ]);
      const none = { files: false, candidates: [] };
      // A TAB is no place to say what is wrong: the command itself will, when it is run.
      const { files, candidates } = await complete(program, words.map(unquoted), ctx.known).catch(() => none);
      const lines = candidates.map(({ value, about }) => `${value}\t${about}`);
      ctx.io.out(`${[files ? 'files' : 'words', ...lines].join('\n')}\n`);
    });
}
