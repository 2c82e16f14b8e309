// The house rules that no linter knows: who may import whom, what is never called, how long a file may be, and that
// every decision has a test that names it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The rooms, from the top of the house down: a file imports its own room and those below it, types included. Beside each,
 * the packages that it may load.
 */
const ROOMS: ReadonlyArray<readonly [name: string, files: RegExp, packages: RegExp]> = [
  ['bin', /^bin\//, /^$/],
  ['door', /^src\/cli\/index\.ts$/, /^node:fs$/],
  ['chunks', /^src\/cli\/chunks\.ts$/, /^node:(crypto|fs|vm)$/],
  ['main', /^src\/cli\/main\.ts$/, /^commander$/],
  ['compose', /^src\/cli\/compose\.ts$/, /^node:/],
  ['program', /^src\/cli\/program\.ts$/, /^commander$/],
  ['redemptions', /^src\/cli\/redemptions\.ts$/, /^commander$/],
  ['sandbox', /^src\/cli\/sandbox\//, /^(commander|node:(fs|path|worker_threads))$/],
  ['setup', /^src\/cli\/setup\//, /^(commander|node:path)$/],
  ['offline', /^src\/cli\/offline\//, /^(commander|node:path)$/],
  ['batch', /^src\/cli\/batch\//, /^(commander|node:(crypto|fs|path))$/],
  ['reverse', /^src\/cli\/reverse\//, /^commander$/],
  ['desk', /^src\/cli\/desk\//, /^commander$/],
  ['session', /^src\/cli\/session\.ts$/, /^commander$/],
  ['connect', /^src\/cli\/(connect|engine)\.ts$/, /^node:path$/],
  ['failures', /^src\/cli\/failures\.ts$/, /^$/],
  ['help', /^src\/cli\/help\//, /^commander$/],
  [
    'terminal',
    /^src\/cli\/terminal\//,
    /^(chalk|cli-progress|jq-wasm|string-width|@inquirer\/prompts|node:(tty|stream|readline\/promises))$/,
  ],
  ['context', /^src\/cli\/(context|invocation)\.ts$/, /^commander$/],
  [
    'config',
    /^src\/cli\/(config\/|files\.ts$)/,
    /^(env-paths|@napi-rs\/keyring|node:(child_process|crypto|fs|path|os|process|stream\/consumers|url))$/,
  ],
  ['journal', /^src\/cli\/journal\//, /^(better-sqlite3|node:(crypto|fs|path))$/],
  ['csv', /^src\/cli\/csv\//, /^csv-(parse|stringify)\/sync$/],
  ['errors', /^src\/cli\/errors\//, /^commander$/],
  ['reversal', /^src\/cli\/re(quest|versal)\.ts$/, /^node:crypto$/],
  ['engine', /^src\/local-engine\/index\.ts$/, /^(uuid|node:crypto)$/],
  [
    'engine console',
    /^src\/local-engine\/console\//,
    /^(hono(\/(body-limit|cookie|html|secure-headers))?|node:crypto)$/,
  ],
  ['engine mirror', /^src\/local-engine\/mirror\//, /^(better-sqlite3|uuid|node:crypto)$/],
  [
    'engine http',
    /^src\/local-engine\/http\//,
    /^(@hono\/node-server(\/utils\/response)?|node:(crypto|http|net|stream))$/,
  ],
  ['engine export', /^src\/local-engine\/ledger\/export\//, /^$/],
  ['engine verify', /^src\/local-engine\/ledger\/verify\//, /^$/],
  ['engine ledger', /^src\/local-engine\/ledger\//, /^node:(assert|crypto)$/],
  ['engine rules', /^src\/local-engine\/rules\//, /^node:assert$/],
  ['engine store', /^src\/local-engine\/store\//, /^(better-sqlite3|node:(crypto|fs|os|path|module|process))$/],
  ['engine types', /^src\/local-engine\/types\.ts$/, /^$/],
  ['sdk', /^src\/sdk\/(?!generated\/|money\.ts)/, /^openapi-fetch$/],
  ['money', /^src\/sdk\/money\.ts$/, /^decimal\.js$/],
  ['generated', /^src\/.*\/generated\//, /^$/],
];

/** What one room may not reach although it stands below: the walls inside the house. */
const WALLS: ReadonlyArray<readonly [from: RegExp, notTo: RegExp]> = [
  // The command line meets the engine's values where a process is put together, and nowhere else.
  [/^src\/cli\/(?!compose\.ts$|sandbox\/(checkpoint|engine)-worker\.ts$)/, /^src\/local-engine\/|^better-sqlite3$/],
  // The SDK by its door only.
  [/^src\/cli\//, /^src\/sdk\/(?!index\.|generated\/)/],
  // The engine shares with the SDK the contract and exact amounts: never its client or its errors.
  [/^src\/local-engine\//, /^src\/sdk\/(?!generated\/|money\.|wire\.)|^src\/cli\//],
  [/^src\/sdk\//, /^src\/(cli|local-engine)\//],
  [/^src\/local-engine\/rules\//, /^src\/local-engine\/(?!rules\/)/],
  [/^src\/local-engine\/console\//, /^src\/local-engine\/(?!console\/|types\.)/],
  // What sends, runs and decides never knows that there is a terminal.
  [
    /^src\/cli\/(reverse\/send|batch\/(run|check|verdict|row-identity|read-file))\.ts$/,
    /^src\/cli\/terminal\/(?!words\.|safe-text\.)|^src\/cli\/session\./,
  ],
  // Features beside one another.
  [/^src\/cli\/sandbox\//, /^src\/cli\/(setup|offline|batch|reverse|desk)\//],
  [/^src\/cli\/setup\//, /^src\/cli\/(offline|batch|reverse|desk)\//],
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

interface Import {
  /** A file of the project, or the name of a package. */
  readonly name: string;
  readonly isType: boolean;
}

/** What a file imports, at its top, on first use, and as types. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    const isType = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(node) && node.isTypeOnly;
    if (from !== undefined && ts.isStringLiteral(from)) found.push({ name: from.text, isType });
    const isCall =
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === 'require');
    const lazy = isCall ? node.arguments[0] : undefined;
    if (lazy !== undefined && ts.isStringLiteral(lazy)) found.push({ name: lazy.text, isType: false });
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  visit(source);
  return found.map(({ name, isType }) => ({
    name: name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)).replace(/\.js$/, '.ts') : name,
    isType,
  }));
}

const imports = new Map(written.map((file) => [file, importsOf(file)]));
const roomOf = (file: string): number => ROOMS.findIndex(([, files]) => files.test(file));

describe('who may import whom', () => {
  test.each([...imports])('%s', (file, all) => {
    const room = roomOf(file);
    expect(room, 'a file of no room').not.toBe(-1);
    const packages = ROOMS[room]?.[2] ?? /^$/;
    const isAllowed = ({ name, isType }: Import): boolean =>
      name.startsWith('src/')
        ? roomOf(name) >= room
        : packages.test(name) || (isType && /^(openapi-fetch|node:|better-sqlite3|commander)/.test(name));
    expect(all.filter((each) => !isAllowed(each)).map(({ name }) => name)).toEqual([]);
    const walls = WALLS.filter(([from]) => from.test(file)).map(([, notTo]) => notTo);
    expect(all.filter(({ name, isType }) => !isType && walls.some((notTo) => notTo.test(name)))).toEqual([]);
  });

  test('bin loads the built door', () => {
    expect(importsOf('bin/scrip.js').map(({ name }) => name)).toEqual(['dist/cli/index.ts']);
  });

  test('no files import one another in a circle, of types either', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
      if (done.has(file) || above.includes(file)) return;
      for (const { name } of imports.get(file) ?? []) visit(name, [...above, file]);
      done.add(file);
    };
    for (const file of written) visit(file, []);
    expect(circles).toEqual([]);
  });
});

test('a dependency is what the SDK and the engine import; what only the command line imports is bundled', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  // The server and its console are behind neither door: only the command line opens them.
  const library = written.filter(
    (file) => /^src\/(sdk|local-engine)\//.test(file) && !/\/(http\/server\.ts|console\/.*)$/.test(file),
  );
  const packages = library
    .flatMap((file) => imports.get(file) ?? [])
    .filter(({ name, isType }) => !isType && !/^(src\/|node:)/.test(name))
    .map(({ name }) => name);
  expect([...new Set(packages)].sort()).toEqual(Object.keys(dependencies).sort());
});

test.each(BANNED)('nobody writes %s', (pattern, instead, except) => {
  const guilty = written.filter((file) => !except.test(file) && pattern.test(codeOf(file)));
  expect(guilty, `use ${instead}`).toEqual([]);
});

test('no file is longer than 400 lines, and each says first what it owns', () => {
  // The schema is SQL, and one file on purpose.
  const long = written.filter((file) => file !== 'src/local-engine/store/schema.ts');
  expect(long.filter((file) => read(file).split('\n').length > 401)).toEqual([]);
  expect(written.filter((file) => !/^\/\/|^\/\*\*/.test(read(file)))).toEqual([]);
});

/** Lines as an editor counts them. */
const linesOf = (file: string): number => read(file).split('\n').length - 1;

test('few files are so small that they belong into another', () => {
  expect(written.filter((file) => linesOf(file) <= 40).length).toBeLessThan(25);
});

test('a file that only one other needs says first why it stands alone, and there are few of them', () => {
  const importers = new Map<string, Set<string>>();
  const note = (name: string, file: string): void => {
    importers.set(name, (importers.get(name) ?? new Set()).add(file));
  };
  for (const [file, all] of imports) {
    for (const { name } of all) note(name, file);
    // A program of its own beside the file that starts it.
    for (const [, path = ''] of read(file).matchAll(/new URL\('(\.[^']*)\.js', import\.meta\.url\)/g)) {
      note(`${join(dirname(file), path)}.ts`, file);
    }
  }
  const alone = written.filter((file) => importers.get(file)?.size === 1);
  expect(alone.length).toBeLessThan(61);
  const header = (file: string): string => /^(\/\/.*\n)+|^\/\*\*[\s\S]*?\*\//.exec(read(file))?.[0] ?? '';
  const words = (file: string): string => header(file).replaceAll(/\s*\n\s*(\/\/|\*)?\s*/g, ' ');
  expect(alone.filter((file) => !/A file of its own\W+(\w+\W+){3}/.test(words(file)))).toEqual([]);
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

/** Titles of tests, and all else of their files. */
const titles = (): string =>
  filesUnder('test')
    .filter((file) => file.endsWith('.test.ts'))
    .map(read)
    .join('\n');

function untested(names: readonly string[]): string[] {
  const all = titles();
  return names.filter((name) => !new RegExp(`['"\`(].*\\b${name}\\b`).test(all));
}

test('every decision has a test that names it', () => {
  const decisions = [...Array.from({ length: 40 }, (_, n) => `D${n + 1}`), 'D37a', 'D37b'];
  // D37 says that something does not exist: nothing can be asked about it.
  expect(untested(decisions.filter((name) => name !== 'D37'))).toEqual([]);
});

test('every kind of the list in test/cli/kinds.test.ts has a test that names it', () => {
  expect(untested(Array.from({ length: 25 }, (_, n) => `M${n + 1}`))).toEqual([]);
});

test('a program beside the sources takes from the build what the sources export', () => {
  const programs = ['test', 'bench', 'examples'].flatMap(filesUnder).filter((file) => file.endsWith('.mjs'));
  const imported = /import \{(?<names>[^}]*)\} from '(?:\.\.\/)+dist\/(?<path>[^']*)\.js'/g;
  // The benchmarks import while they run, from the build that they measure.
  const taken = /\btake\('(?<path>[^']*)\.js', (?<names>[^)]*)\)/g;
  const uses = programs.flatMap((file) =>
    [imported, taken].flatMap((form) => [...read(file).matchAll(form)].map(({ groups = {} }) => ({ file, ...groups }))),
  ) as { file: string; names: string; path: string }[];
  const missing = uses.flatMap(({ file, names, path }) => {
    const source = `src/${path}.ts`;
    if (!sources.includes(source)) return [`${file}: ${source}`];
    const exported = (name: string): boolean =>
      new RegExp(`^export .*\\b${name}\\b|^  (type )?${name},$`, 'm').test(read(source));
    return names
      .split(',')
      .map((name) =>
        name
          .replace(/ as .*/, '')
          .replaceAll("'", '')
          .trim(),
      )
      .filter((name) => name !== '' && !exported(name))
      .map((name) => `${file}: ${name} of ${source}`);
  });
  expect(uses.filter(({ file }) => file.startsWith('bench/')).length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});

describe('what the documents say of the sources', () => {
  const contributing = read('CONTRIBUTING.md');
  const steps = [...contributing.matchAll(/^\| `(\w+)` \| `(src\/[^`]*)` \|/gm)].map(([, name = '', file = '']) => [
    name,
    file,
  ]);

  test.each(steps)('%s is defined in %s', (name = '', file = '') => {
    const defined = new RegExp(`^(export )?(async )?(function\\*? |const )${name}\\b`, 'm');
    expect(sources).toContain(file);
    expect(read(file)).toMatch(defined);
  });

  test('the walk from argv to SQL and back is there', () => {
    expect(steps.length).toBeGreaterThan(30);
  });

  test('its table of proofs is the list of npm run proof, and each is a file', () => {
    const proofs = [...read('test/proof/run.mjs').matchAll(/\[\s*'(\w+)',\s*'([\w/.]+)'/g)].map(([, name, file]) => ({
      name,
      file,
    }));
    const [table = ''] = (contributing.split('| proof |')[1] ?? '').split('\n\n');
    expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(proofs.map(({ name }) => name));
    expect(filesUnder('test/proof')).toEqual(expect.arrayContaining(proofs.map(({ file }) => `test/proof/${file}`)));
  });

  test.each(['CONTRIBUTING.md', 'docs/architecture.md'])('every file that %s names exists', (document) => {
    const named = [
      ...read(document).matchAll(/`((?:(?:src|test|bench|examples|docs)\/)?[a-z][\w/-]*\.(?:ts|mjs|yaml))`/g),
    ];
    const all = ['src', 'test', 'bench', 'examples', 'docs'].flatMap(filesUnder).concat('openapi.yaml');
    const missing = named
      .map(([, name = '']) => name)
      .filter((name) => !all.some((file) => `/${file}`.endsWith(`/${name}`)));
    expect(missing).toEqual([]);
    const folders = [...read(document).matchAll(/`((?:src|test)\/[\w/-]+)`/g)].map(([, name = '']) => name);
    expect(folders.filter((name) => !all.some((file) => file.startsWith(`${name}/`)))).toEqual([]);
  });
});

/** Behaviour has a D-number and stands in docs/deviations.md; construction has a file in docs/decisions. */
describe('decisions', () => {
  const records = readdirSync(join(ROOT, 'docs/decisions')).sort();
  const behaviours = [...read('docs/deviations.md').matchAll(/^(?:\| |\*\*)(D\d+[a-c]?)( \||, [^*]*\.\*\*)/gm)];
  // A paragraph such as "D26, how an overdraft is settled" may explain a row of a table.
  const rows = behaviours.filter(([, , end]) => end === ' |').map(([, name]) => name);
  const paragraphs = behaviours.filter(([, , end]) => end !== ' |').map(([, name]) => name);

  test('the files are numbered from 0001 without a gap, and each title repeats its number', () => {
    expect(records.map((name) => name.slice(0, 5))).toEqual(
      records.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
    );
    expect(records.filter((name) => !read(`docs/decisions/${name}`).startsWith(`# ${name.slice(0, 4)} `))).toEqual([]);
  });

  test('a D-number is one decision', () => {
    const own = paragraphs.filter((name) => !rows.includes(name));
    for (const names of [rows, paragraphs, own]) expect(new Set(names).size).toBe(names.length);
    const numbers = [...new Set([...rows, ...own].map((name) => Number(/\d+/.exec(name ?? '')?.[0])))];
    // D52 is kept for a change that is being made.
    const used = Array.from({ length: Math.max(...numbers) }, (_, n) => n + 1).filter((n) => n !== 52);
    expect(numbers.sort((one, other) => one - other)).toEqual(used);
  });

  test('what is cited exists', () => {
    const known = new Set([...records.map((name) => name.slice(0, 4)), ...behaviours.map(([, name]) => name)]);
    const files = [...new Set(['src', 'test', 'docs', 'bench', '.config'].flatMap((dir) => filesUnder(dir)))];
    const texts = [...files, 'openapi.yaml', 'README.md', 'CONTRIBUTING.md'].map((file) => [file, read(file)] as const);
    const cited = /decisions\/(\d{4})(?: and (\d{4}))?|\bdecisions? (\d{4})\b|(?<![\w'"`])(D\d{1,2}[a-c]?)\b/g;
    const missing = texts.flatMap(([file, text]) =>
      [...text.matchAll(cited)]
        .flatMap(([, ...names]: (string | undefined)[]) => names.filter((name) => name !== undefined))
        .filter((name) => !known.has(name) && name !== 'D52')
        .map((name) => `${file} cites ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('a section of docs/interface.md that is cited exists', () => {
    const titles = new Set([...read('docs/interface.md').matchAll(/^#+ (.*)$/gm)].map(([, title]) => title));
    const cited = written.flatMap((file) => [...read(file).matchAll(/docs\/interface\.md, ([\w ]+)/g)]);
    expect(cited.map(([, title]) => title?.trim()).filter((title) => !titles.has(title))).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
  });
});
