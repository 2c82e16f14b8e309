// The console in headless Chromium, as people meet it: wide and on a phone, light and dark, with scripts and without; each
// page asked by axe-core whether everybody can use it, and timed on a sandbox of 100,000 redemptions.
// `npm run proof -- console` builds first. [--redemptions 100000] [--shots folder]. Without Chromium (Debian's package `chromium`,
// or a path in CHROMIUM) it is skipped, loudly; with --must it fails instead.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { OWN_ROOT, openBuild } from '../../../bench/lib/build.mjs';
import { fillMonth, idOf } from '../../../bench/lib/fill.mjs';

const { values } = parseArgs({
  options: {
    redemptions: { type: 'string', default: '100000' },
    shots: { type: 'string' },
    must: { type: 'boolean', default: false },
  },
});
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`\n*** NOT RUN: there is no Chromium at ${executablePath} (apt-get install chromium) ***\n`);
  process.exit(values.must ? 1 : 0);
}
if (values.shots !== undefined) mkdirSync(values.shots, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const scrip = fileURLToPath(new URL('../../../bin/scrip.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scrip-console-'));
/** Said and not asserted: a machine may be busy. */
const BUDGET_MS = 100;
const demo = (id) => `/redemptions/550e8400-e29b-41d4-a716-44665544${id}`;

// Chromium's own sandbox does not run as root.
const browser = await chromium.launch({ executablePath, args: userInfo().uid === 0 ? ['--no-sandbox'] : [] });
try {
  for (const [name, look] of [
    ['wide', { viewport: { width: 1100, height: 900 } }],
    ['phone', { viewport: { width: 360, height: 740 }, isMobile: true, colorScheme: 'dark' }],
  ]) {
    await withServer([], async (server) => asPeopleDo(name, look, server));
  }
  await withServer([], withoutScripts);
  await onManyRedemptions();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Every page, by its links and forms, with nothing that axe-core objects to and nothing wider than the screen. */
async function asPeopleDo(name, look, { console_url, url }) {
  const page = await (await browser.newContext({ ...look, bypassCSP: true })).newPage();
  const mistakes = [];
  page.on('pageerror', (error) => mistakes.push(error.message));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? {};
    // Whoever goes on to the next page no longer waits for the icon of this one.
    if (errorText !== 'net::ERR_ABORTED') mistakes.push(`${request.url()}: ${errorText}`);
  });
  let looked = 0;
  const see = async (what) => {
    looked += 1;
    if (values.shots !== undefined)
      await page.screenshot({ path: join(values.shots, `${name}-${what}.png`), fullPage: true });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
      [],
      `${name}: ${what}`,
    );
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name}: ${what} is ${over} pixels wider than the screen`);
  };
  const giveBack = async (id, size) => {
    await page.goto(url + demo(id));
    for (const [field, text] of Object.entries(size)) await page.fill(`#${field}`, text);
    await page.fill('#reason', 'Member changed their mind');
    await page.click('text=Preview');
  };

  await page.goto(url);
  await see('sign-in');
  await page.goto(console_url);
  await page.waitForURL(`${url}/`);
  await see('list');
  await page.click('text=2 × Gift card');
  await see('redemption');
  await giveBack('0001', { quantity: '1' });
  await see('preview');
  await page.click('button:has-text("Reverse 500.00 POINTS")');
  await page.getByText('Reversed: 500.00 POINTS.').waitFor();
  await see('done');
  await giveBack('0016', {});
  await see('refused');
  for (const [link, what] of [
    ['Journal', 'journal'],
    ['Integrity', 'integrity'],
    ['Clock and faults', 'controls'],
  ]) {
    await page.click(`nav >> text=${link}`);
    // Wait for the page with its style; the click alone does not.
    await page.waitForURL(`${url}/${what}`);
    await see(what);
  }
  await page.click('text=Set the fault');
  await see('fault');
  await giveBack('0013', { amount: '5.00' });
  await page.click('button:has-text("Reverse 5.00")');
  await page.getByText('may or may not have been posted').waitFor();
  await see('unknown');
  await page.click('text=Send it again with the same key');
  await page.getByText('Reversed: 5.00 CREDITS.').waitFor();
  await page.click('nav >> text=Integrity');
  await page.click('text=Replay the whole journal');
  await page.getByText('The ledger is sound.').waitFor();
  await see('proof');
  await page.click('text=Sign out');
  await see('signed-out');
  assert.deepEqual(mistakes, []);
  console.log(
    `${name}: ${looked} pages, no violation found by axe-core ${createRequire(import.meta.url)('axe-core').version}`,
  );
}

/** By keyboard alone, without scripts and under the page's own policy. */
async function withoutScripts({ console_url, url }) {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(console_url);
  await page.waitForURL(`${url}/`);
  await page.goto(url + demo('0012'));
  await page.getByLabel(/^Amount/).focus();
  await page.keyboard.type('60.00');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Member changed their mind');
  await page.keyboard.press('Enter');
  await page.getByText('Back to lots, in this order').waitFor();
  await page.getByRole('button', { name: 'Reverse 60.00 POINTS' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Reversed: 60.00 POINTS.').waitFor();
  console.log('without scripts, by keyboard: previewed and reversed');
}

/** From asking for a page to its end, styled and drawn; the median of several, each page. */
async function onManyRedemptions() {
  const db = join(folder, 'many.db');
  const redemptions = parseInt(values.redemptions, 10);
  await fillMonth(openBuild(OWN_ROOT), db, { redemptions });
  await withServer(['--db', db], async ({ console_url, url }) => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(console_url);
    await page.waitForURL(`${url}/`);
    const paths = [
      '/',
      '/?who=member-77',
      '/?status=PARTIALLY_REVERSED',
      `/redemptions/${idOf('004', 1)}`,
      '/journal',
      '/integrity',
      '/controls',
    ];
    for (const path of paths) {
      const times = [];
      for (let n = 0; n < 9; n += 1) {
        await page.goto(url + path);
        times.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd));
      }
      const [median] = times.sort((a, b) => a - b).slice(4);
      const spread = `${times[0].toFixed(0)} to ${times[8].toFixed(0)}`;
      const kept = median < BUDGET_MS ? 'kept' : 'NOT kept';
      console.log(`${redemptions} redemptions, ${path}: loaded in ${median.toFixed(0)} ms (${spread}), budget ${kept}`);
    }
  });
}

async function withServer(argv, work) {
  const home = mkdtempSync(join(folder, 'home-'));
  const server = spawn(process.execPath, [scrip, 'sandbox', 'serve', '--port', '0', '--json', ...argv], {
    env: { PATH: process.env.PATH, SCRIP_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    let said = '';
    for await (const chunk of server.stdout) {
      said += chunk;
      if (said.includes('\n')) break;
    }
    await work(JSON.parse(said));
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  }
}
