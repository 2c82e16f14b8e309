// Which names people give to a column of amounts or units, in the languages that exports come in, and which to numbers
// that are neither.
// A file of its own because it is words, and grows by words alone.
import { withoutBlanks } from './cell.js';

/** What a column that is not ours may hold instead. */
export type MeantColumn = 'amount' | 'quantity';

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
  сумма стоимость баллы 金額 金额 点数 ポイント 합계 금액`);

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

/** Of giving back. */
const REFUNDS = words(`
  refund refunds refunded refundable reverse reversal reversals reversed return returned returns rebate reimbursement
  reimbursed restore restored chargeback
  erstattung erstattet ruckerstattung ruckzahlung rueckzahlung rueckerstattung storno storniert
  remboursement rembourse
  reembolso reembolsado devolucion devuelto
  rimborso rimborsato storno
  terugbetaling retour teruggave
  estorno zwrot aterbetalning refusjon возврат 返金 退款 환불`);

/** What stands at the end of a name that is no amount, whatever comes before: `refund_id`, `value date`. */
const OTHERS = words(`
  id ids uuid guid no nr num number nummer code codes key ref reference sku ean gtin upc isbn barcode
  phone tel telephone telefon mobile fax zip postcode plz postal
  date datum day month year week time timestamp hour at on by from until
  line row index seq sequence position pos rank version level
  account konto iban customer member user participant order store shop branch ticket case invoice batch asset lot
  lat lon lng latitude longitude age percent pct rate
  type kind name status state currency ccy reason note notes comment text method channel flag policy`);

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

function isOneOf(word: string, list: ReadonlySet<string>): boolean {
  if (list.has(word)) return true;
  const start = AT_BEGINNINGS.exec(word)?.[0];
  if (start !== undefined && list.has(start)) return true;
  for (const end of IN_COMPOUNDS) if (list.has(end) && word.endsWith(end)) return true;
  return false;
}

/** What a column is by its name; undefined when the name does not say an amount or units. */
export function meantByName(name: string): MeantColumn | undefined {
  const all = wordsOf(name);
  if (isOther(all.at(-1))) return undefined;
  if (all.some((word) => isOneOf(word, UNITS))) return 'quantity';
  return all.some((word) => isOneOf(word, AMOUNTS)) || isOnlyRefund(all) ? 'amount' : undefined;
}

/** The same of a refund or a reversal: `refund_amount`, `Points reversed`, `Refund`; not `refund_id`. */
export function meantByRefundName(name: string): MeantColumn | undefined {
  return wordsOf(name).some((word) => isOneOf(word, REFUNDS)) ? meantByName(name) : undefined;
}

/** Whether numbers below this name are no amounts: ids, codes, phones, dates, flags. */
export function isNameOfOthers(name: string): boolean {
  const all = wordsOf(name);
  return isOther(all.at(-1)) || ['id', 'is', 'has'].includes(all[0] ?? '') || withoutBlanks(name).endsWith('#');
}

function isOther(word: string | undefined): boolean {
  return word !== undefined && OTHERS.has(word);
}

function isOnlyRefund(all: readonly string[]): boolean {
  return all.length > 0 && all.every((word) => isOneOf(word, REFUNDS) || ['to', 'the', 'of'].includes(word));
}
