// Who gets into the console, and what a page of somebody else can do with it: nothing.
import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../../src/local-engine/ledger/demo-data.js';
import { contentOf } from '../../support/content.js';
import { type Browser, openBrowser } from '../../support/console-browsing.js';

let browser: Browser;
beforeEach(async () => {
  browser = await openBrowser();
});
afterEach(() => browser.close());

const PAGES = ['/', `/redemptions/${DEMO.unitBased}`, '/journal', '/integrity', '/controls', '/redemptions/x/y'];

test('the link lets in once, and whoever was let in stays in', async () => {
  const welcome = await browser.get(browser.link);
  expect(welcome.status).toBe(200);
  expect(welcome.headers.get('set-cookie')).toMatch(
    /^scrip_console_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect((await browser.get('/')).text).toContain('2 × Gift card');
  browser.forgetCookies();
  const again = await browser.get(browser.link);
  expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null]);
  expect(again.text).toContain('This link was used already');
});

test.each(PAGES)('without a session %s says how to get in, and nothing of the ledger', async (path) => {
  const page = await browser.get(path);
  expect(page.status).toBe(403);
  expect(page.text).toContain('Open the link that scrip sandbox serve printed');
  expect(page.text).not.toMatch(/Gift card|Journal|clock/);
});

test('a wrong link and a wrong key let nobody in, and a wrong link does not use up the right one', async () => {
  expect((await browser.get('/open?token=guess')).status).toBe(403);
  expect((await browser.get('/open')).status).toBe(403);
  expect((await browser.post('/sign-in', { api_key: 'sk_guess' })).status).toBe(403);
  expect((await browser.get('/')).status).toBe(403);
  expect((await browser.get(browser.link)).status).toBe(200);
});

test('the API key lets in, and signing out lets out', async () => {
  expect((await browser.post('/sign-in', { api_key: 'sk_sandbox' })).status).toBe(200);
  const page = await browser.get('/');
  const left = await browser.submit(page, '/sign-out');
  expect(left.text).toContain('You are signed out');
  expect((await browser.get('/')).status).toBe(403);
});

test('a cookie that was made up is no session', async () => {
  const { port } = new URL(browser.url);
  const made = { cookie: `scrip_console_${port}=${'A'.repeat(43)}` };
  expect((await browser.get('/', made)).status).toBe(403);
});

/** All that a form could change. */
async function everything(): Promise<unknown> {
  const { call, engine } = browser.sandbox;
  const controls = await Promise.all(['clock', 'settings', 'faults'].map((name) => call('GET', `/_sandbox/${name}`)));
  return [contentOf(engine), ...controls.map(({ text }) => text)];
}

const FORMS: ReadonlyArray<readonly [path: string, fields: Record<string, string>]> = [
  [`/redemptions/${DEMO.unitBased}/reverse`, { reason: 'theirs', remaining: '1000.00', key: 'k' }],
  ['/controls/advance', { advance: 'P30D' }],
  ['/controls/fault', { pack: 'http-429' }],
  ['/controls/settings', { restored_expired_lots: 'refuse' }],
];

test.each(FORMS)('a form for %s with a wrong token, or from elsewhere, changes nothing', async (path, fields) => {
  await browser.get(browser.link);
  const page = await browser.get('/');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const before = await everything();
  const sent = [
    await browser.post(path, fields),
    await browser.post(path, { ...fields, csrf: 'guess' }),
    await browser.post(path, { ...fields, csrf }, {}),
    await browser.post(path, { ...fields, csrf }, { origin: 'http://evil.example' }),
    await browser.post(path, { ...fields, csrf }, { origin: 'null' }),
    await browser.post(path, { ...fields, csrf }, { origin: browser.url.replace(/\d+$/, '1') }),
  ];
  expect(sent.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  expect(await everything()).toEqual(before);
  // And the same with everything right does.
  expect((await browser.post(path, { ...fields, csrf })).status).toBe(303);
  expect(await everything()).not.toEqual(before);
});

test('another session’s token is a wrong one', async () => {
  await browser.get(browser.link);
  const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get('/')).html)?.[1] ?? '';
  await browser.post('/sign-in', { api_key: 'sk_sandbox' });
  expect((await browser.post('/controls/clear', { csrf })).status).toBe(403);
});

/** As a browser sends it whose name server was made to lie. */
function getAs(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  ['a foreign Host', { host: 'evil.example' }],
  ['an Origin of elsewhere', { origin: 'http://evil.example' }],
])('%s gets 403, with the cookie too, and does not use up the link', async (_what, headers) => {
  expect(await getAs(browser.url + browser.link, headers)).toBe(403);
  const welcome = await browser.get(browser.link);
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await getAs(browser.url, { ...headers, cookie })).toBe(403);
});

test('the API stays closed to pages, also to the console’s own', async () => {
  const headers = { origin: browser.url, 'x-api-key': 'sk_sandbox' };
  expect((await browser.get('/v1/programs', headers)).status).toBe(403);
  expect((await browser.get('/_sandbox/clock', headers)).status).toBe(403);
});

test('pages bring nothing from elsewhere, run nothing, and are kept by nobody', async () => {
  await browser.get(browser.link);
  const { headers, html } = await browser.get('/');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(html).not.toMatch(/<script|style=|https?:\/\//);
});

test('a form that is too long is refused', async () => {
  await browser.get(browser.link);
  const page = await browser.post('/controls/clear', { csrf: 'x'.repeat(70_000) });
  expect(page.status).toBe(413);
});
