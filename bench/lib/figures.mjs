// A figure, what it stands beside, and the target their ratio is held to; as rows of one table, and as JSON.
import { median } from './measure.mjs';

/**
 * @typedef {object} Beside - what a figure is compared with: measured in the same run
 * @property {string} name
 * @property {number[]} values
 * @property {{ least?: number, most?: number }} [target] - of the ratio of the figure to this
 */

/**
 * @param {object} options
 * @param {string} options.name - what was measured
 * @param {string} options.unit
 * @param {number[]} options.values - one for each round
 * @param {Beside[]} [options.beside]
 * @param {{ least?: number, most?: number }} [options.target] - of the figure itself
 */
export function figure({ name, unit, values, beside = [], target }) {
  return {
    name,
    unit,
    ...spread(values),
    ...(target && judged(target, median(values))),
    beside: beside.map((other) => {
      const ratio = ratioOf(values, other.values);
      return { name: other.name, ...spread(other.values), ratio, ...(other.target && judged(other.target, ratio)) };
    }),
  };
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

/** Round by round where both have as many: what slows down a round slows down both. */
function ratioOf(values, others) {
  if (values.length !== others.length) return median(values) / median(others);
  return median(values.map((value, round) => value / others[round]));
}

function judged(target, value) {
  const kept = !(value < target.least) && !(value > target.most);
  return { target, kept };
}

const HEADER = ['', 'median', 'min - max', '', 'beside', 'median', 'ratio', 'target', ''];

/** @param {{ row: string, title: string, figures: object[] }[]} sections */
export function toTable(sections) {
  const lines = sections.flatMap(({ row, title, figures }) => [
    { heading: `${row}: ${title}` },
    ...figures.flatMap((each) => linesOf(each).map((cells) => ({ cells }))),
  ]);
  const all = [HEADER, ...lines.flatMap(({ cells }) => (cells === undefined ? [] : [cells]))];
  const widths = HEADER.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const isNumber = (column) => [1, 2, 5, 6].includes(column);
  const line = (cells) =>
    cells
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  const body = lines.map(({ cells, heading }) => (cells === undefined ? `\n${heading}` : line(cells)));
  return [line(HEADER), ...body].join('\n');
}

function linesOf({ beside, name, missing, why, unit, ...own }) {
  if (missing !== undefined) return [[`  ${name}`, missing, '', '', why, '', '', '', '']];
  const start = [`  ${name}`, short(own.median), `${short(own.min)} - ${short(own.max)}`, unit];
  const judgedAlone = own.target === undefined ? [] : [['itself', '', '', ...verdict(own, unit)]];
  const compared = beside.map((other) => [
    other.name,
    short(other.median),
    short(other.ratio),
    ...(other.target === undefined ? ['', ''] : verdict(other)),
  ]);
  const [first = ['', '', '', '', ''], ...others] = [...compared, ...judgedAlone];
  return [[...start, ...first], ...others.map((cells) => ['', '', '', '', ...cells])];
}

function verdict({ kept, target }, unit = '') {
  const bound = target.least === undefined ? `at most ${target.most}` : `at least ${target.least}`;
  return [`${bound} ${unit}`.trimEnd(), kept ? 'kept' : 'NOT KEPT'];
}

function short(number) {
  const size = Math.abs(number);
  return number.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
