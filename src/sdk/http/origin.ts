// The key is for one origin.
import { ConfigurationError } from '../errors.js';
import type { Transport } from './transport.js';

/**
 * Sends to the origin of the base URL only: a middleware or a base URL for one call must not take the key elsewhere.
 *
 * @throws ConfigurationError for any other origin; nothing is sent
 */
export function withOrigin(next: Transport, baseUrl: string): Transport {
  const { origin } = new URL(baseUrl);
  return async (outgoing) => {
    if (new URL(outgoing.url).origin === origin) return next(outgoing);
    throw new ConfigurationError('a request to another origin than that of the base URL was not sent');
  };
}
