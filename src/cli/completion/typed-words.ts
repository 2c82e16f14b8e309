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
