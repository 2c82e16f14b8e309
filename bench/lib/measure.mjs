// How things are measured: fixed counts, in rounds in which every case has its turn, so that a machine that grows slow
// in between slows down all of them.

/**
 * @param sides - for each build, name to a function that does its work once and returns a number, or an object of numbers
 * @returns for each build, for each name, what each round gave
 */
export async function inRounds(count, sides, say) {
  const names = [...new Set(sides.flatMap((cases) => Object.keys(cases)))];
  const results = sides.map((cases) => Object.fromEntries(Object.keys(cases).map((name) => [name, []])));
  for (let round = 0; round < count; round += 1) {
    say(`round ${round + 1} of ${count}`);
    for (let at = 0; at < names.length; at += 1) {
      // Begins with another one each time: nobody always comes after the one that leaves the disk busy.
      const name = names[(at + round) % names.length];
      // The two builds one right after the other, and each round the other one first.
      for (let turn = 0; turn < sides.length; turn += 1) {
        const side = (turn + round) % sides.length;
        if (name in sides[side]) results[side][name].push(await sides[side][name]());
      }
    }
  }
  return results;
}

/**
 * Does some operations in this process.
 *
 * @returns how many a second, microseconds for each, and microseconds of processor time for each: user and system, of all
 *   threads of the process
 */
export async function timed(count, work) {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const { system, user } = process.cpuUsage(before);
  return { rate: perSecond(count, ms), each: (ms * 1000) / count, cpu: (user + system) / count };
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
