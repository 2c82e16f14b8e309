// What can be set in a profile, and what its values may look like. Pure.

export const PROFILE_KEYS = ['mode', 'base_url', 'locale', 'timeout'] as const;
export type ProfileKey = (typeof PROFILE_KEYS)[number];

/** Where commands run. What a mode means is decided in compose.ts. */
export const MODES = ['sandbox', 'live', 'offline'] as const;
export type Mode = (typeof MODES)[number];

const CHECKS: Readonly<Record<ProfileKey, (value: string) => string | undefined>> = {
  mode: (value) => (MODES.some((mode) => mode === value) ? undefined : 'there is no such mode'),
  base_url: (value) => {
    if (!URL.canParse(value)) return 'not a URL such as https://api.scrip.dev';
    const { protocol, hostname, username, search, hash } = new URL(value);
    if (username !== '' || search !== '' || hash !== '')
      return 'must be a plain address, without user, query or fragment';
    if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return undefined;
    return 'must begin with https:// (http:// is for loopback addresses only)';
  },
  locale: (value) => {
    try {
      return Intl.getCanonicalLocales(value).length === 1 ? undefined : 'not a language tag such as de-CH';
    } catch {
      return 'not a language tag such as de-CH';
    }
  },
  timeout: (value) => (timeoutMsOf(value) === undefined ? 'not a number of seconds such as 30 or 0.5' : undefined),
};

/** @returns what is wrong with a value, or undefined */
export function checkValue(key: ProfileKey, value: string): string | undefined {
  return CHECKS[key](value);
}

/** Milliseconds of "30" or "0.5" seconds; undefined for anything else, and for none at all. */
export function timeoutMsOf(text: string): number | undefined {
  const timeoutMs = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Math.round(+text * 1000) : 0;
  return timeoutMs > 0 ? timeoutMs : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
