// Types of packed.mjs, for the tests.
export function packed(root: string, into: string): { file: string; paths: string[]; lines: string[] };
