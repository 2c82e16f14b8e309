// The machine and the versions behind a table: without them its numbers mean nothing to anybody else.
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';

/** @param builds - this one first, then the older one, if there is one */
export async function describeMachine([own, older]) {
  const [load = 0] = loadavg();
  const busy = load > cpus().length / 4 ? ': BUSY, the figures say little' : '';
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    disk: `${fileSystem(tmpdir())} (${tmpdir()})`,
    system: `${platform()} ${release()}, load ${load.toFixed(1)} at the start${busy}`,
    versions: `${own.name}, Node ${process.versions.node}, ${await sqliteOf(own)}`,
    ...(older !== undefined && { beside: `beside ${older.name}, ${await sqliteOf(older)}` }),
  };
}

async function sqliteOf(build) {
  const { loadDriver } = await build.take('local-engine/store/driver.js', 'loadDriver');
  const Database = loadDriver();
  const db = new Database(':memory:');
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return `SQLite ${version}`;
}

/** Linux and macOS; elsewhere nobody knows. */
function fileSystem(folder) {
  try {
    const [, line = ''] = execFileSync('df', ['-PT', folder], { encoding: 'utf8' }).split('\n');
    const [device, type] = line.split(/\s+/);
    return `${type} on ${device}`;
  } catch {
    return 'unknown file system';
  }
}
