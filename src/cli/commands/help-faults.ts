// The topic `scrip help faults`: the packs, what each does to a request, and which requests are meant.
import { FAULT_PACKS } from './fault-packs.js';

const WIDTH = 20;

export function faultsText(): string {
  const packs = Object.entries(FAULT_PACKS).map(([name, what]) => `  ${name.padEnd(WIDTH)}${what}\n`);
  return `Faults: what can go wrong on purpose, in the sandbox

Packs
${packs.join('')}
Which requests
  --match takes a method and a path. A * stands for any method, or for one
  whole segment of the path; ** at its end stands for all that follows.
  Without --match it is every request of the API: "* /v1/**".
    "POST /v1/redemptions/*/reverse"    every reversal
    "GET /v1/participants/**"           every read below participants
    "/v1/redemptions/*"                 one redemption, with any method

How often
  --times counts requests down to nothing, whichever process serves them.
  Without it a fault happens until it is cleared. Several may be set: of those
  that fit a request, the one that was set first happens to it.

  A retry is a request of its own. The client sends up to three: after
  --times 1 the second one is answered, after --times 3 none is. Without
  retries (SCRIP_MAX_RETRIES=0) a fault that happens once is enough. A command
  also reads before and after; --match keeps a fault to the request it is for.

Where
  Faults are kept in the sandbox's database, so they reach a server that is
  running on it, and hold over its restart. A reset clears them. They happen to
  /v1 only, never to the sandbox's own controls, and only to requests that
  reach an operation: with the right key, within the rate limit, on a path that
  is served. A preview meets none.
`;
}
