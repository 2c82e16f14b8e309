// What the SDK may stand on: web standards, openapi-fetch, and decimal.js in one file.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../src/sdk/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const written = files.filter((file) => !file.startsWith('generated'));

test('there are files to look at', () => {
  expect(written.length).toBeGreaterThan(15);
});

test.each(written)('%s imports nothing but its own room and openapi-fetch', (file) => {
  const text = readFileSync(root + file, 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '');
  const foreign = imported.filter((name) => !/^\.{1,2}\//.test(name) && name !== 'openapi-fetch');
  expect(foreign).toEqual(file === 'money.ts' ? ['decimal.js'] : []);
  expect(imported.filter((name) => name.includes('../../') || (name.startsWith('../') && !file.includes('/')))).toEqual(
    [],
  );
});

test.each(written)('%s takes nothing of Node and no clock or chance but through the seams', (file) => {
  const text = readFileSync(root + file, 'utf8').replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(text).not.toMatch(/\b(process|Buffer|require|console|global|__dirname)\b[.(]/);
  if (file !== 'seams.ts') expect(text).not.toMatch(/Date\.now|new Date\(\)|Math\.random|crypto\.(?!subtle\.digest)/);
});
