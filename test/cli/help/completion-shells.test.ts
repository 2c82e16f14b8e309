// Completion in real shells: the scripts as they are printed, and the built program behind them. `npm test` builds it.
import { execa, execaSync } from 'execa';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN } from '../../support/built-program.js';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const folder = mkdtempSync(join(tmpdir(), 'scrip-completion-'));
const home = join(folder, 'home');
const env = {
  PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
  HOME: folder,
  SCRIP_HOME: home,
  TERM: 'xterm',
};
/** What every injected command would make. */
const TRAP = join(folder, 'evaluated');

function scrip(argv: readonly string[], more: Record<string, string> = {}) {
  return execa(process.execPath, [BIN, ...argv], { env: { ...env, ...more }, extendEnv: false, reject: false });
}

function fakeProgram(name: string, body: string): void {
  const path = join(folder, name, 'scrip');
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

const scriptOf = (shell: string): string => join(folder, `completion.${shell}`);

beforeAll(async () => {
  fakeProgram('bin', `exec '${process.execPath}' '${BIN}' "$@"`);
  // Names as a hostile file name could bring them into the journal.
  fakeProgram(
    'hostile',
    `printf 'words\\n$(touch ${TRAP})\\tx\\n\`touch ${TRAP}\`\\tx\\nmy batch;touch ${TRAP}\\tx\\n'`,
  );
  await scrip(['sandbox', 'init']);
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    writeFileSync(scriptOf(shell), (await scrip(['completion', shell])).stdout);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Shells that are not on this machine are named, not forgotten. */
function has(program: string, ...argv: string[]): boolean {
  const found = !execaSync(program, argv, { reject: false }).failed;
  if (!found) console.warn(`SKIPPED: ${program} is not installed, its completion is not tested here`);
  return found;
}

describe('bash', () => {
  /** Runs the function as bash would: the words taken apart at "=" and ":", the last one under the cursor. */
  async function reply(line: string, words: readonly string[], path = env.PATH): Promise<string[]> {
    const program =
      'source "$1"; COMP_LINE=$2; shift 2; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _scrip; printf "%s\\n" "${COMPREPLY[@]}"';
    const { stdout, stderr } = await execa(
      'bash',
      ['--norc', '-c', program, 'bash', scriptOf('bash'), line, ...words],
      {
        env: { ...env, PATH: path },
        extendEnv: false,
      },
    );
    expect(stderr).toBe('');
    return stdout.split('\n').filter((text) => text !== '');
  }

  test.each<[line: string, words: string[], expected: string[]]>([
    ['scrip redemptions rev', ['scrip', 'redemptions', 'rev'], ['reverse', 'reversals']],
    ['scrip --mode=', ['scrip', '--mode', '='], ['sandbox', 'live', 'offline']],
    ['scrip --mode=l', ['scrip', '--mode', '=', 'l'], ['live']],
    ['scrip --mode = l', ['scrip', '--mode', '=', 'l'], []],
    [
      'scrip redemptions list --from 2026-01-01T00:00:00Z --st',
      ['scrip', 'redemptions', 'list', '--from', '2026-01-01T00', ':', '00', ':', '00Z', '--st'],
      ['--status'],
    ],
    [
      `scrip redemptions get ${REDEMPTION.slice(0, 35)}`,
      ['scrip', 'redemptions', 'get', REDEMPTION.slice(0, 36)],
      [REDEMPTION],
    ],
  ])('%s', async (line, words, expected) => {
    expect(await reply(line, words)).toEqual(expected);
  });

  test.each([
    `$(touch ${TRAP})`,
    `\`touch ${TRAP}\``,
    `"$(touch ${TRAP})"`,
    `';touch ${TRAP};'`,
    `x;touch ${TRAP}`,
    `<(touch ${TRAP})`,
  ])('what was typed is never evaluated: %s', async (word) => {
    await reply(`scrip batches show ${word}`, ['scrip', 'batches', 'show', word]);
    await reply(`scrip ${word} batches show `, ['scrip', word, 'batches', 'show', '']);
    await reply(`scrip --mode=${word}`, ['scrip', '--mode', '=', word]);
    expect(existsSync(TRAP)).toBe(false);
  });

  test('what is offered can be entered as it stands: it is one plain word', async () => {
    const path = `${join(folder, 'hostile')}${delimiter}${env.PATH}`;
    const offered = await reply('scrip batches show ', ['scrip', 'batches', 'show', ''], path);
    expect(offered).toHaveLength(3);
    const { stdout } = await execa('bash', ['--norc', '-c', `printf '%s\\n' ${offered.join(' ')}`]);
    expect(stdout.split('\n')).toEqual([`$(touch ${TRAP})`, `\`touch ${TRAP}\``, `my batch;touch ${TRAP}`]);
    expect(existsSync(TRAP)).toBe(false);
    // Inside quotes that are open, only what is plain there too.
    expect(await reply('scrip batches show "', ['scrip', 'batches', 'show', '"'], path)).toEqual([
      `my batch;touch ${TRAP}`,
    ]);
  });

  test('the script can be read twice, and under "set -eu"', async () => {
    const twice = `set -eu; source '${scriptOf('bash')}'; source '${scriptOf('bash')}'; complete -p scrip`;
    const { stdout, stderr } = await execa('bash', ['--norc', '-c', twice], { env, extendEnv: false });
    expect([stdout, stderr]).toEqual(['complete -o nosort -F _scrip scrip', '']);
  });
});

/** A shell on a terminal of its own, to which is typed. Marks are sums, so that their echo is no answer. */
function onTerminal(command: string) {
  const running = execa('script', ['-qec', command, '/dev/null'], {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'pipe',
  });
  let seen = '';
  running.stdout.on('data', (bytes: Buffer) => (seen += bytes.toString()));
  return {
    async type(text: string, until: RegExp): Promise<string> {
      seen = '';
      running.stdin.write(text);
      while (!until.test(seen)) {
        await new Promise((resolve) => running.stdout.once('data', resolve));
      }
      return seen;
    },
    async leave(): Promise<void> {
      running.stdin.end('\u0015exit\r');
      await running;
    },
  };
}

describe.each([
  ['bash', 'bash --norc -i', `bind 'set enable-bracketed-paste off'; source '${scriptOf('bash')}'`],
  [
    'zsh',
    'env TERM=dumb zsh -f -i',
    `unsetopt zle_bracketed_paste prompt_sp; autoload -U compinit; compinit -u -D; source '${scriptOf('zsh')}'`,
  ],
])('%s on a terminal', (shell, command, prepare) => {
  const canRun = has(shell, '-c', ':') && has('script', '--version');

  test.skipIf(!canRun)('TAB completes commands, values and ids, and evaluates nothing', async () => {
    const terminal = onTerminal(command);
    await terminal.type(`stty columns 500; PS1='> '; ${prepare}; echo ready-$((1+1))\r`, /ready-2/);
    const typed: [text: string, completed: RegExp][] = [
      ['scrip redem\t', /scrip redemptions /],
      ['ge\t', /get /],
      [`${REDEMPTION.slice(0, -1)}1\t`, new RegExp(`${REDEMPTION} `)],
      ['--mode=l\t', /--mode=live /],
    ];
    for (const [text, completed] of typed) await terminal.type(text, completed);
    await terminal.type(`\u0015scrip batches show $(touch ${TRAP}) "$(touch ${TRAP})" \t\t`, /\) "/);
    await terminal.type('\u0015echo still-$((1+1))\r', /still-2/);
    await terminal.leave();
    expect(existsSync(TRAP)).toBe(false);
  });
});

describe('fish', () => {
  test.skipIf(!has('fish', '--version')).each<[line: string, expected: string[]]>([
    ['scrip redem', ['redemptions\tlook at redemptions and reverse them']],
    ['scrip --mode=', ['--mode=sandbox', '--mode=live', '--mode=offline']],
    ['scrip redemptions list --status F', ['FULLY_REVERSED']],
    [`scrip redemptions get ${REDEMPTION}`, [expect.stringContaining(`${REDEMPTION}\tCOMPLETED`) as string]],
    [`scrip --api-key-file=${folder}/completion.b`, [`--api-key-file=${folder}/completion.bash`]],
    [`scrip batches show (touch ${TRAP}) "$(touch ${TRAP})" `, []],
  ])('%s', async (line, expected) => {
    const { stdout } = await execa(
      'fish',
      ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', scriptOf('fish'), line],
      {
        env,
        extendEnv: false,
      },
    );
    expect(stdout.split('\n').filter((text) => text !== '')).toEqual(expected);
    expect(existsSync(TRAP)).toBe(false);
  });
});

test('the PowerShell script evaluates nothing that was typed', async () => {
  const script = (await scrip(['completion', 'powershell'])).stdout;
  expect(script).toContain('Register-ArgumentCompleter -Native -CommandName scrip');
  expect(script.replaceAll(/^ *#.*$/gm, '')).not.toMatch(/Invoke-Expression|\biex\b|ScriptBlock\]::Create/i);
});

describe('the command behind TAB', () => {
  const offered = async (words: readonly string[], more: Record<string, string> = {}) => {
    const { exitCode, stdout, stderr } = await scrip(['__complete', '--', ...words], more);
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout.split('\n');
  };

  test('it makes nothing where there is nothing, and leaves nothing behind where there is', async () => {
    const fresh = join(folder, 'fresh');
    expect(await offered(['redemptions', 'get', ''], { SCRIP_HOME: fresh })).toEqual(['words']);
    expect(await offered(['batches', 'show', ''], { SCRIP_HOME: fresh })).toEqual(['words']);
    expect(existsSync(fresh)).toBe(false);
    expect(await offered(['redemptions', 'get', REDEMPTION])).toHaveLength(2);
    expect(readdirSync(home)).toEqual(['sandbox.db']);
  });

  test('files that are not ours are left as they are, without a word', async () => {
    const odd = mkdtempSync(join(folder, 'odd-'));
    writeFileSync(join(odd, 'sandbox.db'), 'not a database');
    expect(await offered(['redemptions', 'get', ''], { SCRIP_HOME: odd })).toEqual(['words']);
    expect(readdirSync(odd)).toEqual(['sandbox.db']);
  });

  test('batches of the journal are offered, the newest first', async () => {
    for (const name of ['august', 'july refunds']) {
      const file = join(folder, `${name}.csv`);
      writeFileSync(file, `redemption_id,amount,reason\n550e8400-e29b-41d4-a716-446655440011,1.00,${name}\n`);
      const { exitCode, stderr } = await scrip(['redemptions', 'reverse', '--csv', file, '--yes']);
      expect(exitCode, stderr).toBe(0);
    }
    const names = (await offered(['batches', 'show', ''])).map((line) => line.split('\t')[0]);
    expect(names).toEqual(['words', 'july refunds', 'august']);
    expect((await offered(['batches', 'show', 'ju'])).length).toBe(2);
  });
});
