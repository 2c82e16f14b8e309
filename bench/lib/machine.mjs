// The machine and the versions behind a table: without them its numbers mean nothing to anybody else.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';
import { loadDriver } from '../../dist/local-engine/store/driver.js';

export function describeMachine() {
  const [load = 0] = loadavg();
  const busy = load > cpus().length / 4 ? ': BUSY, the figures say little' : '';
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    disk: `${fileSystem(tmpdir())} (${tmpdir()})`,
    system: `${platform()} ${release()}, load ${load.toFixed(1)} at the start${busy}`,
    versions: `scrip ${versionOf('../../package.json')}, Node ${process.versions.node}, ${sqlite()}`,
  };
}

export function versionOf(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version;
}

function sqlite() {
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
