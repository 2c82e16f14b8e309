/** @returns everything that does not fit, in words; empty when all is well */
export function compare(
  rows: readonly { readonly redemption: string; readonly reason: string; readonly isTooMuch: boolean }[],
  results: readonly Readonly<Record<string, string>>[],
  onServer: ReadonlyMap<string, readonly object[]>,
  summary: Readonly<Record<string, number>>,
): string[];
