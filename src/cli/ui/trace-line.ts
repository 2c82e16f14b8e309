// One request in one line, for --verbose. The SDK has taken the secrets out already.
import type { ResponseEvent } from '../../sdk/index.js';
import { visible } from './visible.js';

export function traceLine(event: ResponseEvent): string {
  const { method, url, attempt, status, error, durationMs, requestId } = event;
  const outcome = status === undefined ? `no answer: ${visible(error ?? 'unknown')}` : `HTTP ${status}`;
  const again = attempt > 1 ? ` (attempt ${attempt})` : '';
  const request = requestId === undefined ? '' : ` ${visible(requestId)}`;
  return `${method} ${visible(url)}${again}: ${outcome} in ${Math.round(durationMs)} ms${request}`;
}
