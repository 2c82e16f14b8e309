// What a client adds to each request, how it keeps its pace, and where it refuses to work.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readFileSync } from 'node:fs';
import { createPace, createScripClient } from '../../src/sdk/index.js';
import {
  API_KEY,
  created,
  json,
  lost,
  NOW_MS,
  outcome,
  REDEMPTION_ID,
  refusal,
  REVERSAL,
  rig,
} from '../support/sdk-rig.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const get = (options: Parameters<typeof rig>[1], call?: object): Promise<Headers | undefined> => {
  const { client, sent } = rig([json(404, {})], options);
  return outcome(client.redemptions.get(REDEMPTION_ID, call)).then(() => sent[0]?.headers);
};

describe('the User-Agent', () => {
  const own = `scrip-sdk/${version} node/${process.versions.node} ${process.platform}`;

  test.each([
    [undefined, own],
    [{ name: 'billing' }, `${own} billing`],
    [{ name: 'billing', version: '3.1' }, `${own} billing/3.1`],
    [{ name: 'billing', version: '3.1', url: 'https://a.b/c?d=1' }, `${own} billing/3.1 (https://a.b/c?d=1)`],
  ])('with %j', async (appInfo, expected) => {
    expect((await get({ appInfo }))?.get('user-agent')).toBe(expected);
  });

  test.each([{ name: '' }, { name: 'a b' }, { name: 'a', version: '1\n2' }, { name: 'a', url: 'a)b' }, { name: 'ü' }])(
    '%j cannot be sent',
    (appInfo) => {
      expect(() => rig([], { appInfo })).toThrow('appInfo');
    },
  );

  test('goes with what is sent through api, too', async () => {
    const { client, sent } = rig([json(200, { data: [] })]);
    await client.api.GET('/v1/programs');
    expect(sent[0]?.headers.get('user-agent')).toBe(own);
  });

  describe('where there is no Node', () => {
    afterEach(() => {
      vi.unstubAllGlobals();
    });
    test('is left to the platform', async () => {
      vi.stubGlobal('process', undefined);
      expect((await get({ appInfo: { name: 'billing' } }))?.has('user-agent')).toBe(false);
    });
  });
});

describe('headers of a call', () => {
  test('go out with each attempt', async () => {
    const { client, sent } = rig([lost, created]);
    const headers = { 'X-Trace-Id': 't1', traceparent: '00-ab-cd-01' };
    await client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }, { headers });
    expect(sent.map((one) => [one.headers.get('x-trace-id'), one.headers.get('traceparent')])).toEqual([
      ['t1', '00-ab-cd-01'],
      ['t1', '00-ab-cd-01'],
    ]);
    expect(sent.map((one) => one.headers.get('x-api-key'))).toEqual([API_KEY, API_KEY]);
  });

  test('go out with each page of a list', async () => {
    const page = (has_more: boolean, next_cursor: string | null) =>
      json(200, { data: [], pagination: { has_more, next_cursor } });
    const { client, sent } = rig([page(true, 'c'), page(false, null)]);
    await client.redemptions.list(REDEMPTION_ID, {}, { headers: { 'X-Trace-Id': 't1' } }).toArray({ limit: 10 });
    expect(sent.map(({ headers }) => headers.get('x-trace-id'))).toEqual(['t1', 't1']);
  });

  test.each([
    'X-API-Key',
    'authorization',
    'Content-Type',
    'content-length',
    'Host',
    'User-Agent',
    'Transfer-Encoding',
  ])('%s is the client’s own', async (name) => {
    const { client, sent } = rig([]);
    const call = client.redemptions.get(REDEMPTION_ID, { headers: { [name]: 'x' } });
    await expect(call).rejects.toMatchObject({ name: 'ConfigurationError' });
    expect(sent).toEqual([]);
  });

  test.each([[{ 'a b': 'x' }], [{ '': 'x' }], [{ a: 'x\ny' }], [{ a: 'ü' }], [{ a: 1 as unknown as string }]])(
    '%j cannot be sent',
    async (headers) => {
      const { client } = rig([]);
      expect(await outcome(client.redemptions.get(REDEMPTION_ID, { headers }))).toBe('ConfigurationError');
    },
  );
});

describe('attempts', () => {
  test.each([
    ['an answer at once', [refusal(422)], 1],
    ['an answer after two losses', [lost, lost, refusal(422)], 3],
    ['429 to the end', [refusal(429), refusal(429), refusal(429)], 3],
    ['no answer to the end', [lost, lost, lost], 3],
    ['an answer that is of no use', [json(201, {})], 1],
  ])('%s', async (_what, steps, attempts) => {
    const { client } = rig(steps);
    await expect(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' })).rejects.toMatchObject({ attempts });
  });

  test('of a read', async () => {
    const { client } = rig([lost, lost, lost]);
    await expect(client.redemptions.get(REDEMPTION_ID)).rejects.toMatchObject({ attempts: 3 });
  });
});

describe('a pace', () => {
  const clocked = (rate: number, burst: number) => {
    const waits: number[] = [];
    let nowMs = NOW_MS;
    const pace = createPace({
      rate,
      burst,
      nowMs: () => nowMs,
      sleep: (delayMs) => {
        waits.push(delayMs);
        nowMs += delayMs;
        return Promise.resolve();
      },
    });
    return { pace, waits };
  };

  test('holds back what would be told to wait', async () => {
    const { pace, waits } = clocked(10, 2);
    const { reverse } = rig([created, created, created, created], { pace });
    for (let i = 0; i < 4; i += 1) expect(await reverse()).toBe('done');
    expect(waits).toEqual([100, 100]);
  });

  test('counts retries, and reads of another client', async () => {
    const { pace, waits } = clocked(10, 2);
    await rig([lost, created], { pace }).reverse();
    await rig([refusal(404)], { pace }).get();
    expect(waits).toEqual([100]);
  });

  test('hears what the API says about its limit', async () => {
    const { pace, waits } = clocked(10, 30);
    const { reverse } = rig([json(201, REVERSAL, { 'X-RateLimit-Remaining': '0' }), created], { pace });
    await reverse();
    await reverse();
    expect(waits).toEqual([100]);
  });

  test('a write that waits for its turn has not left: it is stopped, not unknown', async () => {
    const pace = createPace({ rate: 0.001, burst: 1 });
    await pace.turn(new AbortController().signal);
    const { client, sent } = rig([created], { pace });
    const stop = new AbortController();
    const call = client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }, { signal: stop.signal });
    setTimeout(() => {
      stop.abort(new Error('mine'));
    }, 5);
    await expect(call).rejects.toThrow('mine');
    expect(sent).toEqual([]);
  });

  test.each([{ rate: 0 }, { rate: -1 }, { rate: Number.NaN }, { rate: Infinity }, { burst: 0 }])(
    '%j is none',
    (options) => {
      expect(() => createPace(options)).toThrow(RangeError);
    },
  );

  test('is the documented one unless told otherwise', () => {
    expect(createPace()).toMatchObject({ rate: 10, burst: 30 });
    expect(createPace({ rate: 2 })).toMatchObject({ rate: 2, burst: 6 });
  });
});

describe('in a web page', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('a key would be everybody’s, so it takes a word more', () => {
    vi.stubGlobal('document', {});
    expect(() => createScripClient({ apiKey: API_KEY })).toThrow('dangerouslyAllowBrowser');
    expect(createScripClient({ apiKey: API_KEY, dangerouslyAllowBrowser: true })).toHaveProperty('redemptions');
  });
});
