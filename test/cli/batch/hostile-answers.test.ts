// What a server writes into a results file: shown, never obeyed, and no obstacle when the file is given back.
import { expect, test } from 'vitest';
import { RAW, document, useDesk } from '../../support/batch-desk.js';
import { json } from '../../support/live-api.js';

const desk = useDesk();
const OWN = 'mine \u202e\u001b[1m';

test.each<[name: string, text: string, shown: string]>([
  ['NUL', 'no\u0000more', 'no\\u{0}more'],
  ['ESC', 'no\u001b[31mmore', 'no\\u{1b}[31mmore'],
  ['a bell and a backspace', 'no\u0007\u0008more', 'no\\u{7}\\u{8}more'],
  ['a mark that reorders', 'no\u202emore', 'no\\u{202e}more'],
  ['an isolate', 'no\u2066more\u2069', 'no\\u{2066}more\\u{2069}'],
  ['C1', 'no\u009bmore', 'no\\u{9b}more'],
  ['line ends', 'no\r\nmore', 'no\\r\\nmore'],
])('%s in a refusal', async (_name, text, shown) => {
  const file = desk.file('r.csv', `redemption_id,amount,reason,note\n${RAW},1.00,why,${OWN}\n`);
  const refusing = (send: (request: Request) => Promise<Response>) => (request: Request) =>
    request.method === 'POST' ? Promise.resolve(json(422, { code: `odd${text}`, message: text })) : send(request);
  const done = await desk.live(['redemptions', 'reverse', '--csv', file, '--yes', '--json'], refusing);
  expect(done.code).toBe(8);
  const results = desk.read('r.results.csv');
  expect(results).toContain(`,odd${shown},${shown},`);
  expect(results).toContain(`,${OWN},`);
  expect(results.replaceAll(OWN, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066\u2069]/);
  const again = [
    'redemptions',
    'reverse',
    '--csv',
    `${desk.folder}/r.results.csv`,
    '--yes',
    '--json',
    '--retry-refused',
  ];
  expect(document(await desk.live(again))).toMatchObject({ applied: 1, refused: 0 });
});
