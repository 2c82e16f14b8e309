// Goal: whatever the network does, a caller is never told "refused" or "unreachable" about a reversal that was posted,
// nor "done" about one that was not, and no reversal is posted twice. Method: random faults between the client and a
// server that follows the API's idempotency rules; after each call, compare what was said with what the server holds.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  created,
  fails,
  lost,
  refusal,
  refusedConnection,
  replayed,
  rig,
  silent,
  type Step,
  text,
} from '../support/sdk-rig.js';

/** What can happen to one attempt: does it reach the server, and what comes back instead of the server's answer. */
const FAULTS = {
  none: { reaches: true, instead: undefined },
  refusedConnection: { reaches: false, instead: refusedConnection },
  lostBefore: { reaches: false, instead: lost },
  lostAfter: { reaches: true, instead: lost },
  hostLostAfter: { reaches: true, instead: fails('EHOSTUNREACH', { syscall: 'read' }) },
  silentBefore: { reaches: false, instead: silent },
  silentAfter: { reaches: true, instead: silent },
  error500Before: { reaches: false, instead: refusal(500) },
  error500After: { reaches: true, instead: refusal(500) },
  gateway502Before: { reaches: false, instead: text(502, '<html>') },
  gateway504After: { reaches: true, instead: text(504, '<html>') },
  gateway404: { reaches: false, instead: text(404, '<html>') },
  gateway404After: { reaches: true, instead: text(404, '<html>') },
  proxy408After: { reaches: true, instead: text(408, '<html>') },
  proxy499After: { reaches: true, instead: text(499, null) },
  locked423After: { reaches: true, instead: refusal(423) },
  early425After: { reaches: true, instead: refusal(425) },
  atWork409After: { reaches: true, instead: refusal(409, 'idempotency_in_progress') },
  otherAccount404: { reaches: false, instead: refusal(404) },
  rateLimit: { reaches: false, instead: refusal(429) },
  keyRevoked: { reaches: false, instead: refusal(401) },
  cutAfter: { reaches: true, instead: text(201, '{"id":"7c9e66') },
  pageAfter: { reaches: true, instead: text(200, '<html>') },
  redirectAfter: { reaches: true, instead: text(302, null) },
} satisfies Record<string, { reaches: boolean; instead: Step | undefined }>;

const faults = fc.array(fc.constantFrom(...Object.values(FAULTS)), { minLength: 4, maxLength: 4 });

test('what is said is true', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(faults, fc.boolean(), fc.integer({ min: 0, max: 3 }), async (script, refuses, maxRetries) => {
      const done = new Set<string>();
      let postings = 0;
      const serve: Step = (request) => {
        if (done.has('k1')) return replayed(request); // The key comes before every rule.
        if (refuses) return refusal(422)(request);
        done.add('k1');
        postings += 1;
        return created(request);
      };
      const steps = script.map(({ reaches, instead }): Step => (request) => {
        const answer = reaches ? serve(request) : undefined;
        return instead === undefined ? (answer as Response) : instead(request);
      });
      const said = await rig(steps, { maxRetries, timeoutMs: 3 }).reverse();
      seen.add(said);
      expect(postings).toBeLessThanOrEqual(1);
      if (said === 'OutcomeUnknownError') return;
      expect(said === 'done' || said === 'replayed').toBe(postings === 1);
    }),
    { numRuns: 2_000 },
  );
  // The rule above must have been tried on every kind of ending.
  expect([...seen].sort()).toEqual([
    'AuthenticationError',
    'NotFoundError',
    'OutcomeUnknownError',
    'RateLimitError',
    'RefusedError',
    'UnreachableError',
    'done',
    'replayed',
  ]);
}, 120_000);
