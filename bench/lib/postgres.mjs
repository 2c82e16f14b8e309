// A PostgreSQL server of our own for as long as it is compared with: a cluster in a folder, fsync on, a Unix socket and no
// port. From Debian's package; as root it runs as the user postgres, because the server refuses to be root.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { perSecond, quantile } from './measure.mjs';

const HOMES = '/usr/lib/postgresql';
const LOAD = `\\set i :i + 1
\\set which ((:i * :clients + :client_id) * 7919) % :total
SELECT reverse_redemption(id_of('004', :which), 'The order was cancelled', 'order-' || :which || '-cancelled');
`;

/** Why there is none, or the folder of its programs and who may run them. */
export function findPostgres() {
  let bin;
  try {
    const newest = readdirSync(HOMES)
      .toSorted((one, other) => Number(one) - Number(other))
      .at(-1);
    bin = join(HOMES, newest, 'bin');
    execFileSync(join(bin, 'pgbench'), ['--version']);
  } catch {
    return { why: 'no PostgreSQL: apt-get install postgresql' };
  }
  if (process.getuid() !== 0) return { bin, as: {} };
  try {
    const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'postgres'])));
    return { bin, as: { uid, gid } };
  } catch {
    return { why: 'root, and no user postgres to run the server as' };
  }
}

/** Starts a server whose database `filled` has so many redemptions of three lots. */
export async function startPostgres({ bin, as }, total) {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-pg-'));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  chmodSync(folder, 0o700);
  const env = { PGHOST: folder, LC_ALL: 'C.UTF-8' };
  const call = (program, ...argv) =>
    execFileSync(join(bin, program), argv, { ...as, cwd: folder, encoding: 'utf8', env, stdio: 'pipe' });
  call('initdb', '-D', join(folder, 'data'), '-A', 'trust', '-U', 'bench', '-E', 'UTF8');
  const only = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=on'];
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...only], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  });
  const closed = once(server, 'close');
  const abandon = () => {
    call('pg_ctl', 'stop', '-m', 'immediate', '-D', join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', abandon);
  const sql = (database, ...argv) =>
    call('psql', '-U', 'bench', '-d', database, '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', ...argv);
  await untilReady(() => sql('postgres', '-c', 'SELECT 1'));
  sql('postgres', '-c', 'CREATE DATABASE filled');
  writeFileSync(join(folder, 'load.sql'), LOAD);
  writeFileSync(join(folder, 'reversal.sql'), readFileSync(fileURLToPath(new URL('./reversal.sql', import.meta.url))));
  sql('filled', '-v', `total=${total}`, '-f', join(folder, 'reversal.sql'));
  sql('filled', '-c', 'VACUUM ANALYZE');
  return {
    version: sql('postgres', '-c', 'SHOW server_version').trim(),
    measure: (clients, counts) => measure({ call, sql, folder, total }, clients, counts),
    stop: async () => {
      process.off('exit', abandon);
      server.kill('SIGINT');
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * So many reversals on a fresh copy of the database; one commit each, as pgbench's prepared statements. The first ones
 * do not count. They run in the same sessions as the others: what a session prepares and plans is its own.
 */
function measure({ call, folder, sql, total }, clients, { count, warmUp }) {
  sql('postgres', '-c', 'DROP DATABASE IF EXISTS run');
  sql('postgres', '-c', 'CREATE DATABASE run TEMPLATE filled STRATEGY file_copy');
  sql('postgres', '-c', 'CHECKPOINT');
  const given = { i: 0, clients, total };
  const variables = Object.entries(given).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const each = Math.ceil((warmUp + count) / clients);
  const how = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-t', String(each)];
  const log = ['-l', `--log-prefix=${join(folder, 'log')}`];
  const said = call('pgbench', '-U', 'bench', ...how, ...variables, ...log, '-f', join(folder, 'load.sql'), 'run');
  const answers = readAnswers(folder);
  const done = Number(sql('run', '-c', 'SELECT count(*) FROM journal_entries'));
  if (done !== answers.length) throw new Error(`${done} of ${answers.length} were reversed: ${said}`);
  const counted = answers.slice(warmUp);
  const latencies = counted.map(({ ms }) => ms);
  return {
    rate: perSecond(counted.length, counted.at(-1).at - answers[warmUp - 1].at),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

/** What pgbench wrote down of each: when it was answered, and after how long, in milliseconds; in the order of answers. */
function readAnswers(folder) {
  const log = join(
    folder,
    readdirSync(folder).find((file) => /^log\.\d+$/.test(file)),
  );
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  rmSync(log);
  return lines
    .map((line) => line.split(' ').map(Number))
    .map(([, , micros, , seconds, fraction]) => ({ ms: micros / 1000, at: seconds * 1000 + fraction / 1000 }))
    .toSorted((one, other) => one.at - other.at);
}

async function untilReady(ask) {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      ask();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
