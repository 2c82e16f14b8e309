// The SDK in a web page: bundled by esbuild, opened in headless Chromium, told by what the page shows. `npm run proof -- browser`
// builds first. Without Chromium (Debian's package `chromium`, or a path in CHROMIUM) it is skipped, loudly; with --must it
// fails instead.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`\n*** NOT RUN: there is no Chromium at ${executablePath} (apt-get install chromium) ***\n`);
  process.exit(process.argv.includes('--must') ? 1 : 0);
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { outputFiles } = await build({
  absWorkingDir: ROOT,
  entryPoints: ['test/proof/browser/page.ts'],
  bundle: true,
  // As a page is built: classes lose their names, and errors must not.
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  write: false,
});
const [script] = outputFiles;

// Chromium's own sandbox does not run as root.
const browser = await chromium.launch({ executablePath, args: userInfo().uid === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.setContent('<!doctype html><title>scrip</title><body></body>');
  await page.addScriptTag({ type: 'module', content: script.text });
  await page.waitForFunction(() => document.body.textContent !== '', undefined, { timeout: 10_000 });
  const shown = await page.evaluate(() => document.body.textContent ?? '');
  assert(!shown.startsWith('failed'), shown);
  assert.deepEqual(JSON.parse(shown), {
    refusedHere: 'ConfigurationError',
    first: ['500.00', false],
    again: ['500.00', true],
    refused: ['RefusedError', 'reversal_exceeds_remaining', 422, 'req_1'],
    lost: ['OutcomeUnknownError', true],
    settled: [true, true],
    late: true,
    aborted: true,
    left: { amount: '500.00', quantity: 1 },
    seen: 'POST /v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse sk_page',
  });
  assert.deepEqual(problems, []);
  console.log(
    `${browser.version()}: done, replayed, refused, unknown and settled, late, aborted: each as it should be`,
  );
} finally {
  await browser.close();
}
