// Writes what follows from the contracts: types for the SDK and the engine, validators compiled ahead of time, and the
// table of operations that the engine routes by; the packs of faults; and the page of `scrip --help`. With --check nothing is written: stale files end with exit 1.
import Ajv2020, { _, str } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, transform } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const root = new URL('..', import.meta.url);
const url = (path) => new URL(path, root);
const read = (path) => readFileSync(url(path), 'utf8');
const CONTRACTS = ['openapi.yaml', 'src/local-engine/http/sandbox-controls.yaml'];
const HEADER = '// Generated from the contract by `npm run generate`. Never edited, formatted or linted.\n';

const documents = CONTRACTS.map((path) => {
  const document = parse(read(path), { merge: true, maxAliasCount: -1 });
  return withoutReferences(document, document);
});
const { version } = JSON.parse(read('package.json'));

writeAll({
  'src/sdk/generated/schema.ts': HEADER + astToString(await openapiTypescript(url(CONTRACTS[0]))),
  'src/sdk/generated/version.ts': `${HEADER}export const SDK_VERSION = '${version}';\n`,
  'src/sdk/generated/fault-packs.ts': faultPacksOf(documents[1].components.schemas.FaultPack),
  ...(await contractOf(documents)),
});
// After the others: the commands import them.
writeAll({ 'src/cli/help/generated/root-page.ts': await rootPage() });

function writeAll(files) {
  for (const [path, text] of Object.entries(files)) {
    if (existsSync(url(path)) && read(path) === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${path} is stale: run npm run generate`);
      process.exitCode = 1;
    } else {
      mkdirSync(new URL('.', url(path)), { recursive: true });
      writeFileSync(url(path), text);
    }
  }
}

/** The page of `scrip --help` as the commands declare it, so that it is shown without declaring them. */
async function rootPage() {
  // Below our own modules, so that it finds the packages it imports.
  const outfile = url('node_modules/.cache/scrip-program.mjs').pathname;
  const contents = "export * from './src/cli/program.ts'; export * from './src/cli/help/format.ts';";
  const stdin = { contents, resolveDir: root.pathname };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const { createProgram, ScripHelp } = await import(outfile);
  const program = await createProgram({ io: {}, host: { version: () => '' } }, { json: false, words: [] });
  const page = JSON.stringify(new ScripHelp().page(program), null, 2);
  return `${HEADER}import type { HelpPage } from '../page.js';\n\nexport const ROOT_PAGE: HelpPage = ${page};\n`;
}

/** The packs of faults and what each does. */
function faultPacksOf({ 'x-enumDescriptions': packs }) {
  return `${HEADER}export const FAULT_PACKS = ${JSON.stringify(packs, null, 2)} as const;\n`;
}

/** A document, or a part of one, with what each reference names in its place. */
function withoutReferences(part, document) {
  if (part === null || typeof part !== 'object') return part;
  const found = part.$ref?.split('/').reduce((at, name) => (name === '#' ? document : at[name]), document);
  if (found !== undefined) return withoutReferences(found, document);
  if (Array.isArray(part)) return part.map((each) => withoutReferences(each, document));
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, withoutReferences(each, document)]));
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
  const operations = documents.flatMap(operationsOf);
  const schemas = operations.flatMap((operation) => Object.entries(operation.schemas));
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  const validators = standaloneCode(ajv, Object.fromEntries(schemas.map(([name]) => [name, name])));
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
  for (const [keyword, words, fails] of [
    ['trimmedMin', 'at least', (length, limit) => _`${length} < ${limit}`],
    ['trimmedMax', 'at most', (length, limit) => _`${length} > ${limit}`],
  ]) {
    const message = ({ schema }) =>
      str`must have ${words} ${schema} character${schema === 1 ? '' : 's'}, not counting spaces at its start and end`;
    const code = (context) => context.fail(fails(_`Array.from(${context.data}.trim()).length`, context.schema));
    ajv.addKeyword({ keyword, type: 'string', schemaType: 'number', error: { message }, code });
  }
}

/** What the engine must know of each operation, and the schemas of its body and its query by the names of their validators. */
function operationsOf({ paths }) {
  const methods = ['get', 'post', 'patch', 'put', 'delete'];
  const all = Object.entries(paths).flatMap(([path, { parameters: shared = [], ...item }]) =>
    methods.map((method) => ({ path, shared, method: method.toUpperCase(), ...item[method] })),
  );
  const served = all.filter(({ operationId }) => operationId !== undefined);
  return served.map(({ operationId, method, path, shared, parameters = [], requestBody }) => {
    const query = [...shared, ...parameters].filter((parameter) => parameter.in === 'query');
    const body = requestBody?.content['application/json'].schema;
    const namesOf = (type) => query.filter(({ schema }) => schema.type === type).map(({ name }) => name);
    const fields = Object.entries(body?.properties ?? {});
    const row = {
      operationId,
      method,
      path,
      hasBody: body !== undefined,
      bodyRequired: requestBody?.required === true,
      keepNull: fields.filter(([, schema]) => typesIn(schema).includes('null')).map(([name]) => name),
      query: query.map(({ name }) => name),
      integerQuery: namesOf('integer'),
      booleanQuery: namesOf('boolean'),
    };
    const schemas = {
      ...(body !== undefined && { [`${operationId}Body`]: toValidated(body) }),
      ...(query.length > 0 && { [`${operationId}Query`]: objectOf(query) }),
    };
    return { row, schemas };
  });
}

/** The schema of an object whose fields are the parameters of a query. */
function objectOf(query) {
  const required = query.filter((parameter) => parameter.required === true).map(({ name }) => name);
  const properties = query.map(({ name, schema }) => [name, toValidated(schema)]);
  return { type: 'object', required, properties: Object.fromEntries(properties) };
}

/** A schema as a validator needs it: lengths of trimmed text, null where a field is optional, nothing for readers. */
function toValidated(schema, isOptional = false) {
  const { description, examples, example, default: _, minLength, maxLength, ...rest } = schema;
  if (rest['x-scrip-clamped'] === true) delete rest.maximum;
  for (const name of Object.keys(rest).filter((each) => each.startsWith('x-'))) delete rest[name];
  if (minLength !== undefined) rest.trimmedMin = minLength;
  if (maxLength !== undefined) rest.trimmedMax = maxLength;
  if (rest.items !== undefined) rest.items = toValidated(rest.items);
  const { properties, required = [] } = rest;
  for (const [name, inner] of Object.entries(properties ?? {})) {
    rest.properties = { ...rest.properties, [name]: toValidated(inner, !required.includes(name)) };
  }
  if (isOptional && rest.type !== undefined && !typesIn(rest).includes('null')) {
    rest.type = [...typesIn(rest), 'null'];
    if (rest.enum !== undefined) rest.enum = [...rest.enum, null];
  }
  return rest;
}

function typesIn({ type = [] }) {
  return [type].flat();
}

function tableOf(operations, documents) {
  const rows = operations.map(({ row, schemas }) => {
    const validators = Object.keys(schemas).map((name) => {
      const part = name.slice(row.operationId.length);
      return `, validate${part}: validators.${name} as ValidateFunction`;
    });
    return `  { ...${JSON.stringify(row)}${validators.join('')} },`;
  });
  const notServed = documents.flatMap((document) => document['x-scrip-not-served'] ?? []);
  return `import type { ContractOperation, ValidateFunction } from '../request.js';
import * as validators from './validators.js';

export const operations: readonly ContractOperation[] = [
${rows.join('\n')}
];

/** Documented, and answered 501. */
export const notServed: readonly { readonly method: string; readonly path: string }[] = ${JSON.stringify(notServed, null, 2)};
`;
}
