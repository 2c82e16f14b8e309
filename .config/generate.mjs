// Writes what follows from the contracts: types for the SDK and the engine, validators compiled ahead of time, and the
// table of operations that the engine routes by; and the page of `scrip --help`. With --check nothing is written: stale files end with exit 1.
import Ajv2020, { _, str } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, transform } from 'esbuild';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const root = new URL('..', import.meta.url);
const url = (path) => new URL(path, root);
const CONTRACTS = ['openapi.yaml', 'src/local-engine/http/sandbox-controls.yaml'];
const HEADER = '// Generated from the contract by `npm run generate`. Never edited, formatted or linted.\n';

const documents = CONTRACTS.map((path) => parse(readFileSync(url(path), 'utf8'), { merge: true, maxAliasCount: -1 }));

const files = {
  'src/sdk/generated/schema.ts': HEADER + (await typesOf(CONTRACTS[0])),
  'src/sdk/generated/version.ts': `${HEADER}export const SDK_VERSION = '${versionOf('package.json')}';\n`,
  ...(await contractOf(documents)),
  'src/cli/help/generated/root-page.ts': await rootPage(),
};

const stale = Object.entries(files).filter(([path, text]) => currentOf(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(fileURLToPath(url(path))), { recursive: true });
    writeFileSync(url(path), text);
  }
}

/** The page of `scrip --help` as the commands declare it, so that it is shown without declaring them. */
async function rootPage() {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-generate-'));
  const outfile = join(folder, 'program.cjs');
  const names = { createProgram: 'src/cli/program.ts', ScripHelp: 'src/cli/help/format.ts' };
  const contents = Object.entries(names).map(([name, path]) => `export { ${name} } from './${path}';`);
  const stdin = { contents: contents.join('\n'), resolveDir: fileURLToPath(root) };
  const native = ['better-sqlite3', 'better-sqlite3-napi', '@napi-rs/keyring', 'jq-wasm'];
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error', external: native });
  const { createProgram, ScripHelp } = createRequire(import.meta.url)(outfile);
  rmSync(folder, { recursive: true });
  const program = await createProgram({ io: {}, version: () => '' }, { json: false, words: [] });
  const page = JSON.stringify(new ScripHelp().page(program), null, 2);
  return `${HEADER}import type { HelpPage } from '../page.js';\n\nexport const ROOT_PAGE: HelpPage = ${page};\n`;
}

function currentOf(path) {
  try {
    return readFileSync(url(path), 'utf8');
  } catch {
    return undefined;
  }
}

function versionOf(path) {
  return JSON.parse(readFileSync(url(path), 'utf8')).version;
}

async function typesOf(path) {
  return astToString(await openapiTypescript(url(path)));
}

/** The operations of all documents, with validators for their queries and bodies. */
async function contractOf(documents) {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: false,
    code: { source: true, esm: true, lines: true },
    formats: {
      uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
      'date-time': /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/,
    },
  });
  addTrimmedLengths(ajv);
  const operations = documents.flatMap((document) => operationsOf(document));
  const exported = {};
  for (const operation of operations) {
    for (const part of ['body', 'query']) {
      if (operation[part] === undefined) continue;
      const name = `${operation.operationId}${part === 'body' ? 'Body' : 'Query'}`;
      ajv.addSchema(operation[part], name);
      exported[name] = name;
    }
  }
  const validators = standaloneCode(ajv, exported);
  const foreign = /require\(|^import /m.exec(validators);
  if (foreign !== null) throw new Error(`the validators depend on a library: ${foreign[0]}`);
  // A quarter of all code, and nobody reads it: with short names it takes less time to load.
  const { code } = await transform(validators, { minify: true, lineLimit: 120, target: 'es2022' });
  return {
    'src/local-engine/http/generated/validators.ts': `${HEADER}// @ts-nocheck\n${code}`,
    'src/local-engine/http/generated/contract.ts': HEADER + tableOf(operations, documents),
  };
}

/** Lengths are of the trimmed text, in code points (D3, D34): JSON Schema's own count the text as sent. */
function addTrimmedLengths(ajv) {
  for (const [keyword, fails, words] of [
    ['trimmedMin', (length, limit) => _`${length} < ${limit}`, 'must have at least'],
    ['trimmedMax', (length, limit) => _`${length} > ${limit}`, 'must have at most'],
  ]) {
    ajv.addKeyword({
      keyword,
      type: 'string',
      schemaType: 'number',
      error: {
        message: ({ schema }) =>
          str`${words} ${schema} character${schema === 1 ? '' : 's'}, blanks at its ends not counted`,
      },
      code(context) {
        const { gen, data, schema } = context;
        const length = gen.const('length', _`Array.from(${data}.trim()).length`);
        context.fail(fails(length, schema));
      },
    });
  }
}

function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    ['get', 'post', 'patch', 'put', 'delete']
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const operation = item[method];
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
          resolve(document, each),
        );
        const query = parameters.filter((parameter) => parameter.in === 'query');
        const body = operation.requestBody?.content['application/json'].schema;
        const bodySchema = body === undefined ? undefined : resolve(document, body);
        return {
          operationId: operation.operationId,
          method: method.toUpperCase(),
          path,
          bodyRequired: operation.requestBody?.required === true,
          keepNull: Object.entries(bodySchema?.properties ?? {})
            .filter(([, schema]) => typesIn(resolve(document, schema)).includes('null'))
            .map(([name]) => name),
          ...(bodySchema !== undefined && { body: toValidated(document, bodySchema) }),
          ...(query.length > 0 && { query: querySchema(document, query) }),
          queryNames: query.map((parameter) => parameter.name),
          integerQuery: query
            .filter((each) => resolve(document, each.schema).type === 'integer')
            .map((each) => each.name),
          booleanQuery: query
            .filter((each) => resolve(document, each.schema).type === 'boolean')
            .map((each) => each.name),
        };
      }),
  );
}

function querySchema(document, query) {
  return {
    type: 'object',
    required: query.filter((parameter) => parameter.required === true).map((parameter) => parameter.name),
    properties: Object.fromEntries(query.map((parameter) => [parameter.name, toValidated(document, parameter.schema)])),
  };
}

/** A schema as a validator needs it: references followed, lengths of trimmed text, null where a field is optional. */
function toValidated(document, schema, optional = false) {
  const { $ref, description, examples, example, default: _, minLength, maxLength, ...rest } = { ...schema };
  if ($ref !== undefined) return toValidated(document, resolve(document, schema), optional);
  const extensions = Object.keys(rest).filter((name) => name.startsWith('x-'));
  if (rest['x-scrip-clamped'] === true) delete rest.maximum;
  for (const name of extensions) delete rest[name];
  if (minLength !== undefined) rest.trimmedMin = minLength;
  if (maxLength !== undefined) rest.trimmedMax = maxLength;
  if (rest.items !== undefined) rest.items = toValidated(document, rest.items);
  if (rest.properties !== undefined) {
    const required = rest.required ?? [];
    rest.properties = Object.fromEntries(
      Object.entries(rest.properties).map(([name, inner]) => [
        name,
        toValidated(document, inner, !required.includes(name)),
      ]),
    );
  }
  if (optional && rest.type !== undefined && !typesIn(rest).includes('null')) {
    rest.type = [...typesIn(rest), 'null'];
    if (rest.enum !== undefined) rest.enum = [...rest.enum, null];
  }
  return rest;
}

function typesIn(schema) {
  return schema.type === undefined ? [] : [schema.type].flat();
}

function resolve(document, schema) {
  if (schema.$ref === undefined) return schema;
  const found = schema.$ref
    .slice(2)
    .split('/')
    .reduce((at, name) => at[name], document);
  return resolve(document, found);
}

function tableOf(operations, documents) {
  const rows = operations.map((each) => {
    const { operationId, method, path, bodyRequired, keepNull, queryNames, integerQuery, booleanQuery } = each;
    const plain = {
      operationId,
      method,
      path,
      hasBody: each.body !== undefined,
      bodyRequired,
      keepNull,
      query: queryNames,
      integerQuery,
      booleanQuery,
    };
    const validators = [
      each.body === undefined ? '' : `, validateBody: validators.${operationId}Body as ValidateFunction`,
      each.query === undefined ? '' : `, validateQuery: validators.${operationId}Query as ValidateFunction`,
    ].join('');
    return `  { ...${JSON.stringify(plain)}${validators} },`;
  });
  const notServed = documents.flatMap((document) => document['x-scrip-not-served'] ?? []);
  return `import * as validators from './validators.js';

export type ValidateFunction = ((value: unknown) => boolean) & {
  errors?: readonly { instancePath: string; keyword: string; message?: string; params: Record<string, unknown> }[] | null;
};

export interface ContractOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly hasBody: boolean;
  readonly bodyRequired: boolean;
  /** Body fields in which null means to clear. */
  readonly keepNull: readonly string[];
  readonly query: readonly string[];
  readonly integerQuery: readonly string[];
  readonly booleanQuery: readonly string[];
  readonly validateBody?: ValidateFunction;
  readonly validateQuery?: ValidateFunction;
}

export const operations: readonly ContractOperation[] = [
${rows.join('\n')}
];

/** Documented, and answered 501. */
export const notServed: readonly { readonly method: string; readonly path: string }[] = ${JSON.stringify(notServed, null, 2)};
`;
}
