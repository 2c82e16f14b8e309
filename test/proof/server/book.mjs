// What was asked of servers and what they answered, key by key; and whether a ledger agrees with it.

/** How many of the requests repeat an earlier key, word for word. */
const REPEATED = 0.1;

export function createBook({ random, redemptions }) {
  const entries = [];
  const complaints = [];
  const oneOf = (list) => list[Math.floor(random() * list.length)];
  const add = () => {
    const n = entries.length;
    const amount = `${Math.floor(random() * 10)}.${1 + Math.floor(random() * 9)}${Math.floor(random() * 10)}`;
    // The reason is the key, so that a reversal tells which request it comes from.
    const entry = { key: `load-${n}`, redemption: oneOf(redemptions), amount, sent: 0, unanswered: 0 };
    entries.push(entry);
    return entry;
  };
  return {
    entries,
    /** Everything that no server should have answered, in words. */
    complaints,
    /** The next request to send. */
    next: () => {
      const entry = entries.length > 0 && random() < REPEATED ? oneOf(entries) : add();
      entry.sent += 1;
      return entry;
    },
    /** @param answer - status and text; undefined when none came */
    note: (entry, answer) => {
      if (answer === undefined) entry.unanswered += 1;
      else complaints.push(...accept(entry, answer));
    },
  };
}

function accept(entry, { status, text }) {
  const { key } = entry;
  if (status !== 200 && status !== 201) return [`${key}: answered ${status} ${text.slice(0, 300)}`];
  if (entry.text !== undefined && entry.text !== text) return [`${key}: answered otherwise than the first time`];
  entry.text = text;
  if (status === 200) return [];
  if (entry.isCreated) return [`${key}: DOUBLED, created twice`];
  entry.isCreated = true;
  return [];
}

/** Compares the book with what `readLedger` found. Keys without an answer may have had an effect, or none. */
export function audit(entries, ledger) {
  const count = { answered: 0, unknown: 0, arrived: 0, lost: 0, doubled: 0 };
  const complaints = [];
  const made = new Map();
  for (const { id, reversals } of ledger)
    for (const reversal of reversals) {
      if (reversal.redemption_id !== id) complaints.push(`${reversal.id}: listed under ${id}, but of another`);
      made.set(reversal.reason, [...(made.get(reversal.reason) ?? []), reversal]);
    }
  for (const { key, redemption, amount, text } of entries) {
    const found = made.get(key) ?? [];
    made.delete(key);
    if (found.length > 1) {
      count.doubled += 1;
      complaints.push(`${key}: DOUBLED, ${found.length} reversals`);
    }
    const [reversal] = found;
    if (reversal !== undefined && (reversal.amount !== amount || reversal.redemption_id !== redemption))
      complaints.push(`${key}: asked for ${amount} of ${redemption}, and got ${JSON.stringify(reversal)}`);
    if (text === undefined) {
      count.unknown += 1;
      if (reversal !== undefined) count.arrived += 1;
      continue;
    }
    count.answered += 1;
    if (reversal === undefined) {
      count.lost += 1;
      complaints.push(`${key}: LOST, answered ${text}`);
    } else if (JSON.stringify(reversal) !== JSON.stringify(JSON.parse(text)))
      complaints.push(`${key}: answered ${text}, and the ledger has ${JSON.stringify(reversal)}`);
  }
  for (const key of made.keys()) complaints.push(`${key}: nobody asked for it`);
  for (const { id, reversed_amount, reversals } of ledger) {
    const sum = reversals.reduce((total, { amount }) => total + cents(amount), 0n);
    if (sum !== cents(reversed_amount)) complaints.push(`${id}: ${reversed_amount} reversed, its reversals say ${sum}`);
  }
  return { count, complaints };
}

/** What was answered as done, in hundredths. */
export function answeredSum(entries) {
  return entries.reduce((total, { amount, text }) => (text === undefined ? total : total + cents(amount)), 0n);
}

export function ledgerSum(ledger) {
  return ledger.reduce((total, { reversed_amount }) => total + cents(reversed_amount), 0n);
}

/** An amount of scale 2. */
function cents(amount) {
  return BigInt(amount.replace('.', ''));
}
