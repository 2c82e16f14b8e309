// The licences of what is bundled, as their texts ask for: each package once, by name, with its licence as it came.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param inputs - paths of bundled files; those of packages have node_modules in them */
export function licencesOf(root, inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const sections = [...folders].map((folder) => sectionOf(join(root, folder))).sort();
  const header = 'scrip is under the licence in LICENSE. dist/cli also contains the packages below.';
  return `${[header, ...new Set(sections)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function sectionOf(folder) {
  const { author, license, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  const text = file && readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}, ${license}\n\n${text ?? `Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}`}`;
}
