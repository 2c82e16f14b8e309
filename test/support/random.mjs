// Chance that can be repeated: the same seed, the same script.

/** Numbers from 0 to below 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`. */
export function between(random, low, high) {
  return low + Math.floor(random() * (high - low + 1));
}

export function oneOf(random, list) {
  return list[Math.floor(random() * list.length)];
}

/** An amount of at most so many digits before the point, and as many behind it as the scale has. */
export function amountOf(random, scale, digits) {
  const whole = String(between(random, 0, 10 ** digits - 1));
  const parts = Array.from({ length: scale }, () => between(random, 0, 9)).join('');
  const amount = scale === 0 ? whole : `${whole}.${parts}`;
  return /[1-9]/.test(amount) ? amount : scale === 0 ? '1' : `1.${parts}`;
}
