// Types of hledger.mjs, for the tests that are TypeScript.

/** Undefined where it is not installed. */
export function hledgerVersion(): string | undefined;

/** @returns each account's own balance, by "account commodity" */
export function addUp(journal: string): Map<string, string>;
