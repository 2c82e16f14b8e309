// Short forms of the storage proofs. The long form: npm run proof -- disk --seed 1 --count 200
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

const RUN = new URL('run.mjs', import.meta.url).pathname;

async function prove(...argv: string[]): Promise<string> {
  const ran = await execa(process.execPath, [RUN, ...argv, '--seed', '7'], { all: true, reject: false });
  const skipped = /^SKIPPED.*$/m.exec(ran.all);
  // Loudly: nobody should believe that this was proved here.
  if (skipped !== null) process.stderr.write(`\n${skipped[0]}\n`);
  return ran.all;
}

describe('a ledger keeps its promises when', () => {
  test('its program is killed at a write or a sync, or the disk refuses one', async () => {
    const only = '^(kill at write|kill at sync|ENOSPC at write|EIO at sync, then killed)$';
    expect(await prove('calls', '--points', '1', '--steps', '4', '--only', only)).toContain('every promise kept');
  });

  test('the power fails and the end of its log is not what it was', async () => {
    expect(await prove('power', '--count', '3')).toContain('every promise kept');
  });

  test('single bits of it flip on the disk', async () => {
    expect(await prove('rot', '--count', '80')).toContain('every promise kept');
  });

  test('its file is replaced under a server, and when the clock goes back', async () => {
    const only = 'back an hour|replaced under';
    expect(await prove('circumstances', '--only', only)).toContain('every promise kept');
  });

  test('the disk is full', async () => {
    expect(await prove('full', '--count', '1', '--only', 'a server')).toContain('every promise kept');
  });
});
