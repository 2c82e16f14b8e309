// The licences of what is bundled, as their texts ask for: each package once, by name, with its licence as it came.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER = `scrip is under the licence in LICENSE. dist/cli also contains the packages below.`;

/** @param inputs - paths of bundled files; those of packages have node_modules in them */
export function licencesOf(root, inputs) {
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const found = [...new Set(folders.filter((folder) => folder !== undefined))].map((folder) => join(root, folder));
  const sections = new Map(found.map(sectionOf).sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${[HEADER, ...sections.values()].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function sectionOf(folder) {
  const { author, license, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  const by = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`);
  const text = file === undefined ? `Copyright (c) ${by}` : readFileSync(join(folder, file), 'utf8').trim();
  const title = `${name} ${version}, ${license}`;
  return [title, `${title}\n\n${text}`];
}
