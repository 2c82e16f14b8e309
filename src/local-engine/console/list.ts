// Lists of the API, a page at a time.

/** A list as the API answers it. */
export interface Listed<Item> {
  readonly data: readonly Item[];
  readonly pagination: { readonly has_more: boolean; readonly next_cursor: string | null };
}

/** The parameters that say something, to be put behind others. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((each): each is [string, string] => (each[1] ?? '') !== '');
  return given.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
}
