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
