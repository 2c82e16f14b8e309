// The flags of a batch: how they are declared, and what they mean together.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Delimiter, InputColumn } from '../csv/read-csv.js';
import { UsageError } from '../errors/errors.js';
import { notEmpty, plainDecimal, positiveNumber, wholeNumber } from '../help/command.js';

export interface CsvFlags {
  readonly map?: Readonly<Partial<Record<InputColumn, string>>>;
  readonly delimiter?: Delimiter;
  readonly decimalComma?: boolean;
  readonly trim?: boolean;
  readonly allowDuplicates?: boolean;
  readonly allowChanged?: boolean;
  readonly skipInvalid?: boolean;
  readonly expectRows?: number;
  readonly expectTotal?: string;
  readonly batchId?: string;
  readonly newBatch?: boolean;
  readonly results?: string;
}

/** Flags of every run of a batch, the first one and a resumed one. */
export interface RunFlags {
  readonly rate?: number;
  readonly concurrency?: number;
  readonly maxErrors?: number;
  readonly retryRefused?: boolean;
  readonly force?: boolean;
  readonly actor?: string;
  readonly skipDone?: boolean;
  readonly again?: boolean;
  readonly yes?: boolean;
}

export function addCsvFlags(command: Command): Command {
  const delimiter = new Option('--delimiter <character>', 'comma, semicolon or tab (default: found in the header)');
  const file = [
    new Option('--map <column=header>', 'which header is which column; repeatable').argParser(readMapping),
    delimiter.choices(['comma', 'semicolon', 'tab']).argParser(readDelimiter),
    new Option('--decimal-comma', 'amounts are written with a comma: 12,50'),
    new Option('--trim', 'take blanks off ids and numbers'),
    new Option('--batch-id <name>', "what the batch is called (default: the file's name)").argParser(readBatchId),
    new Option('--results <file>', 'where the results go (default: <name>.results.csv)').argParser(notEmpty),
  ];
  const checks = [
    new Option('--expect-rows <n>', 'send nothing unless the file has so many rows').argParser(wholeNumber),
    new Option('--expect-total <decimal>', 'send nothing unless its amounts add up to this').argParser(plainDecimal),
    new Option('--skip-invalid', 'go on without rows that cannot be used'),
    new Option('--allow-duplicates', 'equal rows are meant: each is a reversal'),
    new Option('--allow-changed', 'a row that replaces an applied one comes on top'),
    new Option('--new-batch', 'the same file again under another name is meant'),
  ];
  for (const flag of file) command.addOption(flag);
  command.optionsGroup('What is checked before a batch is sent:');
  for (const flag of checks) command.addOption(flag);
  return command;
}

export function addRunFlags(command: Command): Command {
  return command
    .optionsGroup('How a batch runs:')
    .option('--rate <n>', 'requests a second (default in live: 10)', positiveNumber)
    .option('--concurrency <n>', 'rows at once (default: 4, sandbox: 64)', positiveNumber)
    .option('--max-errors <n>', 'stop when so many rows are refused or unknown', positiveNumber)
    .option('--skip-done', 'leave out rows that are done already by another batch, file or command')
    .option('--again', 'what is done already is meant once more, on top')
    .option('--retry-refused', 'send rows again that were refused')
    .option('--force', 'send rows in doubt again even after 24 hours');
}

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
  ...['map', 'delimiter', 'decimalComma', 'trim', 'allowDuplicates', 'allowChanged', 'skipInvalid', 'expectRows'],
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
  ],
];

function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const COLUMNS: readonly InputColumn[] = ['redemption_id', 'amount', 'quantity', 'reason', 'idempotency_key'];

function readMapping(text: string, before: CsvFlags['map'] = {}): CsvFlags['map'] {
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

export function readBatchId(text: string): string {
  if (text.trim() === '' || text.length > LONGEST_BATCH_ID) {
    throw new InvalidArgumentError(`Write 1 to ${LONGEST_BATCH_ID} characters.`);
  }
  return text;
}

export interface ReverseCsvFlags extends CsvFlags, RunFlags {
  readonly csv: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
}
