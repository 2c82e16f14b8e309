// The redemptions that a CSV file names, for `scrip offline pull`.
import { CsvError, readCsv } from '../csv/read-csv.js';
import type { CliContext } from '../context.js';
import { FileError, type FileProblem } from '../errors.js';
import { counted } from '../ui/counted.js';
import { asFailure } from './read-into-journal.js';

/** Problems told at once. */
const SHOWN = 20;

/**
 * The ids in a batch file, each once, in order. The other columns are looked at as a batch would look at them.
 *
 * @throws FileError when the file could not be used for a batch either
 */
export async function readIds(ctx: CliContext, path: string): Promise<readonly string[]> {
  const input = ctx.openInput(path);
  const ids = new Set<string>();
  const problems: FileProblem[] = [];
  const sink = {
    head: () => undefined,
    rows: (rows: Parameters<Parameters<typeof readCsv>[2]['rows']>[0]) => {
      for (const { fields, faults, line } of rows) {
        if (fields !== undefined) ids.add(fields.redemptionId);
        problems.push(...faults.map((fault) => ({ line, ...fault })));
      }
    },
  };
  try {
    // A reason is a batch's matter.
    await readCsv(input.bytes(), { reason: 'pull' }, sink);
  } catch (error) {
    throw error instanceof CsvError ? asFailure(error, input) : error;
  }
  if (problems.length === 0) return [...ids];
  const message = `${path}: ${counted(problems.length, 'problem')}; nothing was copied`;
  throw new FileError('invalid_rows', message, problems.slice(0, SHOWN));
}
