// A figure, what it stands beside, and the target their ratio is held to; as rows of one table, and as JSON.
import { median } from './measure.mjs';

/**
 * @typedef {object} Beside - what a figure is compared with: measured in the same run
 * @property {string} name
 * @property {number[]} [values] - none if it could not be measured: then it is left out
 * @property {{ least?: number, most?: number }} [target] - of the ratio of the figure to this
 */

/**
 * @param {object} options
 * @param {string} options.name - what was measured; a row has no two of the same name
 * @param {string} options.unit
 * @param {number[]} options.values - one for each round
 * @param {Beside[]} [options.beside]
 * @param {{ least?: number, most?: number }} [options.target] - of the figure itself
 */
export function figure({ name, unit, values, beside = [], target }) {
  return {
    name,
    unit,
    values,
    ...spread(values),
    ...(target && judged(target, median(values))),
    beside: beside.filter((other) => other.values !== undefined).map((other) => compared(values, other)),
  };
}

/**
 * Operations a second beside floors that wait for the disk, and under it the processor time of each operation beside that
 * of the same floors: the disk is another one each day.
 *
 * @param took - of each round, the rate, and where it is known the cpu
 * @param beside - with `took` of each round in place of values; nothing if it was not measured
 */
export function rateAndProcessor({ name, unit = '/s', took, beside }) {
  const all = (rounds, which) =>
    rounds?.every((each) => which in each) ? rounds.map((each) => each[which]) : undefined;
  const rate = figure({
    name,
    unit,
    values: all(took, 'rate'),
    beside: beside.map((other) => ({ ...other, values: all(other.took, 'rate') })),
  });
  const cpu = all(took, 'cpu');
  if (cpu === undefined) return [rate];
  const others = beside.map((other) => ({ name: other.name, values: all(other.took, 'cpu') }));
  return [rate, figure({ name: `${name}, processor time`, unit: 'us', values: cpu, beside: others })];
}

/** The figures of one build, each beside the figure of that name of the other. */
export function besideBuild(figures, others, name) {
  return figures.map((each) => {
    const other = others.find((candidate) => candidate.name === each.name);
    if (each.values === undefined || other?.values === undefined) return each;
    return { ...each, beside: [...each.beside, compared(each.values, { name, values: other.values })] };
  });
}

/** Something that could not be measured here, or was not for a reason that is a fault: said in the table itself. */
export function skipped(name, why) {
  return { name, missing: 'SKIPPED', why };
}

export function failed(name, why) {
  return { name, missing: 'FAILED', why };
}

function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), rounds: values.length };
}

function compared(values, { name, values: others, target }) {
  const ratio = ratioOf(values, others);
  return { name, ...spread(others), values: others, ratio, ...(target && judged(target, ratio?.median)) };
}

/**
 * Round by round where both have as many: what slows down a round slows down both. Nothing where one of them is nothing or
 * less: the ratio of such numbers says nothing.
 */
function ratioOf(values, others) {
  if ([...values, ...others].some((value) => !(value > 0))) return undefined;
  if (values.length !== others.length) return { median: median(values) / median(others) };
  return spread(values.map((value, round) => value / others[round]));
}

function judged(target, value) {
  const kept = value !== undefined && !(value < target.least) && !(value > target.most);
  return { target, kept };
}

const HEADER = ['', 'median', 'min - max', '', 'beside', 'median', 'ratio', 'min - max', 'target', ''];

/** @param {{ row: string, title: string, figures: object[] }[]} sections */
export function toTable(sections) {
  const lines = sections.flatMap(({ row, title, figures }) => [
    { heading: `${row}: ${title}` },
    ...figures.flatMap((each) => linesOf(each).map((cells) => ({ cells }))),
  ]);
  const all = [HEADER, ...lines.flatMap(({ cells }) => (cells === undefined ? [] : [cells]))];
  const widths = HEADER.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const isNumber = (column) => [1, 2, 5, 6, 7].includes(column);
  const line = (cells) =>
    cells
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  const body = lines.map(({ cells, heading }) => (cells === undefined ? `\n${heading}` : line(cells)));
  return [line(HEADER), ...body].join('\n');
}

function linesOf({ beside, name, missing, why, unit, ...own }) {
  if (missing !== undefined) return [[`  ${name}`, missing, '', '', why, '', '', '', '', '']];
  const start = [`  ${name}`, short(own.median), range(own), unit];
  const judgedAlone = own.target === undefined ? [] : [['itself', '', '', '', ...verdict(own, unit)]];
  const compared = beside.map((other) => [
    other.name,
    short(other.median),
    other.ratio === undefined ? '-' : short(other.ratio.median),
    other.ratio?.rounds > 1 ? range(other.ratio) : '',
    ...(other.target === undefined ? ['', ''] : verdict(other)),
  ]);
  const [first = [], ...others] = [...compared, ...judgedAlone];
  return [[...start, ...first], ...others.map((cells) => ['', '', '', '', ...cells])];
}

function verdict({ kept, target }, unit = '') {
  const bound = target.least === undefined ? `at most ${target.most}` : `at least ${target.least}`;
  return [`${bound} ${unit}`.trimEnd(), kept ? 'kept' : 'NOT KEPT'];
}

function range({ max, min }) {
  return `${short(min)} - ${short(max)}`;
}

function short(number) {
  const size = Math.abs(number);
  return number.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
