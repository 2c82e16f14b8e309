// Servers that are killed, that share a file, and that meet callers who mean no good. Needs a build.
// npm run proof -- server [--seed 1] [--kills 500] [--seconds 60] [--connections 64] [--servers 4] [--only kills|writers|hostile]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runHostile, tellOfHostile } from './hostile.mjs';
import { runKills, tellOfKills } from './kills.mjs';
import { runWriters, tellOfWriters } from './writers.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '64' },
    servers: { type: 'string', default: '4' },
    only: { type: 'string', multiple: true, default: ['kills', 'writers', 'hostile'] },
  },
});
const [seed, kills, seconds, connections, servers] = [
  values.seed,
  values.kills,
  values.seconds,
  values.connections,
  values.servers,
].map(Number);
const folder = mkdtempSync(join(tmpdir(), 'scrip-server-'));
const say = (line) => console.log(line);
/** What a caller may wait for at most, and how far the slowest server may fall behind the fastest. */
const LIMITS = { waitMs: 2000, fairness: 0.5 };

const PROGRAMS = {
  kills: async () => {
    const done = await runKills({ folder, seed, kills, connections, redemptions: 100, say });
    say(tellOfKills(done));
    return done.complaints;
  },
  writers: async () => {
    const done = await runWriters({ folder, seed, seconds, servers, connections, redemptions: 100 });
    say(tellOfWriters(done));
    const unfair = [];
    if (done.worstMs > LIMITS.waitMs) unfair.push(`somebody waited longer than ${LIMITS.waitMs} ms`);
    if (done.fairness < LIMITS.fairness) unfair.push(`the slowest server came less than ${LIMITS.fairness} as far`);
    return done.complaints.concat(unfair);
  },
  hostile: async () => {
    const floods = {
      ...{ hugeBodies: {}, idleConnections: {}, slowLoris: {}, deafClients: {}, abortedUploads: {} },
      garbage: { count: 2000 },
    };
    const done = await runHostile({ folder, seed, floods, say });
    say(tellOfHostile(done));
    return done.complaints;
  },
};

say(`seed ${seed}, ${folder}`);
const complaints = [];
for (const name of values.only) {
  say(`== ${name}`);
  complaints.push(...(await PROGRAMS[name]()));
}
if (complaints.length > 0) {
  console.error(`FAILED with --seed ${seed}, ${folder} is kept\n${complaints.slice(0, 40).join('\n')}`);
  process.exitCode = 1;
} else rmSync(folder, { recursive: true });
