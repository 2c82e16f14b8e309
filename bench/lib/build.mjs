// A build of scrip that is measured: this one, or an older one in a checkout of its own, with its own dist and node_modules.
// What the rows use of it is asked for by name, so that a build that lacks something says what.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const OWN_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param root - the checkout
 * @param isOlder - whether it is the one that the other is compared with
 */
export function openBuild(root, isOlder = false) {
  const file = (path) => join(resolve(root), path);
  if (!existsSync(file('dist'))) throw new Error(`${root} is not built: run npm ci there first`);
  const { version } = JSON.parse(readFileSync(file('package.json'), 'utf8'));
  const commit = commitOf(resolve(root));
  return {
    root: resolve(root),
    isOlder,
    name: `scrip ${version}${commit === undefined ? '' : ` at ${commit}`}`,
    bin: file('bin/scrip.js'),
    file,
    /** What files of dist export, by file: all of it is there, or this throws and says what is not. */
    take: (path, ...names) => take(file(`dist/${path}`), path, names),
  };
}

async function take(file, path, names) {
  const exported = existsSync(file) ? await import(pathToFileURL(file).href) : {};
  const missing = names.filter((name) => exported[name] === undefined);
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')} in dist/${path}`);
  return Object.fromEntries(names.map((name) => [name, exported[name]]));
}

/** The commit of a checkout; undefined outside of git. */
function commitOf(root) {
  const git = (...argv) => execFileSync('git', ['-C', root, ...argv], { encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`;
  } catch {
    return undefined;
  }
}
