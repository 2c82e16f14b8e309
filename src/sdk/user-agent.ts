// The User-Agent header, for the server's logs. It never names a host, a user or a path.
import { ConfigurationError } from './errors.js';
import { SDK_VERSION } from './generated/version.js';

/** The program that uses the SDK. */
export interface AppInfo {
  /** Letters, digits, `.`, `_`, `-`. */
  readonly name: string;
  readonly version?: string | undefined;
  /** Where its authors can be reached. */
  readonly url?: string | undefined;
}

const TOKEN = /^[\w.+-]+$/;
const LINK = /^[\x21-\x27\x2a-\x7e]+$/;

/**
 * `scrip-sdk/0.1.0 node/20.20.2 linux billing/3.1 (https://…)`; undefined outside of Node and its like, where a page may
 * not set it.
 *
 * @throws ConfigurationError for an `appInfo` that no header can carry
 */
export function userAgentOf(appInfo: AppInfo | undefined, runtime: readonly string[] | undefined): string | undefined {
  const app = appInfo === undefined ? [] : wordsOf(appInfo);
  return runtime && [`scrip-sdk/${SDK_VERSION}`, ...runtime, ...app].join(' ');
}

function wordsOf({ name, version, url }: AppInfo): string[] {
  const isUsable = TOKEN.test(name) && TOKEN.test(version ?? '1') && LINK.test(url ?? 'x');
  if (!isUsable) throw new ConfigurationError('appInfo must have a name, and a version and url, without blanks');
  return [version === undefined ? name : `${name}/${version}`, ...(url === undefined ? [] : [`(${url})`])];
}
