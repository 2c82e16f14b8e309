// Command lines as a grammar: the commands as the program itself describes them, with values that mean something, and then
// everything that fingers, shells and scripts make of them.
import fc from 'fast-check';
import { amountText, smallDecimal } from './decimals.js';
import { KEY, type Scene, openDesk } from './desk.js';

export interface Session {
  readonly scene: Scene;
  readonly lines: readonly (readonly string[])[];
}

interface Described {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly arguments: readonly { readonly name: string; readonly required: boolean }[];
  readonly options: readonly { readonly flags: string; readonly choices?: readonly string[] }[];
  readonly subcommands?: readonly Described[];
}

const ID = '550e8400-e29b-41d4-a716-446655440001';
const id = (tail: string): string => `550e8400-e29b-41d4-a716-44665544${tail}`;

/** Laid on the desk. */
export const FILES: Readonly<Record<string, string>> = {
  'rows.csv': `redemption_id,amount,reason\n${id('0011')},1.00,why\n${id('0012')},2.50,late\n${id('0011')},2.00,why\n`,
  'bad.csv': `redemption_id,amount,reason\nx,1e3,\n${id('0012')},1.00,"a"b\n`,
  'semi.csv': `id;amount;note\n${id('0013')};1,50;x\n`,
  'odd.csv': `Order ref,reason\n${ID},\u001b[31mred\u202e\n`,
  'seed.json': '{"version":1}',
  'bad.json': '{"version":2,"credits":[{}]}',
  key: `${KEY}\n`,
  empty: '',
};

const ids = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['0001', '0011', '0012', '0013', '0014', '0015', '0016', '0017', '0018', '3001', '3002'].map(id),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('x', '', id('9999'), ID.toUpperCase(), '550e8400', '-1', '--', '..') },
);

const ODD_WORDS = [
  ...[
    '',
    ' ',
    '-',
    '--',
    '---',
    '-x',
    '--x',
    '--json',
    '--help',
    '-h',
    '--version',
    '-V',
    '--no-input',
    '--yes=1',
    '--json=x',
    '=',
    '\n',
  ],
  ...[
    '--reason=',
    '--amount=',
    '--mode',
    '--mode=live',
    '\u001b[31m',
    '\u202e',
    '\0',
    '😀',
    '\ud800',
    'constructor',
    '__proto__',
  ],
  ...[
    '--constructor',
    '--__proto__',
    '--no-json',
    '--no-yes',
    '--api-key',
    `--api-key=${KEY}`,
    '--jq',
    '--jq=.',
    '--csv=-',
    '@',
    '*',
  ],
];
const oddWord = fc.oneof(fc.constantFrom(...ODD_WORDS), fc.string({ maxLength: 6 }));

const files = fc.constantFrom(...Object.keys(FILES), 'missing', 'folder', '-', 'new.csv', 'rows.results.csv');

/** By the name of a flag or an argument. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '--amount': fc.oneof({ weight: 5, arbitrary: smallDecimal }, { weight: 1, arbitrary: amountText }),
  '--expect-total': fc.oneof(fc.constant('5.50'), amountText),
  '--expect-rows': fc.constantFrom('3', '0', '-1', '1e3', 'x'),
  '--expect-remaining': fc.oneof(fc.constantFrom('2', '1000.00', '40.00'), amountText),
  '--quantity': fc.constantFrom('1', '2', '0', '-1', '1.5', '999999999999999999', 'x'),
  '--reason': fc.constantFrom('why', 'x'.repeat(501), '', ' ', '\u001b[31mred', 'two\nlines'),
  '--idempotency-key': fc.constantFrom('k1', 'k2', '', 'x'.repeat(256)),
  '--csv': files,
  '--results': fc.constantFrom('out.csv', 'folder', 'rows.csv', ''),
  '--db': fc.constantFrom('other.db', 'rows.csv', 'folder', 'empty', ':memory:'),
  '--map': fc.constantFrom('redemption_id=Order ref', 'amount=amount', 'x', '=', 'reason=note'),
  '--participant': fc.constantFrom(id('3001'), id('3002'), id('3003'), id('3005'), 'x'),
  '--program': fc.constantFrom(id('1001'), 'x'),
  '--asset': fc.constantFrom(id('2001'), id('2002'), 'x'),
  '--redemptions': files,
  '--api-key-file': fc.constantFrom('key', 'missing', 'folder', 'empty', 'rows.csv'),
  '--profile': fc.constantFrom('default', 'other', '', '..', '__proto__', 'x'.repeat(300)),
  '--locale': fc.constantFrom('en-US', 'de-CH', 'xx', '', 'ar-EG', 'not a locale', 'hi-IN-u-nu-deva'),
  '--jq': fc.constantFrom(
    '.',
    '.mode',
    '.error.code',
    '..',
    '.[',
    'input',
    'error',
    '.. | numbers',
    'halt',
    'env',
    '$__loc__',
  ),
  '--port': fc.constantFrom('0', '4010', '65536', '-1', 'x'),
  '--limit': fc.constantFrom('1', '0', '200', '201', '-1', 'x', '1e3'),
  '--rate': fc.constantFrom('1', '0', '0.5', '1000', '-1', 'x', 'Infinity'),
  '--concurrency': fc.constantFrom('1', '4', '0', '-1', '1000000', 'x'),
  '--max-errors': fc.constantFrom('1', '0', '-1', 'x'),
  '--max-age': fc.constantFrom('24h', 'P1D', '0', 'x', '-1h'),
  '--from': fc.constantFrom('2026-01-01', '2026-01-01T00:00:00Z', 'x', '0', ''),
  '--to': fc.constantFrom('2026-12-31', 'yesterday', '9999-12-31T23:59:59Z'),
  '--expires-at': fc.constantFrom('2027-01-01T00:00:00Z', '2020-01-01', 'x', 'P1D'),
  '--matures-at': fc.constantFrom('2027-01-01T00:00:00Z', 'x'),
  '--match': fc.constantFrom('* /v1/**', 'POST /v1/redemptions/*/reverse', 'x', ''),
  '--times': fc.constantFrom('1', '2', '0', '-1', 'x'),
  '--expect-head': fc.constantFrom('0'.repeat(64), 'x', ''),
  'redemption-id': ids,
  'batch-id': fc.constantFrom('rows', 'bad', 'x', '', '..', '__proto__'),
  batch: fc.constantFrom('rows', 'bad', 'x', ''),
  time: fc.constantFrom('2026-06-01T00:00:00Z', '2020-01-01', 'x', '9999-12-31T23:59:59Z'),
  duration: fc.constantFrom('P1D', 'P30D', 'PT1S', '-P1D', 'x', 'P9999999Y'),
  name: fc.constantFrom('one', 'two', '..', '', 'x'.repeat(65), 'base_url', 'locale', 'mode', 'rate', '__proto__'),
  key: fc.constantFrom('base_url', 'locale', 'mode', 'api_key', 'x', '__proto__', 'rate'),
  value: fc.constantFrom('live', 'sandbox', 'http:localhost', 'https:example.com', 'en-US', '', 'x', '5'),
  n: fc.constantFrom('1', '2', '0', '-1', 'x'),
  shell: fc.constantFrom('bash', 'zsh', 'fish', 'x'),
  source: fc.constantFrom('demo', 'seed.json', 'bad.json', 'missing', 'rows.csv', 'folder'),
  pack: fc.constantFrom('commit-then-drop', 'http-429', 'http-500-after', 'truncated-body', 'x'),
};

async function describe(): Promise<Described> {
  const desk = openDesk({ columns: 0, env: {}, hasPerson: false, api: 'gone', stdin: '' }, {});
  try {
    return JSON.parse((await desk.run(['help', '--json'])).out) as Described;
  } finally {
    desk.close();
  }
}

type Option = Described['options'][number];

/** The words of one option; a value of its own where it has one. */
function optionWords({ flags, choices }: Option): fc.Arbitrary<string[]> {
  const flag = /--[\w-]+/.exec(flags)?.[0] ?? '--x';
  if (!/[<[]/.test(flags)) return fc.constant([flag]);
  const value = choices === undefined ? (BY_NAME[flag] ?? oddWord) : fc.constantFrom(...choices);
  const any = fc.oneof({ weight: 15, arbitrary: value }, { weight: 1, arbitrary: oddWord });
  return fc.tuple(any, fc.boolean()).map(([text, isJoined]) => (isJoined ? [`${flag}=${text}`] : [flag, text]));
}

function lineOf(command: Described, globals: readonly Option[]): fc.Arbitrary<string[]> {
  const words = command.name.split(' ').slice(1);
  const values = command.arguments.map(({ name, required }) => {
    const value = (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? oddWord;
    return fc.option(
      value.map((text) => [text]),
      { nil: [], freq: required ? 30 : 5 },
    );
  });
  const chosen = (options: readonly Option[], freq: number): fc.Arbitrary<string[]> =>
    fc
      .tuple(
        ...options.map((each) =>
          fc.oneof({ weight: freq, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: optionWords(each) }),
        ),
      )
      .map((all) => all.flat());
  // What a script would say, or nothing happens.
  const usual = fc.subarray(['--yes', '--json', '--no-input', '--quiet']);
  const hasReason = command.options.some(({ flags }) => flags.startsWith('--reason'));
  const reason = fc.option(fc.constant(hasReason ? ['--reason', 'why'] : []), { nil: [], freq: 4 });
  return fc
    .tuple(fc.tuple(...values), chosen(command.options, 4), chosen(globals, 14), usual, reason)
    .map(([given, own, global, common, why]) => [
      ...words,
      ...given.flat(),
      ...why,
      ...own,
      ...global,
      ...common.filter((flag) => flag !== '--yes' || command.options.some(({ flags }) => flags.startsWith('--yes'))),
    ]);
}

/** What happens to a line on its way. */
const slip = fc.record({
  how: fc.constantFrom('drop', 'double', 'swap', 'put', 'cut', 'typo', 'case'),
  at: fc.nat(),
  word: oddWord,
});

function slipped(line: readonly string[], { how, at, word }: { how: string; at: number; word: string }): string[] {
  const words = [...line];
  const spot = at % (words.length + 1);
  const here = words[spot] ?? '';
  if (how === 'put' || here === '') words.splice(spot, 0, word);
  else if (how === 'drop') words.splice(spot, 1);
  else if (how === 'double') words.splice(spot, 0, here);
  else if (how === 'swap') words.push(...words.splice(spot, 1));
  else if (how === 'cut') words[spot] = here.slice(0, Math.max(1, at % here.length));
  else if (how === 'typo') words[spot] = here.slice(0, 2) + here.slice(3);
  else words[spot] = here.toUpperCase();
  return words;
}

/** Nothing that is typed by chance leads out of the home. */
const tame = (line: readonly string[]): string[] =>
  line.map((word) => (/^[*A-Z]+ \/v1/.test(word) ? word : word.replaceAll('/', '')));

/** Whole errands, as people run them: what chance alone would seldom type. */
const ERRANDS = [
  'redemptions reverse --csv rows.csv --yes',
  'redemptions reverse --csv rows.csv --dry-run',
  'redemptions reverse --csv rows.csv --yes --rate 1000 --concurrency 2 --results out.csv',
  'redemptions reverse --csv rows.results.csv --yes --retry-refused',
  'redemptions reverse --csv bad.csv --skip-invalid --yes',
  'redemptions reverse --csv semi.csv --decimal-comma --reason why --yes --expect-total 1.50',
  'redemptions reverse --csv odd.csv --map redemption_id=Order_ref --yes',
  'redemptions reverse --csv - --batch-id piped --yes',
  `redemptions reverse ${id('0014')} --reason why --yes --expect-remaining 50.00`,
  `redemptions reverse ${ID} --quantity 1 --reason why --yes --idempotency-key k1`,
  `redemptions reverse ${id('0012')} --reason why --dry-run`,
  'batches show rows',
  'batches list',
  'batches resume rows --yes',
  'batches resume rows --force --retry-refused --yes',
  'batches results rows --results again.csv',
  'sandbox seed seed.json --yes',
  'sandbox seed bad.json --yes',
  'sandbox faults set http-500-after --times 1',
  'sandbox faults set commit-then-drop --times 2',
  'sandbox snapshot save one',
  'sandbox snapshot restore one --yes',
  'sandbox clock advance P30D',
  `sandbox credit --participant ${id('3001')} --program ${id('1001')} --asset ${id('2001')} --amount 5.00`,
  'sandbox export --format hledger',
  'sandbox export --format csv',
  'offline pull --redemptions rows.csv',
  `offline pull --participant ${id('3002')}`,
  `--mode offline redemptions reverse ${id('0012')} --amount 1.00 --reason why --yes`,
  '--mode offline redemptions reverse --csv rows.csv --yes',
  'offline status',
  'offline push --yes',
  'offline push --yes --force --accept-moved',
  'offline discard 1 --yes',
  'auth login --key-stdin --insecure-storage',
  'auth login --key-stdin',
  'auth status',
  'config set locale de-CH --profile eu',
  'config set profile eu',
  'completion complete -- redemptions get 550',
].map((words) => words.split(' ').map((word) => word.replaceAll('_ref', ' ref')));

const whole = await describe();
const leaves = (command: Described): Described[] =>
  command.subcommands === undefined || command.subcommands.length === 0
    ? [command]
    : command.subcommands.flatMap(leaves);

const sound = fc.oneof(
  ...leaves(whole).map((command) => ({
    weight: /reverse|explain|get|resume/.test(command.name) ? 8 : 2,
    arbitrary: lineOf(command, whole.options),
  })),
);

const errand = fc
  .tuple(fc.constantFrom(...ERRANDS), fc.subarray(['--json', '--no-input', '--verbose', '--quiet']))
  .map(([words, more]) => [...words, ...more]);

const slips = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(slip, { maxLength: 3 }) },
);

export const line: fc.Arbitrary<string[]> = fc
  .tuple(
    fc.oneof(
      { weight: 20, arbitrary: sound },
      { weight: 14, arbitrary: errand },
      { weight: 1, arbitrary: fc.array(oddWord, { maxLength: 5 }) },
    ),
    slips,
  )
  .map(([words, how]) => tame(how.reduce<string[]>(slipped, words)));

const scene: fc.Arbitrary<Scene> = fc.record({
  columns: fc.constantFrom(0, 0, 80, 20, 1, 200),
  env: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: fc.constant({ SCRIP_MODE: 'live', SCRIP_API_KEY: KEY, SCRIP_BASE_URL: 'http://localhost' }),
    },
    {
      weight: 1,
      arbitrary: fc.constant({ SCRIP_MODE: 'offline', SCRIP_API_KEY: KEY, SCRIP_BASE_URL: 'http://localhost' }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Record<string, string>>(
        { SCRIP_MODE: 'x' },
        { SCRIP_PROFILE: '__proto__' },
        { SCRIP_LOCALE: 'xx', NO_COLOR: '1' },
        { SCRIP_BASE_URL: 'nowhere', SCRIP_MODE: 'live', SCRIP_API_KEY: KEY },
        { SCRIP_TIMEOUT: '-1', FORCE_COLOR: '1', CI: '1' },
        { SCRIP_MODE: 'live', SCRIP_API_KEY: `${KEY}\n` },
      ),
    },
  ),
  hasPerson: fc.boolean(),
  api: fc.constantFrom('kind', 'kind', 'kind', 'gone', 'repeats', 'breaks'),
  stdin: fc.constantFrom(FILES['rows.csv'] ?? '', `${KEY}\n`, '', '\0'),
});

export const session: fc.Arbitrary<Session> = fc.record({
  scene,
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});

export const sessionNear = (one: Session, other: Session): fc.Arbitrary<Session> =>
  fc
    .tuple(
      fc.constantFrom(one.scene, other.scene),
      fc.nat(3),
      fc.array(slip, { maxLength: 2 }),
      fc.option(scene, { freq: 2 }),
      line,
    )
    .map(([same, spot, how, another, more]) => ({
      scene: another ?? same,
      lines: [...one.lines.slice(0, spot), ...other.lines.slice(spot), more]
        .slice(0, 4)
        .map((words, at) => (at === spot ? tame(how.reduce<string[]>(slipped, [...words])) : words)),
    }));
