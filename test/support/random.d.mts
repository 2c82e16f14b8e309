// Types of random.mjs, for the tests that are TypeScript.
/** Numbers from 0 to 1, the same ones for the same seed. */
export declare function randomFrom(seed: number): () => number;
