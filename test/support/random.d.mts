// Types of random.mjs, for the tests that are TypeScript.
/** Numbers from 0 to 1, the same ones for the same seed. */
export declare function randomFrom(seed: number): () => number;
/** A whole number from `low` to `high`. */
export declare function between(random: () => number, low: number, high: number): number;
export declare function oneOf<T>(random: () => number, list: readonly T[]): T;
