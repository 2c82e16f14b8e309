// The flags of a batch: how they are declared, and what they mean together.
import { InvalidArgumentError, type Command } from 'commander';
import type { Delimiter, InputColumn } from '../csv/read-csv.js';
import { OUR_NAMES } from '../csv/types.js';
import { UsageError } from '../errors/errors.js';
import { flag, headed, notEmpty, plainDecimal, positiveNumber, wholeNumber, type FlagsOf } from '../help/command.js';
import { ROWS_AT_ONCE, SANDBOX_ROWS_AT_ONCE } from '../config/settings.js';
import { DOCUMENTED_LIMIT } from '../../sdk/index.js';

/** Rows that are compared with what the API shows unless it is said: reading them takes a minute at the documented rate. */
export const MOST_CHECKED = 500;

/** Flags of a file, beside --csv itself. */
export const CSV_FLAGS = [
  flag('--map <column=header>', 'which header is which column; repeatable', {
    parse: readMapping,
    isRepeatable: true,
  }),
  flag('--full', 'rows without amount and quantity reverse all that remains'),
  flag('--delimiter <character>', 'comma, semicolon or tab (default: found in the header)', {
    parse: readDelimiter,
    choices: ['comma', 'semicolon', 'tab'],
  }),
  flag('--decimal-comma', 'amounts are written with a comma: 12,50'),
  flag('--trim', 'remove blanks around ids and numbers'),
  flag('--batch-id <name>', "what the batch is called (default: the file's name)", readBatchId),
  flag('--results <file|->', 'where the results go (default: <name>.results.csv)', notEmpty),
] as const;

export const CHECK_FLAGS = headed('What is checked before a batch is sent:', [
  flag('--expect-rows <n>', 'send nothing unless the file has exactly this many rows', wholeNumber),
  flag('--expect-total <decimal>', 'send nothing unless its amounts add up to this', plainDecimal),
  flag('--skip-invalid', 'leave out rows that cannot be used'),
  flag('--allow-duplicates', 'send equal rows too: each one is a reversal'),
  flag('--allow-changed', 'send a changed row although another was applied'),
  flag('--new-batch', 'send a file again that was run under another name'),
]);

/** Flags of every run of a batch, the first one and a resumed one. */
export const RUN_FLAGS = headed('How a batch runs:', [
  flag('--rate <n>', `requests a second (default in live: ${DOCUMENTED_LIMIT.rate})`, positiveNumber),
  flag(
    '--concurrency <n>',
    `rows at once (default: ${ROWS_AT_ONCE}, sandbox: ${SANDBOX_ROWS_AT_ONCE})`,
    positiveNumber,
  ),
  flag('--max-errors <n>', 'stop when so many rows are refused or unknown', positiveNumber),
  flag('--skip-done', 'leave out rows that another batch, file or command has done already'),
  flag('--again', 'rows that are done already are meant once more'),
  flag(
    '--check-live <when>',
    `first compare rows with what the API shows (default: auto, up to ${MOST_CHECKED} rows)`,
    {
      choices: ['auto', 'always', 'never'],
    },
  ),
  flag('--other-key', 'the batch ran under another API key of the same organisation'),
  flag('--retry-refused', 'send refused rows again'),
  flag('--force', 'send rows without an answer again even after 24 hours'),
]);

type CsvFlags = FlagsOf<typeof CSV_FLAGS> & FlagsOf<typeof CHECK_FLAGS>;

export type RunFlags = FlagsOf<typeof RUN_FLAGS> & { readonly yes?: boolean; readonly actor?: string };

/** @throws UsageError for a flag of one reversal beside --csv, and for a flag of a batch without it */
export function refuseMixedFlags(command: Command, redemptionId: string | undefined): void {
  const given = (names: readonly string[]): string | undefined =>
    names.find((name) => command.getOptionValueSource(name) !== undefined);
  if (command.getOptionValueSource('csv') === undefined) {
    const name = given(BATCH_FLAGS);
    if (name === undefined) return;
    throw new UsageError(`${flagOf(name)} is for a batch: --csv is missing`, 'name the file with --csv');
  }
  if (redemptionId !== undefined) {
    throw new UsageError('a redemption id and --csv do not go together', 'leave one of them out');
  }
  const name = given(SINGLE_FLAGS);
  if (name !== undefined)
    throw new UsageError(`${flagOf(name)} and --csv do not go together`, 'the file says it row by row');
}

const SINGLE_FLAGS = ['amount', 'quantity', 'idempotencyKey', 'expectRemaining', 'once'] as const;
const BATCH_FLAGS = [
  ...[
    'map',
    'full',
    'delimiter',
    'decimalComma',
    'trim',
    'allowDuplicates',
    'allowChanged',
    'skipInvalid',
    'expectRows',
  ],
  ...[
    'expectTotal',
    'batchId',
    'newBatch',
    'results',
    'rate',
    'concurrency',
    'maxErrors',
    'retryRefused',
    'force',
    'skipDone',
    'checkLive',
    'otherKey',
  ],
];

function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

type Mapping = Readonly<Partial<Record<InputColumn, string>>>;

const COLUMNS = Object.keys(OUR_NAMES) as readonly InputColumn[];

function readMapping(text: string, before: Mapping = {}): Mapping {
  const [name = '', ...header] = text.split('=');
  const column = COLUMNS.find((known) => known === name);
  if (column === undefined) throw new InvalidArgumentError(`The columns are ${COLUMNS.join(', ')}.`);
  if (before[column] !== undefined) throw new InvalidArgumentError(`${column} is mapped twice.`);
  if (header.join('=') === '')
    throw new InvalidArgumentError('Write column=header, such as redemption_id="Order ref".');
  return { ...before, [column]: header.join('=') };
}

const DELIMITERS: Readonly<Record<string, Delimiter>> = {
  ',': ',',
  comma: ',',
  ';': ';',
  semicolon: ';',
  '\t': '\t',
  '\\t': '\t',
  tab: '\t',
};

function readDelimiter(text: string): Delimiter {
  const delimiter = Object.hasOwn(DELIMITERS, text) ? DELIMITERS[text] : undefined;
  if (delimiter === undefined) throw new InvalidArgumentError('Write comma, semicolon or tab.');
  return delimiter;
}

const LONGEST_BATCH_ID = 200;

function readBatchId(text: string): string {
  if (text.trim() === '' || text.length > LONGEST_BATCH_ID) {
    throw new InvalidArgumentError(`Write 1 to ${LONGEST_BATCH_ID} characters.`);
  }
  return text;
}

export type ReverseCsvFlags = CsvFlags &
  RunFlags & {
    readonly csv: string;
    readonly reason?: string;
    readonly dryRun?: boolean;
  };
