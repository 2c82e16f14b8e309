// Reads the values of flags. What the documentation would allow is never refused here.
import { InvalidArgumentError } from 'commander';

/** A decimal as the API writes amounts. Whether it is too large or too small is for the API to say. */
export function plainDecimal(text: string): string {
  if (/^\d+(\.\d+)?$/.test(text)) return text;
  throw new InvalidArgumentError('Write a plain decimal such as 12.50: digits and a point, no sign, comma or blank.');
}

export function wholeNumber(text: string): number {
  const value = /^\d{1,15}$/.test(text) ? parseInt(text, 10) : undefined;
  if (value === undefined) throw new InvalidArgumentError('Write a whole number.');
  return value;
}

export function positiveNumber(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('Write a whole number of at least 1.');
  return value;
}

/** @param most - the largest value that is taken */
export function atMost(value: number, most: number): number {
  if (value > most) throw new InvalidArgumentError(`At most ${most}.`);
  return value;
}

export function portNumber(text: string): number {
  const value = wholeNumber(text);
  if (value > 65_535) throw new InvalidArgumentError('Ports end at 65535; 0 picks a free one.');
  return value;
}

export function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}
