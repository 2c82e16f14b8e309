// What a form sends, as texts.
import type { Context } from 'hono';

/** By name, without blanks around it; absent names read as "". Files are no texts. */
export async function readForm(c: Context): Promise<(name: string) => string> {
  const form = await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
}

/** A count as a number, and anything else as it was typed: what is wrong with it, the engine says. */
export function countOf(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? parseInt(text, 10) : text;
}
