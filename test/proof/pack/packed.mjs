// What `npm pack` puts into the tarball, counted by folder. The build must be there already: nothing is run.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** @returns the tarball's path, the paths in it, and lines that say what it holds */
export function packed(root, into) {
  const argv = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
  const [pack] = JSON.parse(
    execFileSync('npm', argv, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const folders = new Map();
  for (const { path, size } of pack.files) {
    const folder = path
      .split('/')
      .slice(0, path.startsWith('dist/') ? 2 : 1)
      .join('/');
    const { count, bytes } = folders.get(folder) ?? { count: 0, bytes: 0 };
    folders.set(folder, { count: count + 1, bytes: bytes + size });
  }
  const lines = [...folders].map(([folder, { count, bytes }]) =>
    line(folder, `${count} file${count === 1 ? '' : 's'}`, bytes),
  );
  return {
    file: join(into, pack.filename),
    paths: pack.files.map(({ path }) => path),
    lines: [
      `${pack.filename}: ${kilobytes(pack.size)}`,
      ...lines,
      line('all', `${pack.entryCount} files`, pack.unpackedSize),
    ],
  };
}

function line(name, count, bytes) {
  return `  ${name.padEnd(28)}${count.padStart(10)}${kilobytes(bytes).padStart(10)}`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
