// What the validators made from the contracts say of a request.
import { operations } from '../../src/local-engine/http/generated/contract.js';
import type { ContractOperation } from '../../src/local-engine/http/request.js';

function operation(operationId: string): ContractOperation {
  const found = operations.find((each) => each.operationId === operationId);
  if (found === undefined) throw new Error(`no operation ${operationId}`);
  return found;
}

/** 'taken', or the first thing wrong: the field and the rule, as in "reason trimmedMin" or "reason required". */
function verdict(validate: ContractOperation['validateBody'], value: unknown): string {
  if (validate === undefined) throw new Error('there is no validator');
  if (validate(value)) return 'taken';
  const [error] = validate.errors ?? [];
  const field = error?.keyword === 'required' ? String(error.params.missingProperty) : error?.instancePath.slice(1);
  return `${field ?? ''} ${error?.keyword ?? ''}`.trim();
}

export const bodyOf = (operationId: string, body: unknown): string =>
  verdict(operation(operationId).validateBody, body);
export const queryOf = (operationId: string, query: unknown): string =>
  verdict(operation(operationId).validateQuery, query);

export const ID = '550e8400-e29b-41d4-a716-446655440001';
