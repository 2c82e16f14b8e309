// Both contracts as the tests read them: parsed, and with a judge of values against their schemas.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Example {
  readonly value: unknown;
  readonly 'x-scrip-decision'?: string;
}

export interface Media {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Message {
  readonly $ref?: string;
  readonly content?: { readonly 'application/json'?: Media };
  readonly 'x-scrip-decision'?: string;
}

/** Of a path or a query. */
export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Message;
  readonly responses: Readonly<Record<string, Message>>;
}

/** As far as the tests look into one. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly examples?: readonly unknown[];
  readonly 'x-scrip-codes'?: readonly {
    readonly code: string;
    readonly status: number;
    readonly documented?: true;
    readonly 'x-scrip-decision'?: string;
  }[];
}

export interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Message>>;
  };
  readonly 'x-scrip-not-served'?: readonly { readonly method: string; readonly path: string }[];
}

export const ROOT = new URL('../..', import.meta.url);
export const FILES = { scrip: 'openapi.yaml', controls: 'src/local-engine/http/sandbox-controls.yaml' } as const;

export const textOf = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');
export const readContract = (file: string): Contract =>
  parse(textOf(file), { merge: true, maxAliasCount: -1 }) as Contract;

export const METHODS: readonly string[] = ['get', 'post', 'patch', 'put', 'delete'];

/** Every operation of a document, as [method, path, operation]. */
export function operationsOf(contract: Contract): [method: string, path: string, operation: Operation][] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]): [string, string, Operation] => [method.toUpperCase(), path, operation]),
  );
}

/** Says what is wrong with a value, against a schema that may point into the document: nothing is an empty list. */
export function judgeOf(contract: Contract): (schema: Readonly<Record<string, unknown>>, value: unknown) => unknown {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uuid: UUID, 'date-time': MOMENT } });
  ajv.addSchema(contract, 'contract');
  // A schema is compiled once for as long as it is the same object.
  const pointers = new Map<string, { $ref: string }>();
  const pointerTo = ($ref: string): { $ref: string } => {
    const pointer = pointers.get($ref) ?? { $ref: `contract${$ref}` };
    pointers.set($ref, pointer);
    return pointer;
  };
  return (schema, value) => {
    const $ref = schema.$ref;
    ajv.validate(typeof $ref === 'string' ? pointerTo($ref) : schema, value);
    return ajv.errors ?? [];
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
