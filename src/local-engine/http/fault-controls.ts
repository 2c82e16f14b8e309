// The controls under /_sandbox/faults. What a fault then does to a request: faulted.ts.
import { fits } from '../ledger/fault-pattern.js';
import { type FaultRequest, clearFaults, listFaults, setFault } from '../ledger/faults.js';
import { perform } from '../ledger/perform.js';
import type { ControlDeps } from './controls.js';
import { toWire } from './dispatch.js';
import type { WireAnswer } from './error-response.js';
import { operations } from './generated/contract.js';
import type { Call } from './handlers.js';

export const FAULT_CONTROLS: Readonly<Record<string, (deps: ControlDeps, call: Call) => WireAnswer>> = {
  listFaults: (deps) => perform(deps, 'read', (tx) => toWire(listFaults(tx))),
  setFault: (deps, { body }) =>
    perform(deps, 'write', (tx) => toWire(setFault(tx, body as unknown as FaultRequest, isServed))),
  clearFaults: (deps) => perform(deps, 'write', (tx) => toWire(clearFaults(tx))),
};

/** A slip in a pattern is told when it is set, not by a test that waits for a fault in vain. */
function isServed(pattern: string): boolean {
  return operations.some(({ method, path }) => fits(pattern, method, path));
}
