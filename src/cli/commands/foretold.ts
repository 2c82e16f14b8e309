// A refusal that a rehearsal foretold, said as the real one would be.
import { AnsweredError } from '../errors.js';
import type { Forecast } from '../services/forecast.js';

/** @throws AnsweredError when the rehearsed request was refused */
export function refuseAsForetold(forecast: Forecast | undefined): void {
  if (forecast === undefined || forecast.status < 400) return;
  const { code, message } = forecast.body as { code?: string; message?: string };
  throw new AnsweredError(forecast.status, code, message ?? `HTTP ${forecast.status}`);
}
