// What hledger, which no one here wrote, makes of an export.
import { spawnSync } from 'node:child_process';

/** Its texts are UTF-8, whatever the machine's own language is. */
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

export function hledgerVersion() {
  const { status, stdout } = spawnSync('hledger', ['--version'], { encoding: 'utf8', env });
  return status === 0 ? stdout.trim() : undefined;
}

function hledger(journal, ...argv) {
  const { status, stdout, stderr } = spawnSync('hledger', ['-f', '-', ...argv], {
    ...{ input: journal, encoding: 'utf8', env, maxBuffer: 256 * 1024 * 1024 },
  });
  if (status !== 0) throw new Error(`hledger ${argv.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/**
 * Lets hledger check a journal and add it up.
 *
 * @returns every account's own balance in each commodity, as "account commodity" to exact text
 */
export function addUp(journal) {
  // Without names: that it can be read and balances. With them: also that days are in order and every commodity is known.
  hledger(journal, 'check');
  hledger(journal, 'check', 'ordereddates', 'commodities');
  const table = hledger(journal, 'bal', '--flat', '--empty', '--no-total', '--layout=bare', '-O', 'csv');
  const [, ...lines] = table.trimEnd().split('\n');
  return new Map(
    lines.map((line) => cellsOf(line)).map(([account, commodity, balance]) => [`${account} ${commodity}`, balance]),
  );
}

/** Every cell is in quotes. */
function cellsOf(line) {
  return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell.replaceAll('""', '"'));
}
