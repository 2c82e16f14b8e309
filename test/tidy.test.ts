// The house rules that no linter knows: who may import whom, what is never called, how long a file may be, and that
// every decision has a test that names it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Room -> what it may import. The first room that matches decides. */
const ROOMS: ReadonlyArray<readonly [room: RegExp, mayImport: RegExp]> = [
  [/^bin\//, /^dist\/cli\/index\.js$/],
  [/^src\/sdk\/money\.ts$/, /^decimal\.js$/],
  [/^src\/sdk\//, /^(src\/sdk\/|openapi-fetch$)/],
  [/^src\/local-engine\/rules\//, /^(src\/local-engine\/rules\/|src\/sdk\/money\.js$|node:assert$)/],
  [
    /^src\/local-engine\/ledger\//,
    /^(src\/local-engine\/(ledger|rules|store)\/|src\/sdk\/(generated\/|money\.js$)|node:(assert|crypto)$)/,
  ],
  [
    /^src\/local-engine\/store\//,
    /^(src\/local-engine\/store\/|better-sqlite3$|node:(crypto|fs|os|path|module|process)$)/,
  ],
  [
    /^src\/local-engine\/http\//,
    /^(src\/local-engine\/(http|ledger|rules|store)\/|src\/sdk\/generated\/|@hono\/node-server(\/utils\/response)?$|node:(crypto|http|net)$)/,
  ],
  [
    /^src\/local-engine\/console\//,
    /^(src\/local-engine\/console\/|src\/sdk\/money\.js$|hono(\/(body-limit|cookie|html|secure-headers))?$|node:crypto$)/,
  ],
  [
    /^src\/local-engine\/mirror\//,
    /^(src\/local-engine\/(mirror|http|rules|store)\/|src\/sdk\/(generated\/|money\.js$)|better-sqlite3$|uuid$|node:crypto$)/,
  ],
  [/^src\/local-engine\/index\.ts$/, /^(src\/local-engine\/|src\/sdk\/generated\/)/],
  [/^src\/local-engine\/new-id\.ts$/, /^(uuid|node:crypto)$/],
  [
    /^src\/cli\/index\.ts$/,
    /^(src\/cli\/(compose|main|commands\/(help|root)-page)\.js|src\/sdk\/generated\/version\.js|node:fs)$/,
  ],
  [/^src\/cli\/compose\.ts$/, /./],
  [/^src\/cli\/checkpointer\.ts$/, /^node:worker_threads$/],
  [/^src\/cli\/checkpoint-worker\.ts$/, /^(src\/local-engine\/store\/driver\.js|node:(fs|worker_threads))$/],
  [/^src\/cli\/sandbox-engine\.ts$/, /^(src\/cli\/|src\/local-engine\/(index|http\/node-server)\.js$|node:)/],
  [/^src\/cli\/services\//, /^(src\/cli\/(services|journal)\/|src\/sdk\/index\.js$|node:crypto$)/],
  [/^src\/cli\/journal\//, /^(src\/cli\/journal\/|node:(crypto|fs|path)$)/],
  [/^src\/cli\/csv\//, /^(src\/cli\/csv\/|src\/sdk\/index\.js$|csv-(parse|stringify)(\/sync)?$)/],
  [
    /^src\/cli\/ui\//,
    /^(src\/cli\/(ui|context|errors)|src\/sdk\/(index|money)\.js$|(chalk|cli-progress|jq-wasm|string-width|@inquirer\/prompts|node:(tty|stream|readline\/promises))$)/,
  ],
  [/^src\/cli\/(results-)?files?\.ts$/, /^(src\/cli\/(errors|files)\.js$|node:(crypto|fs|path)$)/],
  [
    /^src\/cli\/config\//,
    /^(src\/cli\/|env-paths$|@napi-rs\/keyring$|node:(child_process|fs|path|os|process|stream\/consumers|url)$)/,
  ],
  [/^src\/cli\//, /^(src\/cli\/|src\/sdk\/index\.js$|commander$|node:(path|util)$)/],
];

const BANNED: ReadonlyArray<readonly [pattern: RegExp, instead: string, except: RegExp]> = [
  [/\bprocess\./, 'the context that compose.ts makes', /^src\/cli\/compose\.ts$/],
  [/\bDate\.now\b|new Date\(\)/, 'nowMs', /^src\/(cli\/compose|sdk\/seams|local-engine\/index)\.ts$/],
  [/\bMath\.random\b/, 'the random seam', /^src\/sdk\/seams\.ts$/],
  [/\bconsole\.(log|error|warn|info|debug|table|trace|dir)\b/, 'ctx.io', /^$/],
  [
    /\bparseFloat\b|\bNumber\((?!\))/,
    'parseAmount, or parseInt for counts',
    /^src\/cli\/|^src\/sdk\/http\/|^src\/local-engine\/ledger\/controls\.ts$/,
  ],
  [/\bFIXME\b|\bTODO\b/, 'finishing it', /^$/],
  [
    /\bmode\s*[!=]==\s*'(sandbox|live|offline)'|if \((is)?[sS]andbox\)/,
    'one path; compose.ts decides',
    /^src\/cli\/compose\.ts$/,
  ],
];

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

const sources = filesUnder('src').filter((file) => file.endsWith('.ts'));
const written = sources.filter((file) => !file.includes('/generated/'));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
/** Code without its comments and its imports of types, which cost and bind nothing. */
const codeOf = (file: string): string => read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** What a file loads when it runs: imports of types bind nothing. */
function importsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    const isType = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(node) && node.isTypeOnly;
    if (from !== undefined && ts.isStringLiteral(from) && !isType) found.push(from.text);
    const isCall =
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === 'require');
    const lazy = isCall ? node.arguments[0] : undefined;
    if (lazy !== undefined && ts.isStringLiteral(lazy)) found.push(lazy.text);
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  visit(source);
  return found.map((name) => (name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name));
}

describe('who may import whom', () => {
  test.each([...written, 'bin/scrip.js'])('%s', (file) => {
    const [, mayImport] = ROOMS.find(([room]) => room.test(file)) ?? [file, /^$/];
    expect(importsOf(file).filter((name) => !mayImport.test(name))).toEqual([]);
  });

  test('only compose.ts and what it loads know of the engine', () => {
    const knowing = written.filter(
      (file) => file.startsWith('src/cli/') && importsOf(file).some((name) => name.includes('local-engine')),
    );
    expect(knowing.filter((file) => !/^src\/cli\/(checkpoint-worker|compose|sandbox-engine)\.ts$/.test(file))).toEqual(
      [],
    );
  });
});

test('a dependency is what the SDK and the engine import; what only the command line imports is bundled', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  // The server and its console are behind neither door: only the command line opens them.
  const library = written.filter(
    (file) => /^src\/(sdk|local-engine)\//.test(file) && !/\/(node-server\.ts|console\/.*)$/.test(file),
  );
  const packages = library.flatMap(importsOf).filter((name) => !/^(src|node:)/.test(name));
  expect([...new Set(packages)].sort()).toEqual(Object.keys(dependencies).sort());
});

test.each(BANNED)('nobody writes %s', (pattern, instead, except) => {
  const guilty = written.filter((file) => !except.test(file) && pattern.test(codeOf(file)));
  expect(guilty, `use ${instead}`).toEqual([]);
});

test('no file is longer than 200 lines, and each says first what it owns', () => {
  expect(written.filter((file) => read(file).split('\n').length > 201)).toEqual([]);
  expect(written.filter((file) => !/^\/\/|^\/\*\*/.test(read(file)))).toEqual([]);
});

test('no module keeps state', () => {
  expect(written.filter((file) => /^(export )?let /m.test(codeOf(file)))).toEqual([]);
});

test('the top level is what it is', () => {
  const allowed =
    /^(bin|src|test|docs|bench|examples|openapi\.yaml|package(-lock)?\.json|tsconfig\.json|README\.md|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE|node_modules|dist|coverage|\..*)$/;
  expect(readdirSync(ROOT).filter((name) => !allowed.test(name))).toEqual([]);
});

test('the version is one', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(read('src/sdk/generated/version.ts')).toContain(`SDK_VERSION = '${version}'`);
  expect(read('openapi.yaml')).toMatch(/^openapi: 3\.1/m);
});

test('every decision has a test that names it', () => {
  const titles = filesUnder('test')
    .filter((file) => file.endsWith('.test.ts'))
    .map(read)
    .join('\n');
  const decisions = [...Array.from({ length: 40 }, (_, n) => `D${n + 1}`), 'D37a', 'D37b'];
  // D37 says that something does not exist: nothing can be asked about it.
  const untested = decisions.filter((name) => name !== 'D37' && !new RegExp(`['"\`(].*\\b${name}\\b`).test(titles));
  expect(untested).toEqual([]);
});
