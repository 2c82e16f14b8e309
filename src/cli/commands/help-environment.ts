// The environment variables that scrip reads, for `scrip help environment`, --help --json and the man pages.

export const ENVIRONMENT: readonly (readonly [name: string, what: string])[] = [
  ['SCRIP_MODE', 'sandbox or live, like --mode'],
  ['SCRIP_PROFILE', 'the profile to use, like --profile'],
  ['SCRIP_API_KEY', 'the API key of live mode; it does not choose live by itself'],
  ['SCRIP_BASE_URL', 'where the live API is (default: https://api.scrip.dev)'],
  ['SCRIP_HOME', "one folder for all files (default: the platform's own)"],
  ['SCRIP_TIMEOUT', 'seconds that one attempt at a request may take: 30 or 0.5'],
  ['SCRIP_MAX_RETRIES', 'attempts after the first, 0 to 10 (default: 2)'],
  ['SCRIP_LOCALE', 'grouping of amounts for reading, such as de-DE; not in JSON'],
  ['SCRIP_ACCESSIBLE', '1: plain numbered questions, and progress as lines'],
  ['NO_COLOR', 'set to anything: no colour'],
  ['FORCE_COLOR', 'colour even where there is no terminal; wins over NO_COLOR'],
  ['CI', 'set to anything: never ask, like --no-input'],
];

export function environmentText(): string {
  const width = Math.max(...ENVIRONMENT.map(([name]) => name.length)) + 2;
  const lines = ENVIRONMENT.map(([name, what]) => `  ${name.padEnd(width)}${what}\n`).join('');
  return `Environment variables\n\nA flag wins over its variable. An empty variable counts as one that is not set.\n\n${lines}`;
}
