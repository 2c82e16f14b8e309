// The shortest script that still goes wrong, by leaving steps out again and again.

/** @param fails - whether a script still goes wrong */
export async function shrink<T>(
  script: readonly T[],
  fails: (script: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let best = script;
  for (let size = Math.ceil(best.length / 2); size >= 1;) {
    let isShorter = false;
    for (let at = 0; at < best.length;) {
      const without = [...best.slice(0, at), ...best.slice(at + size)];
      if (await fails(without)) {
        best = without;
        isShorter = true;
      } else at += size;
    }
    if (size === 1 && !isShorter) break;
    if (size > 1) size = Math.ceil(size / 2);
  }
  return best;
}

/** The same script with each step as simple as it may be. @param simpler - ways to make a step simpler by one thing */
export async function simplify<T>(
  script: readonly T[],
  simpler: (step: T) => readonly T[],
  fails: (script: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let best = script;
  for (let at = 0; at < best.length;) {
    let isSimpler = false;
    for (const step of simpler(best[at] as T)) {
      const other = best.map((each, n) => (n === at ? step : each));
      if (!(await fails(other))) continue;
      best = other;
      isSimpler = true;
      break;
    }
    if (!isSimpler) at += 1;
  }
  return best;
}
