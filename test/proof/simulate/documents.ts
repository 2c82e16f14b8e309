// The one document that a command printed.

/** Empty where it is none. */
export function document(text: string): Readonly<Record<string, any>> {
  try {
    return JSON.parse(text) as Record<string, any>;
  } catch {
    return {};
  }
}
