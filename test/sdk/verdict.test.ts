// What an answer to a write proves: every status, in the API's form or not, first or after an attempt in doubt.
// Source: decision D46. "Refused" is said only where it is certain; all else is unknown and asked again by the same key.
import { expect, test } from 'vitest';
import { OutcomeUnknownError, UnreachableError } from '../../src/sdk/index.js';
import { lost, outcome, REDEMPTION_ID, refusal, replayed, rig, text, thrown, type Step } from '../support/sdk-rig.js';

const REFUSED: Readonly<Record<number, string>> = {
  400: 'RefusedError',
  401: 'AuthenticationError',
  403: 'AuthenticationError',
  404: 'NotFoundError',
  405: 'RefusedError',
  413: 'RefusedError',
  415: 'RefusedError',
  422: 'RefusedError',
};
const EVERY_4XX = Array.from({ length: 100 }, (_, n) => 400 + n).filter((status) => status !== 429);
const UNKNOWN = 'OutcomeUnknownError';

/** Each is another way not to be `{"code","message"}`. */
const SHAPELESS: readonly (readonly [string, (status: number) => Step])[] = [
  ['a page', (status) => text(status, '<html><h1>Not here</h1></html>', { 'content-type': 'text/html' })],
  ['nothing', (status) => text(status, null)],
  ['JSON of a gateway', (status) => text(status, '{"message":"no Route matched with those values"}')],
  ['a problem document', (status) => text(status, '{"type":"about:blank","title":"Gone","status":410}')],
  ['a code that is a number', (status) => text(status, '{"code":404,"message":"Not Found"}')],
  ['the form inside of another', (status) => text(status, '{"error":{"code":"x","message":"y"}}')],
  ['half of the form', (status) => text(status, '{"code":"not_found","mess')],
];

test.each(EVERY_4XX)('%i in the form of the API', async (status) => {
  const step = refusal(status);
  const said = REFUSED[status] ?? UNKNOWN;
  const first = rig([step, step, step]);
  expect(await first.reverse()).toBe(said);
  // What is refused is not asked again; what is unknown is, with the same bytes.
  expect(first.sent).toHaveLength(said === UNKNOWN ? 3 : 1);
  expect(new Set(first.sent.map(({ body }) => body)).size).toBe(1);
  expect(await rig([lost, step, step]).reverse()).toBe(UNKNOWN);
  expect(await rig([step, step, step]).get()).toBe(REFUSED[status] ?? 'UnreachableError');
});

test.each(EVERY_4XX)('%i in no form of the API is unknown, asked again, and settled by a replay', async (status) => {
  for (const [what, form] of SHAPELESS) {
    const step = form(status);
    const { reverse, sent } = rig([step, step, step]);
    expect(await reverse(), what).toBe(UNKNOWN);
    expect(sent, what).toHaveLength(3);
    expect(await rig([step, replayed]).reverse(), what).toBe('replayed');
    expect(await rig([step, refusal(422)]).reverse(), what).toBe(UNKNOWN);
    expect(await rig([step, step, step]).get(), what).toBe('UnreachableError');
  }
});

test.each<[string, Step[], string]>([
  ['409 idempotency_conflict is a refusal', [refusal(409, 'idempotency_conflict')], 'ConflictError'],
  ['and settles a doubt', [lost, refusal(409, 'idempotency_conflict')], 'ConflictError'],
  ['and after 423', [refusal(423), refusal(409, 'idempotency_conflict')], 'ConflictError'],
  ['without a message it is not the form', Array<Step>(3).fill(text(409, '{"code":"idempotency_conflict"}')), UNKNOWN],
  ['under another status it is nothing', Array<Step>(3).fill(refusal(423, 'idempotency_conflict')), UNKNOWN],
  ['at work, then done', [refusal(409, 'idempotency_in_progress'), replayed], 'replayed'],
  ['at work, then not found', [refusal(409, 'idempotency_in_progress'), refusal(404)], UNKNOWN],
  ['429 in the form: nothing was done', Array<Step>(3).fill(refusal(429)), 'RateLimitError'],
  ['429 of a proxy: nothing was done', Array<Step>(3).fill(text(429, '<html>')), 'RateLimitError'],
  ['429 after a doubt', [text(403, '<html>'), refusal(429), refusal(429)], UNKNOWN],
  ['429, then refused', [text(429, null), refusal(422)], 'RefusedError'],
])('%s', async (_name, steps, expected) => {
  const { reverse, sent } = rig(steps);
  expect(await reverse()).toBe(expected);
  expect(sent).toHaveLength(steps.length);
});

test.each<[string, Step, string, string | undefined]>([
  [
    'a page of a proxy',
    text(403, 'Blocked\n<by policy>'),
    'status 403, which does not look like the Scrip API: "Blocked"',
    'Blocked',
  ],
  ['a status that proves nothing', refusal(423, 'locked'), 'status 423 locked (message 423)', undefined],
  ['a page of a gateway', text(502, '<html>Bad'), 'status 502: "<html>Bad"', '<html>Bad'],
  [
    'a 200 of a login page',
    text(200, '<title>Log in'),
    'status 200, not readable as JSON: "<title>Log in"',
    '<title>Log in',
  ],
  ['a redirect', text(302, 'moved'), 'the answer was a redirect (302), which is never followed', 'moved'],
])('what came back is told, of a write and of a read: %s', async (_name, step, words, foreignAnswer) => {
  const steps = Array<Step>(6).fill(step);
  const { client } = rig(steps, { maxRetries: 0 });
  const write = await thrown(OutcomeUnknownError, client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }));
  const read = await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  for (const { foreignAnswer: line, message } of [write, read]) {
    expect(message).toContain(words);
    expect(line).toBe(foreignAnswer);
  }
});

test('a write without a key is sent once, and what a proxy says of it is unknown', async () => {
  const { client, sent } = rig([text(404, '<html>')]);
  const params = { path: { id: REDEMPTION_ID } };
  expect(await outcome(client.api.POST('/v1/redemptions/{id}/reverse', { params, body: { reason: 'r' } }))).toBe(
    UNKNOWN,
  );
  expect(sent).toHaveLength(1);
});
