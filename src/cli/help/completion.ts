// What could stand under the cursor: commands, flags, and values that the tree or this machine knows.
// A file of its own because it is loaded only when completion is asked for.
import { Argument, Command, type Option } from 'commander';
import { TOPIC_NAMES } from './page.js';
import { isUnsafe, visible } from '../terminal/safe-text.js';
import type { CliContext, KnownName, KnownNames } from '../context.js';
import { asksForJson, argument, command } from './command.js';

interface Candidate {
  readonly value: string;
  readonly about: string;
}

export interface Completion {
  /** The shell's own completion of file names is what is wanted. */
  readonly files: boolean;
  readonly candidates: readonly Candidate[];
}

const NOTHING: Completion = { files: false, candidates: [] };

/** @param words - what was typed after the program's name; the last one is under the cursor and may be empty */
export async function complete(program: Command, words: readonly string[], known: KnownNames): Promise<Completion> {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? '';
  const place = placeOf(program, before);
  if (place.option !== undefined) return startingWith(typed, await valuesOf(place.option, typed, place, known));
  if (!place.ended && typed.startsWith('-')) return completeFlag(place, typed, known);
  if (place.command.name() === 'help' && place.command.parent === program) {
    return startingWith(typed, helpWords(program, place.operands));
  }
  return startingWith(typed, await wordsAt(place, typed, known));
}

async function completeFlag(place: Place, typed: string, known: KnownNames): Promise<Completion> {
  const [flag = '', ...value] = typed.split('=');
  if (value.length === 0) return startingWith(typed, { files: false, candidates: flagsOf(place.command) });
  const option = findOption(place.command, flag);
  if (option === undefined || !takesValue(option)) return NOTHING;
  const begun = value.join('=');
  const { files, candidates } = startingWith(begun, await valuesOf(option, begun, place, known));
  return { files, candidates: candidates.map(({ value, about }) => ({ value: `${flag}=${value}`, about })) };
}

/** Commands, else the next argument; where neither is known, the flags, so that TAB always teaches something. */
async function wordsAt(place: Place, typed: string, known: KnownNames): Promise<Completion> {
  const { command, operands } = place;
  // A word that is no command here was mistyped, and nothing can be known behind it.
  if (command.commands.length > 0 && operands.length > 0) return NOTHING;
  const commands = operands.length === 0 ? commandsOf(command) : [];
  const last = command.registeredArguments.at(-1);
  const argument = command.registeredArguments[operands.length] ?? (last?.variadic === true ? last : undefined);
  const values = argument === undefined ? NOTHING : await valuesOf(argument, typed, place, known);
  const candidates = [...commands, ...values.candidates];
  if (candidates.length > 0 || values.files || typed !== '' || place.ended) return { ...values, candidates };
  return { files: false, candidates: argument?.required === true ? [] : flagsOf(command, false) };
}

/** What may be written for an argument or for the value of a flag. */
async function valuesOf(
  what: Argument | Option,
  typed: string,
  { given }: Place,
  known: KnownNames,
): Promise<Completion> {
  const of = (names: readonly KnownName[]): Completion => ({ files: false, candidates: names.flatMap(toCandidate) });
  if (what.argChoices !== undefined) return of(what.argChoices.map((name) => ({ name, about: '' })));
  const name = 'flags' in what ? (what.long ?? '') : what.name();
  const mode = given.get('--mode');
  const profile = given.get('--profile');
  const flags = { ...(mode !== undefined && { mode }), ...(profile !== undefined && { profile }) };
  if (name === 'redemption-id') return of(await known.redemptions(typed, flags));
  if (/^(--)?batch-id$/.test(name)) return of(await known.batches(typed));
  if (/^(--)?profile$/.test(name)) return of(await known.profiles());
  const shape = 'flags' in what ? what.flags : `<${name}>`;
  return { files: /[<[](file|path)\b/.test(shape), candidates: [] };
}

/** A name that a terminal would obey, or that would be read as a flag, is never put on a command line. */
function toCandidate({ name, about }: KnownName): Candidate[] {
  return isUnsafe(name) || name === '' || name.startsWith('-') ? [] : [{ value: name, about: visible(about) }];
}

function helpWords(program: Command, words: readonly string[]): Completion {
  let command: Command | undefined = program;
  for (const word of words) command = command && findChild(command, word);
  const topics = words.length === 0 ? Object.entries(TOPIC_NAMES).map(([value, about]) => ({ value, about })) : [];
  return { files: false, candidates: [...(command === undefined ? [] : commandsOf(command)), ...topics] };
}

function commandsOf(command: Command): Candidate[] {
  const children = command.createHelp().visibleCommands(command);
  return children.map((child) => ({ value: child.name(), about: child.summary() }));
}

/** The command's own flags first, then those of all commands. */
function flagsOf(command: Command, withParents = true): Candidate[] {
  const own = command.options
    .filter(({ hidden, long }) => !hidden && long !== undefined)
    .map(({ long, description }) => ({ value: long ?? '', about: description }));
  if (!withParents) return own;
  const parents = command.parent ? flagsOf(command.parent).filter(({ value }) => value !== '--version') : [];
  const help = command.parent ? [] : [{ value: '--help', about: 'show help' }];
  return [...own, ...parents, ...help];
}

function startingWith(typed: string, { files, candidates }: Completion): Completion {
  return { files, candidates: candidates.filter(({ value }) => value.startsWith(typed)) };
}

// Where in the tree of commands the cursor is, judging by the words before it.

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

function findChild(command: Command, word: string): Command | undefined {
  return command.commands.find((child) => child.name() === word || child.aliases().includes(word));
}

/** A flag of the command, or one that all commands take. */
function findOption(command: Command, flag: string): Option | undefined {
  const own = command.options.find(({ long, short }) => long === flag || short === flag);
  return own ?? (command.parent ? findOption(command.parent, flag) : undefined);
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

// Words as they stand on a command line, quotes and all, and what a shell would make of them. Nothing is expanded.

/** The word without its quotes; one that is still open counts as closed. */
export function unquoted(word: string): string {
  let plain = '';
  let quote: string | undefined;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const next = word.charAt(at + 1);
    if (letter === quote) quote = undefined;
    else if (quote === undefined && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === '\\' && next !== '' && (quote === undefined || (quote === '"' && '"\\$`'.includes(next)))) {
      plain += next;
      at += 1;
    } else plain += letter;
  }
  return plain;
}

// `scrip completion <shell>`, and the hidden command that its scripts call at each TAB.

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

export const completionCommand = command({
  name: 'completion',
  summary: 'print the script that makes TAB complete commands, flags and ids',
  examples: [
    'completion bash >> ~/.bashrc   # and open a new shell',
    'completion zsh >> ~/.zshrc   # below the line with compinit',
    'completion fish > ~/.config/fish/completions/scrip.fish',
    'completion powershell >> $PROFILE',
  ],
  arguments: [argument('<shell>', 'which shell it is for', { choices: SHELLS })],
  run: (ctx, { args: [shell], command: self }) => {
    const script = SCRIPTS[shell] ?? '';
    ctx.io.out(asksForJson(self) ? `${JSON.stringify({ shell, script })}\n` : script);
  },
});

/** `scrip __complete -- <words>`: local files at most, never a request, a question or a word of complaint. */
export function completeCommand(ctx: CliContext, program: Command): Command {
  return new Command('__complete')
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const none = { files: false, candidates: [] };
      // A TAB is no place to say what is wrong: the command itself will, when it is run.
      const { files, candidates } = await complete(program, words.map(unquoted), ctx.known).catch(() => none);
      const lines = candidates.map(({ value, about }) => `${value}\t${about}`);
      ctx.io.out(`${[files ? 'files' : 'words', ...lines].join('\n')}\n`);
    });
}

// The scripts that shells load. Each hands the words, as they were typed, to `scrip __complete` and shows what comes
// back: a line "files" or "words", then one line per candidate, a tab between it and its description.
// What was typed is an argument everywhere and is evaluated nowhere.

const BASH = String.raw`# bash completion of scrip. Needs no other package.
#   source <(scrip completion bash)
_scrip() {
  local line=$COMP_LINE last=\${COMP_WORDS[COMP_CWORD]} word head answer value i words
  words=()
  COMPREPLY=()
  # bash takes words apart at "=" and ":". What has no blank between belongs together.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((i > 0)) && [[ $line != [[:space:]]* ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words[\${#words[@]}]=$word
    fi
    while [[ $line == [[:space:]]* ]]; do line=\${line#?}; done
    line=\${line#"$word"}
  done
  # Only what stands behind the last of them is replaced.
  head=\${words[\${#words[@]} - 1]}
  [[ $last == [=:]* ]] || head=\${head%"$last"}
  {
    IFS= read -r answer
    if [[ $answer == files ]]; then compopt -o default 2>/dev/null; fi
    while IFS=$'\t' read -r value _; do
      value=\${value#"$head"}
      case $last in
        [\"\']*) if [[ $value == *[\"\'\\\$\!\${BACKTICK}]* ]]; then continue; fi ;;
        *) printf -v value %q "$value" ;;
      esac
      COMPREPLY[\${#COMPREPLY[@]}]=$value
    done
  } < <(scrip __complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -o nosort -F _scrip scrip 2>/dev/null || complete -F _scrip scrip
`;

const ZSH = String.raw`#compdef scrip
# zsh completion of scrip, after compinit.
#   source <(scrip completion zsh)
_scrip() {
  local -a lines values shown
  local line
  lines=("\${(@f)$(scrip __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $lines[1] == files ]]; then
    # Behind "--flag=" only the rest is a file.
    compset -P '*='
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    values+=("\${line%%$'\t'*}")
    if [[ $line == *$'\t'?* ]]; then
      shown+=("\${line/$'\t'/  -- }")
    else
      shown+=("\${line%%$'\t'*}")
    fi
  done
  (( $#values )) && compadd -V scrip -l -d shown -a values
}
if [[ $funcstack[1] == _scrip ]]; then _scrip "$@"; elif (( $+functions[compdef] )); then compdef _scrip scrip; fi
`;

const FISH = String.raw`# fish completion of scrip.
#   scrip completion fish | source
function __scrip_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -e words[1]
    set -l lines (scrip __complete -- $words $current 2>/dev/null)
    if test "$lines[1]" = files
        # Behind "--flag=" only the rest is a file.
        set -l flag (string match -r -- '^--[^=]*=' $current)
        for path in (__fish_complete_path (string replace -- "$flag" '' $current))
            echo "$flag$path"
        end
        return
    end
    set -e lines[1]
    if set -q lines[1]
        printf '%s\n' $lines
    end
end
complete -c scrip -e
complete -c scrip -f -k -a '(__scrip_complete)'
`;

const POWERSHELL = String.raw`# PowerShell completion of scrip.
#   scrip completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName scrip -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    # An empty word would be lost on its way to a program.
    if ($wordToComplete -eq '') { $words += "''" }
    $lines = @(& scrip __complete -- @words 2>$null)
    if ($lines.Count -eq 0 -or $lines[0] -eq 'files') { return }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $about = $_ -split [char]9, 2
        if (-not $about) { $about = $value }
        $text = $value
        if ($value -notmatch '^[\w./:=-]+$') { $text = "'" + $value.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
    }
}
`;

/** String.raw keeps the backslash before "\${", which only our own language needs, and cannot hold a backtick. */
function finished(script: string): string {
  return script.replaceAll('\\${BACKTICK}', '\\`').replaceAll('\\${', '${');
}

export const SCRIPTS: Readonly<Record<string, string>> = {
  bash: finished(BASH),
  zsh: finished(ZSH),
  fish: finished(FISH),
  powershell: finished(POWERSHELL),
};
