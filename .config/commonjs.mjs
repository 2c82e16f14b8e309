// Turns the chunks of the bundle into CommonJS, in place: Node starts its loader of ES modules when it is first needed,
// which takes 4 ms, and finds each file more slowly with it. Why not at once: esbuild splits ES modules only.
import { transform } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Options of esbuild, with which import() becomes a late require(). */
export const COMMON_JS = { format: 'cjs', supported: { 'dynamic-import': false } };

/**
 * @param options - of esbuild, as the bundle was written with them
 * @param outputs - of esbuild's account of the bundle
 */
export async function toCommonJs(folder, options, outputs) {
  refuseCircles(outputs);
  for (const chunk of Object.keys(outputs).map((path) => join(folder, basename(path)))) {
    const text = readFileSync(chunk, 'utf8');
    const { code, warnings } = await transform(text, {
      ...options,
      ...COMMON_JS,
      define: {
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
        'import.meta.url': '__fileUrl',
      },
      banner: text.includes('import.meta.url')
        ? 'const __fileUrl = require("node:url").pathToFileURL(__filename).href;'
        : '',
    });
    if (warnings.length > 0) throw new Error(`${chunk}: ${warnings[0].text}`);
    writeFileSync(chunk, code);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
}

/** ES modules that import one another see all names in time; CommonJS would see some of them too early. */
function refuseCircles(outputs) {
  const done = new Set();
  const visit = (chunk, above) => {
    if (above.includes(chunk)) throw new Error(`a circle of chunks: ${[...above, chunk].join(' -> ')}`);
    if (done.has(chunk)) return;
    for (const { external, kind, path } of outputs[chunk].imports) {
      if (!external && kind === 'import-statement') visit(path, [...above, chunk]);
    }
    done.add(chunk);
  };
  for (const chunk of Object.keys(outputs)) visit(chunk, []);
}
