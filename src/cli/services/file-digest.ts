// The fingerprint of a file, taken while it is read.
import { createHash } from 'node:crypto';

/** The same bytes, and their SHA-256 in hex once they have all been read. */
export function withDigest(bytes: AsyncIterable<Uint8Array>): {
  bytes: AsyncIterable<Uint8Array>;
  sha256: () => string;
} {
  const hash = createHash('sha256');
  const passing = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  };
  return { bytes: passing(), sha256: () => hash.digest('hex') };
}
