// The short form of the proof in kill.mjs.
import { execa } from 'execa';
import { expect, test } from 'vitest';

test('a push that is killed again and again loses nothing and doubles nothing', { timeout: 120_000 }, async () => {
  const argv = ['test/proof/offline/kill.mjs', '--kills', '3', '--items', '12', '--moved', '2'];
  const { exitCode, stdout } = await execa(process.execPath, argv, { reject: false });
  expect(stdout).toMatch(/applied 10 .*conflict 2, doubled 0, lost 0, misreported 0/);
  expect(exitCode).toBe(0);
});
