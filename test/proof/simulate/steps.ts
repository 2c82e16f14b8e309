// What can happen in a script: the steps, how they are drawn from a seed, and how each reads in a list. A step names what
// it acts on by number, so a script stays a script when steps are taken out of it.
import { between, oneOf } from '../../support/random.mjs';

/** What one row of a file, or one command, asks for. Neither cents nor units: all that remains. */
export interface Row {
  readonly redemption: number;
  readonly cents?: number;
  readonly units?: number;
  readonly reason: number;
}

export const REASONS = ['Late', 'Verspätung', 'Broken', 'Goodwill "2026", twice'] as const;

export const FAULTS = [
  ...['drop', 'refuse', 'html402', 'html404', 'html408', 'html425', 'html502'],
  ...['json500', 'progress409', 'limit429', 'kill', 'killRead'],
] as const;

/** What happens to some of the writes of one run. */
export interface Fault {
  readonly kind: (typeof FAULTS)[number];
  /** The first write (read, of `killRead`) that it happens to, from 1, and to how many from there. */
  readonly at: number;
  readonly span: number;
  /** Whether the server has done its work by then. */
  readonly isDone: boolean;
}

/** How a file is written down. */
export interface Spelling {
  readonly bom?: boolean;
  readonly crlf?: boolean;
  readonly delimiter?: ',' | ';' | '\t';
  /** Umlauts as two characters. */
  readonly nfd?: boolean;
  /** 5 instead of 5.00. */
  readonly short?: boolean;
}

export type SingleFlag = '--again' | '--once';
export type RunFlag =
  | '--check-live=never'
  | '--again'
  | '--skip-done'
  | '--allow-duplicates'
  | '--allow-changed'
  | '--new-batch'
  | '--retry-refused';

export interface Typed {
  readonly machine: number;
  /** One of the names that this machine's own address has. */
  readonly address: number;
  readonly faults: readonly Fault[];
}

export interface Single extends Typed {
  readonly do: 'single';
  readonly row: Row;
  readonly flags: readonly SingleFlag[];
  /** A key of the operator's own. */
  readonly key?: number;
  /** Asked on a terminal; says no, or yes, where the same stands already. */
  readonly asked?: 'careful' | 'insists';
}

export interface RunFile extends Typed {
  readonly do: 'run';
  readonly file: number;
  readonly flags: readonly RunFlag[];
}

export interface Resume extends Typed {
  readonly do: 'resume';
  readonly file: number;
  readonly flags: readonly RunFlag[];
}

export type Step =
  | Single
  | RunFile
  | Resume
  | (Typed & { readonly do: 'retype' })
  /** On two machines at the same time. */
  | { readonly do: 'both'; readonly one: Single | RunFile; readonly other: Single | RunFile; readonly seed: number }
  | { readonly do: 'file'; readonly file: number; readonly name: string; readonly rows: readonly Row[] }
  | {
      readonly do: 'edit';
      readonly file: number;
      readonly from: number;
      readonly name?: string;
      readonly spelling: Spelling;
      readonly how: 'save' | 'reorder' | 'extend' | 'change';
      readonly at: number;
      readonly row: Row;
    }
  | {
      readonly do: 'feed';
      readonly file: number;
      readonly from: number;
      readonly machine: number;
      readonly name?: string;
      /** What the first refused row asks for instead. */
      readonly cents?: number;
    }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'clock'; readonly machine: number; readonly minutes: number }
  | { readonly do: 'lose' | 'copy' | 'restore'; readonly machine: number }
  | { readonly do: 'reset' };

export interface Draw {
  readonly random: () => number;
  readonly machines: number;
  readonly redemptions: number;
  /** Steps, faults and flags that do not happen; "own-key" is one too. */
  readonly without: ReadonlySet<string>;
}

const CENTS = [100, 250, 500, 500, 1000] as const;

/** A script of so many steps, the same one for the same seed. */
export function drawScript(draw: Draw, length: number): Step[] {
  const script: Step[] = [];
  let files = 0;
  const next = (): Step => {
    const { random, machines } = draw;
    const machine = between(random, 0, machines - 1);
    const typed = { machine, address: between(random, 0, 2), faults: drawFaults(draw) };
    // Mostly a file of late, so that things happen to it.
    const from = Math.max(0, files - 1 - Math.floor(random() ** 2 * Math.min(files, 6)));
    const isRenamed = random() < 0.5;
    const named = isRenamed ? { name: `refunds-${files} (1)` } : {};
    const chance = random();
    if (files === 0 || chance < 0.1) {
      // Rows for all that remains stand in files of their own: beside an amount, a blank is refused.
      const wantsAll = random() < 0.1;
      const rows = Array.from({ length: between(random, 1, 6) }, () => drawRow(draw, wantsAll));
      const name = random() < 0.3 ? `Erstattung-für-${files}` : `refunds-${files}`;
      return { do: 'file', file: files++, name, rows };
    }
    if (chance < 0.33) return { do: 'run', ...typed, file: from, flags: drawRunFlags(draw) };
    if (chance < 0.57) return drawSingle(draw, typed);
    if (chance < 0.62) return drawBoth(draw, typed, from);
    if (chance < 0.72) return { do: 'retype', ...typed };
    if (chance < 0.82) {
      const how = oneOf(random, ['save', 'reorder', 'extend', 'change'] as const);
      const edited = { from, how, spelling: drawSpelling(random), at: between(random, 0, 5), row: drawRow(draw) };
      return { do: 'edit', file: files++, ...named, ...edited };
    }
    if (chance < 0.88) {
      const cents = random() < 0.5 ? { cents: oneOf(random, CENTS) } : {};
      return { do: 'feed', file: files++, from, machine, ...named, ...cents };
    }
    if (chance < 0.91) return { do: 'resume', ...typed, file: from, flags: random() < 0.3 ? ['--retry-refused'] : [] };
    if (chance < 0.94) return { do: 'pass', minutes: oneOf(random, [1, 30, 600, 1500]) };
    if (chance < 0.96) return { do: 'clock', machine, minutes: oneOf(random, [0, -60, 20, 120, -1800, 1380]) };
    if (chance < 0.997) return { do: oneOf(random, ['lose', 'copy', 'copy', 'restore'] as const), machine };
    return { do: 'reset' };
  };
  while (script.length < length) {
    const step = next();
    if (!draw.without.has(step.do)) script.push(step);
  }
  return script;
}

function drawRow({ random, redemptions }: Draw, wantsAll = random() < 0.1): Row {
  const redemption = between(random, 0, redemptions - 1);
  const reason = between(random, 0, REASONS.length - 1);
  const kind = random();
  if (wantsAll) return { redemption, reason };
  // Every third redemption is of units.
  if (redemption % 3 === 2 && kind < 0.7) return { redemption, reason, units: between(random, 1, 2) };
  return { redemption, reason, cents: oneOf(random, CENTS) };
}

function drawSingle({ random, ...draw }: Draw, typed: Typed): Single {
  const how = random();
  // Of all that remains a person is shown the amount, and that amount is then meant.
  const row = drawRow({ random, ...draw }, how >= 0.2 && random() < 0.1);
  const key = how > 0.85 ? { key: between(random, 0, 5) } : {};
  const asked = how < 0.2 ? { asked: oneOf(random, ['careful', 'insists'] as const) } : {};
  const flags: readonly SingleFlag[] = how < 0.2 ? [] : how < 0.35 ? ['--again'] : how < 0.5 ? ['--once'] : [];
  const kept = flags.filter((flag) => !draw.without.has(flag));
  return { do: 'single', ...typed, row, flags: kept, ...(draw.without.has('own-key') ? {} : key), ...asked };
}

/** Mostly the same thing on another machine. */
function drawBoth(draw: Draw, typed: Typed, file: number): Step {
  const { machines, random } = draw;
  const elsewhere = { ...typed, machine: (typed.machine + 1) % machines, faults: drawFaults(draw) };
  const run = (where: Typed): RunFile => ({ do: 'run', ...where, file, flags: drawRunFlags(draw) });
  const seed = between(random, 0, 1000);
  if (random() < 0.4) return { do: 'both', one: run(typed), other: run(elsewhere), seed };
  const one = drawSingle(draw, typed);
  const { key, row } = one;
  const { asked, ...other } = drawSingle(draw, elsewhere);
  // Of all that remains a person is shown the amount, and that amount is then meant.
  const isPrompted = asked !== undefined && (row.cents ?? row.units) !== undefined;
  const same = { ...other, row, ...(key !== undefined && { key }), ...(isPrompted && { asked }) };
  return { do: 'both', one, other: random() < 0.7 ? same : run(elsewhere), seed };
}

const RUN_FLAG_SETS: readonly (readonly RunFlag[])[] = [
  ...[[], [], [], [], ['--skip-done'], ['--skip-done'], ['--again'], ['--allow-duplicates']],
  ...[['--allow-changed'], ['--new-batch'], ['--skip-done', '--new-batch'], ['--skip-done', '--retry-refused']],
  ...[
    ['--again', '--new-batch', '--allow-duplicates'],
    ['--new-batch', '--allow-changed', '--skip-done'],
  ],
] as (readonly RunFlag[])[];

function drawRunFlags({ random, without }: Draw): readonly RunFlag[] {
  return oneOf(random, RUN_FLAG_SETS).filter((flag) => !without.has(flag));
}

function drawSpelling(random: () => number): Spelling {
  return {
    bom: random() < 0.3,
    crlf: random() < 0.3,
    delimiter: oneOf(random, [',', ',', ';', '\t'] as const),
    nfd: random() < 0.3,
    short: random() < 0.3,
  };
}

function drawFaults({ random, without }: Draw): Fault[] {
  if (random() < 0.55) return [];
  const kinds = FAULTS.filter((kind) => !without.has(kind));
  if (kinds.length === 0) return [];
  // Some last until the client has given up, some for one attempt only.
  return [
    {
      kind: oneOf(random, kinds),
      at: between(random, 1, 4),
      span: oneOf(random, [1, 2, 3, 9]),
      isDone: random() < 0.7,
    },
  ];
}

export function inWords(step: Step): string {
  switch (step.do) {
    case 'single':
      return `machine ${step.machine}: reverse ${rowWords(step.row)}${singleWords(step)}${typedWords(step)}`;
    case 'both':
      return `at the same time: ${inWords(step.one)}; and ${inWords(step.other)}`;
    case 'run':
      return `machine ${step.machine}: reverse --csv file ${step.file}${flagWords(step.flags)}${typedWords(step)}`;
    case 'resume':
      return `machine ${step.machine}: batches resume file ${step.file}${flagWords(step.flags)}${typedWords(step)}`;
    case 'retype':
      return `machine ${step.machine}: the last command without an answer, typed again${typedWords(step)}`;
    case 'file':
      return `file ${step.file}: "${step.name}" with ${step.rows.map(rowWords).join('; ')}`;
    case 'edit': {
      const what = { save: 'saved', reorder: `turned by ${step.at}`, extend: `with ${rowWords(step.row)} added` };
      const how = step.how === 'change' ? `with row ${step.at} changed to ${rowWords(step.row)}` : what[step.how];
      return `file ${step.file}: file ${step.from} ${how}${nameWords(step)} ${JSON.stringify(step.spelling)}`;
    }
    case 'feed':
      return `file ${step.file}: the results of file ${step.from} on machine ${step.machine}${nameWords(step)}${
        step.cents === undefined ? '' : `, the first refused row corrected to ${inMoney(step.cents)}`
      }`;
    case 'pass':
      return `${step.minutes} minutes pass`;
    case 'clock':
      return `machine ${step.machine}: its clock is ${step.minutes} minutes off`;
    case 'reset':
      return 'the server is reset: a new ledger at a new port';
    default:
      return `machine ${step.machine}: its journal: ${step.do}`;
  }
}

function rowWords({ redemption, cents, units, reason }: Row): string {
  const portion = cents !== undefined ? inMoney(cents) : units !== undefined ? `${units} units` : 'all';
  return `${portion} of #${redemption} for ${JSON.stringify(REASONS[reason])}`;
}

export function inMoney(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function singleWords({ flags, key, asked }: Single): string {
  return `${flagWords(flags)}${key === undefined ? '' : ` under key own-${key}`}${asked === undefined ? '' : ` by prompts, ${asked}`}`;
}

function flagWords(flags: readonly string[]): string {
  return flags.map((flag) => ` ${flag}`).join('');
}

function nameWords({ name }: { readonly name?: string }): string {
  return name === undefined ? '' : ` as "${name}"`;
}

function typedWords({ faults }: Typed): string {
  return faults
    .map(
      ({ at, span, kind, isDone }) => ` [writes ${at}-${at + span - 1}: ${kind}${isDone ? ', after it was done' : ''}]`,
    )
    .join('');
}
