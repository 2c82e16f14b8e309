// An example that is not of its own schema teaches the wrong thing.
import { describe, expect, test } from 'vitest';
import { FILES, type Message, judgeOf, operationsOf, readContract } from '../support/contract-documents.js';

describe.each(Object.entries(FILES))('in the document of %s', (_name, file) => {
  const contract = readContract(file);
  const judge = judgeOf(contract);
  const ofMessage = (where: string, message: Message | undefined): [string, Record<string, unknown>, unknown][] => {
    const json = message?.content?.['application/json'];
    if (json === undefined) return [];
    const values = [json.example, ...Object.values(json.examples ?? {}).map(({ value }) => value)];
    return values.filter((value) => value !== undefined).map((value) => [where, json.schema, value]);
  };
  const found = [
    ...operationsOf(contract).flatMap(([method, path, operation]) => [
      ...ofMessage(`the request of ${method} ${path}`, operation.requestBody),
      ...Object.entries(operation.responses).flatMap(([status, message]) =>
        ofMessage(`the ${status} of ${method} ${path}`, message),
      ),
    ]),
    ...Object.entries(contract.components.responses).flatMap(([name, message]) =>
      ofMessage(`the answer ${name}`, message),
    ),
    ...Object.entries(contract.components.schemas).flatMap(([name, schema]) => [
      ...(schema.examples ?? []).map((value): [string, Record<string, unknown>, unknown] => [
        name,
        { $ref: `#/components/schemas/${name}` },
        value,
      ]),
      ...Object.entries(schema.properties ?? {}).flatMap(([field, { examples = [] }]) =>
        examples.map((value): [string, Record<string, unknown>, unknown] => [
          `${name}.${field}`,
          { $ref: `#/components/schemas/${name}/properties/${field}` },
          value,
        ]),
      ),
    ]),
  ];

  test.each(found)('%s has an example of its schema', (_where, schema, value) => {
    expect(judge(schema, value)).toEqual([]);
  });

  test('every request with a body has an example', () => {
    const without = operationsOf(contract)
      .filter(([, , { requestBody }]) => requestBody !== undefined && ofMessage('', requestBody).length === 0)
      .map(([, , { operationId }]) => operationId);
    expect(without).toEqual([]);
  });
});

test("the page's own example is the example of a reversal", () => {
  const reverse = readContract(FILES.scrip).paths['/v1/redemptions/{id}/reverse']?.post;
  const exampleOf = (message: Message | undefined): unknown =>
    message?.content?.['application/json']?.examples?.documented?.value;
  expect(exampleOf(reverse?.requestBody)).toEqual({
    reason: 'Customer refund request',
    amount: '500.00',
    idempotency_key: 'reverse-12345',
    quantity: 1,
  });
  for (const status of ['200', '201']) {
    expect(exampleOf(reverse?.responses[status])).toEqual({
      amount: '500.00',
      created_at: '2024-01-15T10:30:00Z',
      id: '550e8400-e29b-41d4-a716-446655440000',
      journal_entry_id: '550e8400-e29b-41d4-a716-446655440002',
      quantity: 1,
      reason: 'Customer refund request',
      redemption_id: '550e8400-e29b-41d4-a716-446655440001',
    });
  }
});
