// Small programs in processes of their own, so that memory is theirs alone, and nothing is warm from another measurement.
import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Runs the text of a module. In it, `'DIST` is where the build's dist is, ROOT its checkout, ARGUMENT what it is given, and
 * `tell` hands an object over; the peak of its memory is added, in MB.
 */
export async function runProgram({ file, root }, text, argument) {
  const dist = pathToFileURL(file('dist')).href;
  const placed = text.replaceAll("'DIST/", `'${dist}/`).replaceAll('ROOT', JSON.stringify(root));
  const program = `${placed.replaceAll('ARGUMENT', JSON.stringify(argument))}
    function tell(told) {
      const rss = process.resourceUsage().maxRSS / 1024;
      process.stdout.write(JSON.stringify({ ...told, rss }));
    }`;
  const argv = ['--input-type=module', '-e', program];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: HERE, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}
