// "Did you mean …?": the known word nearest to one that is not known. It is suggested and never run. Loads nothing.

/** Further apart than this, two words are no slip of the fingers. */
const MOST_EDITS = 3;
/** Share of a word that may be wrong; what is meant by a short one cannot be told from much less. */
const MOST_WRONG = 0.4;

/** @returns the nearest known word, the first of equally near ones; undefined when none is near enough */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    const limit = Math.min(MOST_EDITS, Math.floor(Math.max(word.length, candidate.length) * MOST_WRONG));
    if (edits <= limit && edits < fewest) [nearest, fewest] = [candidate, edits];
  }
  return nearest;
}

/** The same as a sentence for a hint. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const nearest = suggest(word, known);
  return nearest === undefined ? undefined : `Did you mean ${nearest}?`;
}

/** Damerau and Levenshtein: letters put in, left out, exchanged, and neighbours swapped. */
function distance(from: string, to: string): number {
  // A typed word may be as long as a file; there is nothing near to such a one.
  if (Math.abs(from.length - to.length) > MOST_EDITS) return Infinity;
  let [before, last] = [[] as number[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[to.length] ?? Infinity;
}
