// Command lines through the whole program. Whatever is typed: an exit code of the table and never that of a bug, one JSON
// document where one was asked for, a dry run that writes nothing, no key in any text or file, nothing that a terminal obeys.
import { ExitCode } from '../../../../src/cli/errors/exit-codes.js';
import { type Target, Finding, holds, same } from '../target.js';
import { FILES, type Session, session, sessionNear } from './command-lines.js';
import { type Desk, KEY, type Ran, openDesk } from './desk.js';

export const argv: Target<Session> = {
  name: 'argv',
  grammar: session,
  near: sessionNear,
  run: async ({ scene, lines }) => {
    const desk = openDesk(scene, FILES);
    try {
      for (const line of lines) checkRun(line, await desk.run(line), scene.columns > 0);
      checkFiles(desk);
    } finally {
      desk.close();
    }
  },
  // The rest is what the desk stands in for: the process, its streams and keyring, and the network.
  covers: /^src\/cli\/(?!index|compose|config\/keyring|ui\/(plain-)?prompter|ui\/stream-io)/,
};

const KINDS = new Map<number, string>(Object.entries(ExitCode).map(([kind, code]) => [code, kind]));

function checkRun(line: readonly string[], ran: Ran, isTerminal: boolean): void {
  const { code, out, err } = ran;
  const at = JSON.stringify(line);
  holds(KINDS.has(code) && code !== ExitCode.bug, `exit ${code} of ${at}`, { out, err });
  // Any piece of it that is more than its shown end.
  const said = line.join(' ').includes(KEY) ? KEY : KEY.slice(8, 20);
  holds(!out.includes(said) && !err.includes(said), `${at} tells the key`, { out, err });
  checkVisible(at, isTerminal ? out + err : err);
  const end = line.indexOf('--');
  const flags = end === -1 ? line : line.slice(0, end);
  const has = (flag: string): boolean => flags.includes(flag);
  if (has('--json') && !flags.some((word) => /^--jq(=|$)/.test(word))) checkJson(at, ran);
  if (has('--dry-run')) same(ran.writes, 0, `${at} wrote`);
}

/** Colours, and what a progress bar does, are ours; everything else that a terminal would obey is not. */
function checkVisible(at: string, text: string): void {
  const plain = text.replaceAll(/\u001b(\[[0-9;?]*[mKGhlAJ]|[78])/g, '').replaceAll('\r', '');
  const found = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/.exec(plain);
  holds(
    found === null,
    `${at} prints what a terminal obeys`,
    plain.slice(Math.max(0, (found?.index ?? 0) - 40)).slice(0, 80),
  );
}

function checkJson(at: string, { code, out }: Ran): void {
  let answer: unknown;
  try {
    answer = JSON.parse(out);
  } catch {
    throw new Finding(`${at} with --json does not print one JSON document`, { code, out });
  }
  holds(out.endsWith('\n'), `${at}: the document has no line end`);
  const { error } = (answer ?? {}) as { error?: { kind: string; exit_code: number; message: string } };
  if (error === undefined) return;
  same([error.exit_code, error.kind], [code, KINDS.get(code)], `${at}: the document and the exit code`);
  holds(typeof error.message === 'string' && error.message !== '', `${at}: an error without words`);
}

/** The key is in the file that was there to begin with, and where it was asked to be kept. */
function checkFiles(desk: Desk): void {
  const holding = desk.filesWith(KEY).filter((file) => file !== 'key' && !/^keys[\\/]/.test(file));
  same(holding, [], 'files with the key');
}
