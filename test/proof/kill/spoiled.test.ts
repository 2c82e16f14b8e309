// The other short form of the crash proof: nobody is killed, and the answers do not arrive as they should.
import { execa } from 'execa';
import { expect, test } from 'vitest';

const RUN = new URL('run.mjs', import.meta.url).pathname;

test('answers dropped, spoiled, refused and late: nothing lost, nothing doubled', async () => {
  const flags = ['--kills', '0', '--server-kills', '0', '--faults', '1', '--rows', '14', '--seed', '11'];
  const done = await execa(process.execPath, [RUN, ...flags], { reject: false });
  expect(done.stdout + done.stderr).toContain('lost 0, doubled 0, unknown 0, journal equal to the server');
}, 300_000);
