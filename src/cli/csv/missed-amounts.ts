// A row without an amount and a quantity reverses all that remains. So a file is stopped when its amounts may be in a column
// that is not read. Source: decision D47.
// A file of its own because it looks at the file as a whole, while the reader looks at one row after the other.
import { excerpt, standsForNothing, withoutBlanks } from './cell.js';
import { mapFlag } from './header.js';
import { CsvError, type CsvHead, type CsvOptions, type CsvRow } from './types.js';

/** What a file does with its columns. */
export interface ColumnUse {
  /** Our column -> the name of it in the file. */
  readonly bound: CsvHead['used'];
  /** All others, which come back in the results. */
  readonly kept: readonly string[];
}

export function columnUse({ columns, used }: Pick<CsvHead, 'columns' | 'used'>): ColumnUse {
  const taken = new Set(Object.values(used));
  return { bound: used, kept: columns.filter((name) => !taken.has(name)) };
}

export interface AmountWatch {
  /** Looks at the rows of the file, in its order. */
  rows(rows: readonly CsvRow[]): void;
  /** Why rows may reverse more than is meant; undefined when there is no sign of it. */
  missed(): CsvError | undefined;
}

export interface WatchOptions extends Pick<CsvOptions, 'map'> {
  /** Rows without amount and quantity are meant so. */
  readonly full?: boolean;
}

/** A column of the file that is not ours, and what was seen in it. Memory does not grow with the file. */
interface KeptColumn {
  readonly name: string;
  readonly at: number;
  filled: number;
  /** Of the filled ones: how programs and people write that there is nothing. */
  nothings: number;
  numbers: number;
}

/** @throws CsvError when the header alone says that the amounts may be in another column */
export function watchAmounts(head: CsvHead, options: WatchOptions): AmountWatch {
  const { columns, used } = head;
  const kept = columnUse(head)
    .kept.filter((name) => !/^scrip_/i.test(withoutBlanks(name)))
    .map((name) => ({ name, at: columns.indexOf(name), filled: 0, nothings: 0, numbers: 0 }));
  const rival = rivalOf(head, options, kept);
  if (rival !== undefined) throw rival;
  const ours = [used.amount, used.quantity].map((name) => (name === undefined ? -1 : columns.indexOf(name)));
  let asking = 0;
  let full = 0;
  let firstFull = 0;
  const look = ({ line, cells, fields }: CsvRow): void => {
    if (cells.length !== columns.length) return;
    if (ours.some((at) => isFilled(cells[at]))) asking += 1;
    else if (fields !== undefined) {
      full += 1;
      if (full === 1) firstFull = line;
    }
    // Once a row of the file says an amount, the columns are known.
    if (asking === 0) for (const column of kept) lookAt(column, cells[column.at]);
  };
  return {
    rows: (rows) => {
      if (options.full !== true) rows.forEach(look);
    },
    missed: () => {
      if (full === 0) return undefined;
      return asking > 0 ? leftEmpty(head, { asking, full, firstFull }) : passedOver(kept.filter(isSuspect));
    },
  };
}

function lookAt(column: KeptColumn, cell: string | undefined): void {
  if (!isFilled(cell)) return;
  column.filled += 1;
  if (standsForNothing(cell) || !/[\p{L}\p{N}]/u.test(cell)) column.nothings += 1;
  else if (isNumber(cell)) column.numbers += 1;
}

function isFilled(cell: string | undefined): cell is string {
  return cell !== undefined && withoutBlanks(cell) !== '';
}

/** Whole numbers with more digits than any amount has are ids, phone numbers or times. */
const LONGEST_WHOLE = 8;

/** What may stand before and behind a number: currencies, units and remarks. */
const BEFORE = /^(?:[A-Z]{3}(?=[\s\d])|(?:rs|kr|fr|us|r)(?=[.\s$\d])\.?|[x×](?=\d))/iu;
const BEHIND = /(?<=\d)(?:[.,]?\s*(?:\p{L}{2,12}\s){0,2}\p{L}{2,12}\.?|[x×])$/u;

/** A number as people and spreadsheets write them, with its sign, grouping and currency; not 00123, which is a code. */
function isNumber(cell: string): boolean {
  if (cell.length > 40) return false;
  const bare = withoutBlanks(cell.normalize('NFKC'))
    .replaceAll(/\p{Sc}|[+\-\u2010-\u2015\u2212()'’_~≈*=<>]|\s*\(\D*\)$/gu, '')
    .trim()
    .replace(BEFORE, '')
    .replace(BEHIND, '')
    .replaceAll(/\s/g, '')
    .replaceAll(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : '1'))
    .replaceAll(/[\u066b\u066c]/g, '.');
  if (/^(?:19|20)\d{2}[01]\d[0-3]\d$/.test(bare) || /^0\d/.test(bare)) return false;
  return /^\d*(?:[.,]\d+)*[.,]?(?:e\d{1,2})?$/i.test(bare) && /\d/.test(bare) && !isLongWhole(bare);
}

function isLongWhole(bare: string): boolean {
  return /^\d+$/.test(bare) && bare.length > LONGEST_WHOLE;
}

/** Nearly all of its cells are numbers. */
const NEARLY_ALL = 0.9;

function isSuspect({ name, filled, nothings, numbers }: KeptColumn): boolean {
  if (filled === 0) return false;
  if (meantByName(name) !== undefined) return true;
  return numbers > 0 && !isNameOfOthers(name) && numbers >= (filled - nothings) * NEARLY_ALL;
}

/** Names and flags in one message. */
const MOST_NAMES = 5;
const MOST_FLAGS = 3;

function passedOver(suspects: readonly KeptColumn[]): CsvError | undefined {
  if (suspects.length === 0) return undefined;
  const byLikeness = [...suspects].sort((one, other) => likeness(other.name) - likeness(one.name));
  const names = byLikeness.map(({ name }) => name);
  const flags = names.slice(0, MOST_FLAGS).map((name) => mapFlag(meantByName(name) ?? 'amount', name));
  const looks = names.length === 1 ? 'looks like an amount or a quantity' : 'look like amounts or quantities';
  return new CsvError('amount_missed', `every row would reverse all that remains, but ${inQuotes(names)} ${looks}`, {
    hint: `if it says how much: ${flags.join(' or ')}; if all that remains is meant: --full`,
  });
}

function likeness(name: string): number {
  if (meantByRefundName(name) !== undefined) return 2;
  return meantByName(name) === undefined ? 0 : 1;
}

function leftEmpty(
  { used }: CsvHead,
  { asking, full, firstFull }: { readonly asking: number; readonly full: number; readonly firstFull: number },
): CsvError {
  const names = [used.amount, used.quantity].filter((name) => name !== undefined);
  const rows = full === 1 ? '1 row says' : `${full} rows say`;
  return new CsvError(
    'amount_missed',
    `${rows} nothing in ${inQuotes(names)} and would reverse all that remains (the first is line ${firstFull}), while ${asking === 1 ? '1 row says' : `${asking} rows say`} how much`,
    { hint: 'write how much into every row; if all that remains is meant where it is empty: --full' },
  );
}

/** A kept column that is called like a refund's amount beside one that was taken for it by its name alone. */
function rivalOf({ used }: CsvHead, { map }: WatchOptions, kept: readonly KeptColumn[]): CsvError | undefined {
  const taken = (['amount', 'quantity'] as const).filter((column) => used[column] !== undefined);
  const [column] = taken;
  if (column === undefined || map?.amount !== undefined || map?.quantity !== undefined) return undefined;
  const ours = used[column] ?? '';
  const rivals = kept.flatMap(({ name }) => {
    const meant = meantByRefundName(name);
    return meant === undefined ? [] : [{ name, meant }];
  });
  const [rival] = rivals;
  if (rival === undefined) return undefined;
  const names = rivals.map(({ name }) => name);
  return new CsvError(
    'amount_missed',
    `${excerpt(ours)} was taken for the ${column}, but ${inQuotes(names)} may be what is to be reversed`,
    { hint: `say which one it is: ${mapFlag(rival.meant, rival.name)} or ${mapFlag(column, ours)}` },
  );
}

/** "Total", "Qty" and "Value"; of many the first ones. */
function inQuotes(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(excerpt);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

// Which names people give to a column of amounts or units, in the languages that exports come in, and which to numbers
// that are neither.

/** What a column that is not ours may hold instead. */
type MeantColumn = 'amount' | 'quantity';

/** Of value. */
const AMOUNTS = words(`
  amount amounts amt sum total totals subtotal value price cost points pts credits payout payback cashback
  betrag betrage summe gesamt gesamtbetrag wert preis punkte gutschrift guthaben
  montant somme valeur prix
  importe monto valor precio puntos suma
  importo valore prezzo punti somma totale
  bedrag waarde punten totaal prijs
  quantia preco pontos montante
  kwota suma wartosc punkty
  belopp belob belop poang poeng
  сумма стоимость баллы
  金額 金额 額 额 点数 ポイント 합계 금액`);

/** Of units. */
const UNITS = words(`
  quantity quantities qty qnty quant units count pieces pcs
  menge anzahl stuck stueck stuckzahl
  quantite unites
  cantidad unidades
  quantita pezzi
  aantal stuks
  quantidade
  ilosc antal mengde
  количество 数量 個数 수량`);

/** Of refunds and reversals. */
const REFUNDS = words(`
  refund refunds refunded refundable reverse reversal reversals reversed return returned returns rebate reimbursement
  reimbursed restore restored chargeback giveback
  erstattung erstattet erstatten ruckerstattung ruckzahlung rueckzahlung rueckerstattung ruckerstattet rueckerstattet
  storno storniert
  remboursement rembourse remb
  reembolso reembolsado devolucion devuelto
  rimborso rimborsato storno
  terugbetaling retour teruggave
  estorno zwrot aterbetalning refusjon возврат 返金 退款 환불`);

/** What was decided upon, where the name says an amount or units too: `approved amount`. */
const DECIDED = words(`back approved corrected adjusted agreed granted genehmigt korrigiert`);

/** What stands at the end of a name that is no amount, whatever comes before: `refund_id`, `value date`. */
const OTHERS = words(`
  id ids uuid guid no nr num number nummer code codes key ref reference sku ean gtin upc isbn barcode
  phone tel telephone telefon mobile fax zip postcode plz postal
  date datum day month year week time timestamp hour at on by from until
  line row index seq sequence position pos rank version level iban
  lat lon lng latitude longitude age percent pct rate flag policy reason`);

/** The same, but below it numbers may be amounts when the name says so elsewhere: `Total order`, `Points per member`. */
const ABOUT = words(`
  account konto customer member user participant order store shop branch ticket case invoice batch asset lot
  type kind name status state currency ccy note notes comment text method channel`);

/** Beside a word for a refund: `to be refunded`, `refund (EUR)`. */
const FILLERS = words(`to the of be is eur usd gbp chf cad aud jpy sek nok dkk pln czk brl mxn inr cny`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** "RefundAmount (EUR)" in words: refund, amount, eur; without accents, because exports lose them. */
function wordsOf(name: string): string[] {
  return withoutBlanks(name)
    .slice(0, 200)
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/ł/g, 'l')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/ß/g, 'ss')
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** What is found at the end of longer words too (Erstattungsbetrag), and some at their beginning too (refundamount). */
const IN_COMPOUNDS = words(`
  betrag summe wert menge anzahl punkte erstattung zahlung montant importe bedrag belopp
  amount quantity points total refund`);
const AT_BEGINNINGS =
  /^(?:amount|quantity|points|total|refund|reversal|return|r[ue]*ckerstattung|r[ue]*ckzahlung|erstattung|storno)/;

/** Written without blanks between words: 返金額 is a refund and an amount. */
const UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u;

function isOneOf(word: string, list: ReadonlySet<string>): boolean {
  if (list.has(word)) return true;
  const start = AT_BEGINNINGS.exec(word)?.[0];
  if (start !== undefined && list.has(start)) return true;
  for (const end of IN_COMPOUNDS) if (list.has(end) && word.endsWith(end)) return true;
  return UNSPACED.test(word) && [...list].some((part) => UNSPACED.test(part) && word.includes(part));
}

/** What a column is by its name; undefined when the name does not say an amount or units. */
function meantByName(name: string): MeantColumn | undefined {
  const all = wordsOf(name);
  const last = all.at(-1) ?? '';
  if (OTHERS.has(last) || ABOUT.has(last)) return undefined;
  if (all.some((word) => isOneOf(word, UNITS))) return 'quantity';
  return all.some((word) => isOneOf(word, AMOUNTS)) || isOnlyRefund(all) ? 'amount' : undefined;
}

/** The same of what is to be reversed: `refund_amount`, `Points reversed`, `Refund`, `approved amount`; not `refund_id`. */
function meantByRefundName(name: string): MeantColumn | undefined {
  const meant = meantByName(name);
  return wordsOf(name).some((word) => isOneOf(word, REFUNDS) || DECIDED.has(word)) ? meant : undefined;
}

/** Whether numbers below this name are no amounts: ids, codes, phones, dates, flags. */
function isNameOfOthers(name: string): boolean {
  const all = wordsOf(name);
  const last = all.at(-1) ?? '';
  if (OTHERS.has(last) || ['id', 'is', 'has'].includes(all[0] ?? '') || withoutBlanks(name).endsWith('#')) return true;
  return ABOUT.has(last) && !all.some((word) => isOneOf(word, AMOUNTS) || isOneOf(word, UNITS));
}

function isOnlyRefund(all: readonly string[]): boolean {
  const said = all.filter((word) => !FILLERS.has(word));
  return said.length > 0 && said.every((word) => isOneOf(word, REFUNDS));
}
