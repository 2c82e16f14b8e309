// The engine's codes are a closed set: the contract lists each, with its status and where it comes from.
import { expect, test } from 'vitest';
import { type HttpErrorCode, errorAnswer } from '../../src/local-engine/http/answer.js';
import type { RefusalCode } from '../../src/local-engine/rules/refusal.js';
import { FILES, type Message, operationsOf, readContract } from '../support/contract-documents.js';

/** Complete by its type: a new code does not compile before it stands here. */
const CODES: Readonly<Record<RefusalCode | HttpErrorCode, true>> = {
  invalid_request: true,
  invalid_scale: true,
  unauthorized: true,
  forbidden: true,
  not_found: true,
  method_not_allowed: true,
  idempotency_conflict: true,
  name_taken: true,
  snapshot_unusable: true,
  payload_too_large: true,
  unsupported_media_type: true,
  program_not_active: true,
  participant_not_active: true,
  asset_not_linked: true,
  asset_archived: true,
  reward_not_active: true,
  reward_not_available: true,
  reward_out_of_stock: true,
  max_per_participant_exceeded: true,
  amount_below_minimum: true,
  redemption_kind_mismatch: true,
  reversal_kind_mismatch: true,
  max_transaction_amount_exceeded: true,
  insufficient_balance: true,
  amount_out_of_range: true,
  already_fully_reversed: true,
  reversal_exceeds_remaining: true,
  lot_expired: true,
  too_many_requests: true,
  internal_error: true,
  not_implemented: true,
  storage_unavailable: true,
};

const contract = readContract(FILES.scrip);
const listed = contract.components.schemas.Error?.properties?.code?.['x-scrip-codes'] ?? [];

test('the contract lists the codes of the engine and no others, each with the status that the engine gives it', () => {
  const documented = Object.fromEntries(listed.map(({ code, status }) => [code, status]));
  const ofEngine = Object.fromEntries(
    (Object.keys(CODES) as (keyof typeof CODES)[]).map((code) => [code, errorAnswer(code, '').status]),
  );
  expect(documented).toEqual(ofEngine);
  expect(new Set(listed.map(({ code }) => code)).size).toBe(listed.length);
});

test.each(listed)('$code is the documentation’s or a marked decision of ours, and not both', (entry) => {
  expect([entry.documented === true, /^D\d+[a-c]?$/.test(entry['x-scrip-decision'] ?? '')].filter(Boolean)).toEqual([
    true,
  ]);
});

/** Every example of an error, with the status that it is an example for. */
const examples = operationsOf(contract).flatMap(([, , { responses }]) =>
  Object.entries(responses)
    .filter(([status]) => status >= '400')
    .flatMap(([status, message]) => codesIn(message).map((code) => ({ code, status: Number(status) }))),
);

function codesIn(message: Message): string[] {
  const resolved =
    message.$ref === undefined ? message : contract.components.responses[message.$ref.split('/').at(-1) ?? ''];
  const json = resolved?.content?.['application/json'];
  const values = [json?.example, ...Object.values(json?.examples ?? {}).map(({ value }) => value)];
  return values.filter((value) => value !== undefined).map((value) => (value as { code: string }).code);
}

test('every example of an error has a listed code under its own status', () => {
  const statusOf = new Map(listed.map(({ code, status }) => [code, status]));
  expect(examples.filter(({ code, status }) => statusOf.get(code) !== status)).toEqual([]);
});

test('every code that an operation answers has an example', () => {
  const shown = new Set(examples.map(({ code }) => code));
  // Answers of the sandbox's controls, of any path, or of paths that are no operations.
  const elsewhere = ['forbidden', 'snapshot_unusable', 'not_implemented'];
  expect(listed.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual(elsewhere);
});

test('every operation says how it turns a caller away, and one with a body how it turns the body away', () => {
  for (const [method, path, { responses, requestBody }] of operationsOf(contract)) {
    const always = ['401', '429', '500', '503', ...(requestBody === undefined ? [] : ['400', '413', '415'])];
    expect([method, path, always.filter((status) => !(status in responses))]).toEqual([method, path, []]);
  }
});
