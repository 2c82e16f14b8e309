// What the console shows and does, from the list to the reversal.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../../src/local-engine/ledger/demo-data.js';
import { type Browser, type Page, fieldsOf, openBrowser } from '../../support/console-browsing.js';

let browser: Browser;
beforeEach(async () => {
  browser = await openBrowser();
  await browser.get(browser.link);
});
afterEach(() => browser.close());

const GIFT = `/redemptions/${DEMO.unitBased}`;

async function preview(typed: Record<string, string>, path = GIFT): Promise<Page> {
  return browser.submit(await browser.get(path), `${path}/preview`, { reason: 'a test', ...typed });
}

async function reversedAmount(id: string): Promise<unknown> {
  const { body } = await browser.sandbox.call('GET', `/v1/redemptions/${id}`);
  return (body as { reversed_amount: string }).reversed_amount;
}

test('the list says what is reversed and what remains, in words that a bar’s picture repeats', async () => {
  const page = await browser.get('/');
  expect(page.text).toContain('80.00 POINTS cleo · 2025-12-24 10:30:00 UTC');
  expect(page.text).toContain('PARTIALLY_REVERSED partly reversed 30.00 reversed 50.00 remaining');
  expect(page.html).toContain('aria-label="30.00 of 80.00 POINTS reversed, 50.00 remaining"');
  expect(page.html).toContain('<rect class="reversed" width="375" height="24" />');
});

test.each([
  ['/?who=cleo', ['80.00 POINTS', '60.00 CREDITS'], ['Gift card']],
  ['/?status=FULLY_REVERSED', ['60.00 CREDITS'], ['80.00 POINTS']],
  ['/?who=nobody', ['No redemption is like this.'], ['POINTS']],
])('%s shows only what was asked for', async (path, shown, hidden) => {
  const { text } = await browser.get(path);
  for (const words of shown) expect(text).toContain(words);
  for (const words of hidden) expect(text).not.toContain(words);
});

test('an id that was typed leads to its redemption', async () => {
  const { headers, status } = await browser.get(`/?id=%20${DEMO.unitBased}`);
  expect([status, headers.get('location')]).toEqual([303, GIFT]);
});

test.each([
  ['/redemptions/550e8400-e29b-41d4-a716-446655449999', 404, 'no redemption'],
  ['/redemptions/r-1', 400, 'must be a UUID'],
  ['/?status=LOST', 400, 'must be one of'],
  ['/journal?cursor=x', 400, 'cursor is not one of this list'],
  ['/redemptions/x/y', 404, 'no such page'],
])('%s is answered in words', async (path, status, words) => {
  const page = await browser.get(path);
  expect([page.status, page.text]).toEqual([status, expect.stringContaining(words)]);
});

test('a redemption shows its lots in the order they were drawn, its entries and the reward’s stock', async () => {
  const { text } = await browser.get(GIFT);
  expect(text).toContain('Reward Gift card: OUT_OF_STOCK, 2 of 2 redeemed');
  expect(text).toMatch(/CONSUMED 300.00 drawn, 0.00 back.*CONSUMED 400.00 drawn, 0.00 back.*AVAILABLE 300.00 drawn, 0/);
  expect(text).toContain('SYSTEM_REDEMPTION – 1000.00');
  expect(text).toMatch(/seals [0-9a-f]{4}…[0-9a-f]{6}, is [0-9a-f]{4}…[0-9a-f]{6}/);
});

test('a reversal is previewed, posted once, and shown with what it returned to which lot', async () => {
  const seen = await preview({ quantity: '1' });
  expect(seen.text).toContain('Remaining now 1000.00 POINTS Remaining after 500.00 POINTS');
  expect(seen.text).toMatch(/Back to lots, in this order 300.00 to 550e….* 200.00 to 550e…/);
  expect(seen.text).toContain('Gift card: 2 → 1 redeemed, OUT_OF_STOCK → ACTIVE');
  expect(await reversedAmount(DEMO.unitBased)).toBe('0.00');
  const done = await browser.submit(seen, `${GIFT}/reverse`);
  expect(done.text).toContain('Reversed: 500.00 POINTS.');
  expect(done.text).toContain('500.00 reversed 500.00 remaining');
  expect(done.text).toMatch(/AVAILABLE 400.00 drawn, 200.00 back .* 200.00 back, 2026-01-15 10:30:00 UTC, entry 25/);
  const again = await browser.submit(seen, `${GIFT}/reverse`);
  expect(again.text).toContain('Reversed: 500.00 POINTS.');
  expect(await reversedAmount(DEMO.unitBased)).toBe('500.00');
});

test('what changed after the preview is shown anew, and nothing is posted', async () => {
  const seen = await preview({ quantity: '1' });
  await browser.sandbox.call('POST', `/v1${GIFT}/reverse`, { reason: 'somebody else', quantity: 1 });
  const anew = await browser.submit(seen, `${GIFT}/reverse`);
  expect(anew.status).toBe(409);
  expect(anew.text).toContain('It changed while you looked at it. Nothing was posted.');
  expect(anew.text).toContain('Remaining now 500.00 POINTS Remaining after 0.00 POINTS');
  expect(await reversedAmount(DEMO.unitBased)).toBe('500.00');
  await browser.submit(anew, `${GIFT}/reverse`);
  expect(await reversedAmount(DEMO.unitBased)).toBe('1000.00');
});

test.each([
  [{ quantity: '3' }, 'remain'],
  [{ quantity: 'one' }, 'quantity must be'],
  [{ quantity: '0' }, 'quantity must be'],
  [{ reason: '' }, 'reason'],
])('the preview of %o says why it would be refused, and offers nothing to send', async (typed, words) => {
  const page = await preview(typed);
  expect(page.text).toContain('This would be refused');
  expect(page.text).toContain(words);
  expect(page.html).not.toContain('/reverse"');
});

test('what went back to an expired lot is said to be gone, before and after', async () => {
  const path = `/redemptions/${DEMO.rawFourLots}`;
  await browser.sandbox.call('POST', '/_sandbox/clock', { advance: 'P30D' });
  const seen = await preview({}, path);
  expect(seen.text).toContain('It has expired: the value goes on to breakage at once.');
  const done = await browser.submit(seen, `${path}/reverse`);
  expect(done.text).toContain('50.00 expired at once');
  expect(done.text).toContain('EXPIRY');
});

test('looking uses up no fault and no rate limit', async () => {
  await browser.sandbox.call('POST', '/_sandbox/faults', { pack: 'http-500-before', times: 1, match: '* /v1/**' });
  await browser.sandbox.call('PATCH', '/_sandbox/settings', { rate_limit: true });
  for (let n = 0; n < 40; n += 1) expect((await browser.get(n % 2 === 0 ? '/journal' : GIFT)).status).toBe(200);
  const { body } = await browser.sandbox.call('GET', '/_sandbox/faults');
  expect(body).toMatchObject({ faults: [{ times_left: 1 }] });
});

test.each([
  ['commit-then-drop', 502, 'Outcome unknown', '500.00'],
  ['drop-before-commit', 502, 'Outcome unknown', '0.00'],
  ['truncated-body', 502, 'Outcome unknown', '500.00'],
  ['malformed-json', 502, 'Outcome unknown', '500.00'],
  ['http-500-before', 500, 'Outcome unknown', '0.00'],
  ['http-500-after', 500, 'Outcome unknown', '500.00'],
  ['http-429', 429, 'Not processed', '0.00'],
])(
  '%s never says done or failed when it is not known; sent again with the same key it is posted once',
  async (...row) => {
    const [pack, status, title, reversed] = row;
    await browser.sandbox.call('POST', '/_sandbox/faults', { pack, times: 1 });
    const seen = await preview({ quantity: '1' });
    const page = await browser.submit(seen, `${GIFT}/reverse`);
    expect([page.status, page.text]).toEqual([status, expect.stringContaining(title)]);
    // The engine, asked directly, knows what became of it.
    expect(await reversedAmount(DEMO.unitBased)).toBe(reversed);
    expect(fieldsOf(page, `${GIFT}/reverse`)).toMatchObject({ key: fieldsOf(seen, `${GIFT}/reverse`).key });
    const done = await browser.submit(page, `${GIFT}/reverse`);
    expect(done.text).toContain('Reversed: 500.00 POINTS.');
    expect(await reversedAmount(DEMO.unitBased)).toBe('500.00');
  },
);

test('texts of others are texts, wherever they are shown', async () => {
  const nasty = `<script>alert(1)</script>"'&`;
  const seen = await preview({ quantity: '1', reason: nasty });
  const done = await browser.submit(seen, `${GIFT}/reverse`);
  const journal = await browser.get('/journal');
  const search = await browser.get(`/?who=${encodeURIComponent(nasty)}`);
  for (const page of [seen, done, journal, search]) expect(page.html).not.toContain('<script');
  for (const page of [seen, done, journal]) expect(page.text).toContain(nasty);
  expect(fieldsOf(seen, `${GIFT}/reverse`).reason).toBe(nasty);
});

test('the journal is a chain, page after page, and can be looked through by kind', async () => {
  for (let n = 0; n < 60; n += 1) {
    await browser.sandbox.call('POST', `/v1/redemptions/${DEMO.rawSimple}/reverse`, { reason: 'r', amount: '0.01' });
  }
  const first = await browser.get('/journal');
  const [, own = '', before = ''] =
    /is <code title="([0-9a-f]{64})".*?is <code title="([0-9a-f]{64})"/s.exec(first.html) ?? [];
  expect(own).not.toBe(before);
  expect(first.html).toContain(`seals <code title="${before}"`);
  const next = /href="(\/journal\?cursor=[^"]+)"/.exec(first.html)?.[1] ?? '';
  const second = await browser.get(next);
  expect(second.text).toContain('REDEMPTION');
  const kind = await browser.get('/journal?action=CREDIT');
  expect(kind.text).not.toContain('SYSTEM_REDEMPTION');
  // Of some entries only, nobody can see what each seals.
  expect(kind.text).not.toContain('seals 1');
});

test('integrity is told of the newest entries at once, and of everything when asked', async () => {
  const page = await browser.get('/integrity');
  expect(page.text).toContain('The newest 24 entries are sound.');
  expect(page.text).not.toContain('idempotency_keys');
  const proof = await browser.submit(page, '/integrity');
  expect(proof.text).toContain('The ledger is sound.');
  expect(proof.text).toContain('ok redemptions');
});

test('clock, faults and settings are moved by their forms', async () => {
  const page = await browser.get('/controls');
  expect(page.text).toContain('2026-01-15 10:30:00 UTC');
  expect((await browser.submit(page, '/controls/advance', { advance: 'P30D' })).text).toContain(
    "2026-02-14 10:30:00 UTC, 30 days ahead of the machine's",
  );
  expect((await browser.submit(page, '/controls/set', { set: '2030-01-01T00:00:00Z' })).text).toContain('2030-01-01');
  const faulty = await browser.submit(page, '/controls/fault', { pack: 'slow', times: '3' });
  expect(faulty.text).toContain('slow for POST /v1/redemptions/*/reverse, 3 more, 2000 ms');
  expect((await browser.submit(faulty, '/controls/clear')).text).toContain('None is set');
  await browser.submit(page, '/controls/settings', { restored_expired_lots: 'refuse', rate_limit: 'on' });
  const { body } = await browser.sandbox.call('GET', '/_sandbox/settings');
  expect(body).toEqual({ restored_expired_lots: 'refuse', rate_limit: true });
});

test.each([
  ['/controls/advance', { advance: 'a month' }, 'advance'],
  ['/controls/set', { set: '1969-12-31T23:59:59Z' }, 'set'],
  ['/controls/set', { set: '10000-01-01T00:00:00Z' }, 'set'],
  ['/controls/fault', { times: 'often' }, 'times'],
  ['/controls/fault', { match: 'POST /elsewhere' }, 'match'],
])('%s with %o is refused in words, and changes nothing', async (action, typed, words) => {
  const page = await browser.submit(await browser.get('/controls'), action, typed);
  expect(page.status).toBe(422);
  expect(page.text).toContain(words);
  expect(page.text).toContain('Nothing was changed.');
});
