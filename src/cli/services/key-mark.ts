// A mark of an API key: tells it again without telling it.
import { createHmac } from 'node:crypto';

/** @param salt - random, kept beside the mark */
export function keyMark(salt: string, apiKey: string): string {
  return createHmac('sha256', salt).update(apiKey).digest('hex').slice(0, 32);
}
