// The journal as hledger reads it: an independent program can then add up every account. Signs are ours: what a
// participant has is positive.
import { formatAmount } from '../../../sdk/money.js';
import { toTimestamp, type Head, type LedgerDeps, type PostingLine } from '../tx.js';
import type { ExportedRow } from './entries.js';

interface Commodity {
  readonly symbol: string;
  readonly scale: number;
}

export function hledgerHead({ store }: LedgerDeps, head: Head): string {
  const assets = store.read(() => store.sql('SELECT symbol, scale FROM assets ORDER BY seq').all()) as Commodity[];
  return [
    `; The journal of a scrip sandbox, ${head.seq} entries, head ${head.hash}`,
    '; Accounts: participants:<external id>:<asset>:<bucket>[:<lot>], system:<account>, programs:<id>, entities:<id>',
    // Without it "1.000" could be a thousand.
    'decimal-mark .',
    // With its point, because hledger takes the number of digits behind it for the commodity's own.
    ...assets.map(({ symbol, scale }) => `commodity 1000.${'0'.repeat(scale)} "${symbol}"`),
    '',
    '',
  ].join('\n');
}

export function hledgerTransaction(row: ExportedRow): string {
  const time = toTimestamp(row.created_at);
  const tags = [
    ['entry', row.id],
    ['time', time],
    ['participant', row.participant_id],
    ['redemption', row.redemption_id],
    ['reversal', row.reversal_id],
  ].flatMap(([name, value]) => (value === null ? [] : [`    ; ${String(name)}:${String(value)}\n`]));
  const lines = (JSON.parse(row.postings) as PostingLine[]).map(
    (line) => `    ${accountOf(row, line)}  ${formatAmount(BigInt(line.amount), row.scale)} "${row.symbol}"\n`,
  );
  const what = [row.action_type, describe(row.description)].join(' | ').trimEnd();
  return `${time.slice(0, 10)} * (${row.seq}) ${what}\n${tags.join('')}${lines.join('')}\n`;
}

function accountOf({ external_id, symbol }: ExportedRow, line: PostingLine): string {
  const { entity_type: type, entity_id: id, bucket, lot_id } = line;
  if (type === 'PARTICIPANT') {
    const lot = lot_id === null ? [] : [lot_id];
    return ['participants', named(external_id), symbol, (bucket ?? '').toLowerCase(), ...lot].join(':');
  }
  if (type === 'PROGRAM') return `programs:${id ?? ''}`;
  if (type === 'LEDGER_ENTITY') return `entities:${id ?? ''}`;
  return `system:${type.replace(/^SYSTEM_/, '').toLowerCase()}`;
}

/**
 * A name as a part of an account: what is neither a letter nor a digit, nor harmless, is written as its bytes in
 * hexadecimal, so that no two names become the same.
 */
function named(text: string): string {
  return text.replace(/[^\p{L}\p{N}._@-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/** A description on its line: a semicolon would begin a comment, and what cannot be seen could end the line. */
function describe(text: string): string {
  return text.replace(/[;\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (character === ';' ? ',' : ' '));
}
