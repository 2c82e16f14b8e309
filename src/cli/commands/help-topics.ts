// The topics of `scrip help`: what is true of all commands. Loaded when one is asked for.
import { CSV_HELP } from './help-csv.js';
import { environmentText } from './help-environment.js';
import { FAULT_PACKS } from './fault-packs.js';
import { faultsText } from './help-faults.js';
import { environment, exitCodes } from './help-json.js';
import { MODES_HELP } from './help-modes.js';
import type { TopicName } from './help-topic-names.js';

export interface Topic {
  /** As it is written, no wider than 80 columns. */
  readonly text: string;
  /** The table in it, for --json. */
  readonly table?: Readonly<Record<string, unknown>>;
}

export const TOPICS: Readonly<Record<TopicName, () => Topic>> = {
  modes: () => ({ text: MODES_HELP }),
  environment: () => ({
    text: environmentText(),
    table: { environment: environment() },
  }),
  csv: () => ({ text: CSV_HELP }),
  faults: () => ({ text: faultsText(), table: { faults: FAULT_PACKS } }),
  'exit-codes': () => ({ text: exitCodesText(), table: { exit_codes: exitCodes() } }),
};

function exitCodesText(): string {
  const lines = exitCodes().map(
    ({ code, kind, when, again }) =>
      `${String(code).padStart(4)}  ${kind.padEnd(17)}${when}\n${' '.repeat(23)}run again: ${again}\n`,
  );
  return `Exit codes\n\n${lines.join('')}`;
}
