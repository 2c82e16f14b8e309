// How things are measured: fixed counts, in rounds in which every case has its turn, so that a machine that grows slow
// in between slows down all of them.

/**
 * @param cases - name to a function that does its work once and returns a number, or an object of numbers
 * @returns for each name, what each round gave
 */
export async function inRounds(count, cases, say) {
  const names = Object.keys(cases);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    say(`round ${round + 1} of ${count}`);
    for (let at = 0; at < names.length; at += 1) {
      // Begins with another one each time: nobody always comes after the one that leaves the disk busy.
      const name = names[(at + round) % names.length];
      results[name].push(await cases[name](round));
    }
  }
  return results;
}

export function perSecond(count, ms) {
  return count / (ms / 1000);
}

export function median(numbers) {
  return quantile(numbers, 0.5);
}

export function quantile(numbers, q) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

/** The numbers 0 to count - 1 in an order that looks like chance and is always the same. */
export function shuffled(count, seed = 7) {
  let state = seed;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const order = Array.from({ length: count }, (_, n) => n);
  for (let n = count - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other], order[n]];
  }
  return order;
}
