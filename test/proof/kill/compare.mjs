// What a file asked for, what its results say, and what the server has: one row each, or something is wrong.

/** @param onServer - reversals by their reason */
export function compare(rows, results, onServer, summary) {
  const found = [];
  const say = (text) => found.push(text);
  if (results.length !== rows.length) say(`${results.length} result rows for ${rows.length}`);
  const counts = { applied: 0, replayed: 0, refused: 0, unknown: 0 };
  rows.forEach((row, n) => {
    const result = results[n] ?? {};
    const made = onServer.get(row.reason) ?? [];
    const status = result.scrip_status;
    counts[status] = (counts[status] ?? 0) + 1;
    const what = `${row.reason} (${status})`;
    if (result.reason !== row.reason || result.note !== "'=kept") say(`${what}: its own cells came back changed`);
    if (row.isTooMuch !== (status === 'refused')) say(`${what}: expected ${row.isTooMuch ? 'refused' : 'done'}`);
    if (made.length > 1) say(`${what}: DOUBLED, ${made.length} times on the server`);
    if (status === 'refused' && made.length > 0) say(`${what}: refused, and yet on the server`);
    if (status === 'refused') return;
    const [reversal] = made;
    if (reversal === undefined) say(`${what}: LOST, not on the server`);
    else if (reversal.id !== result.scrip_reversal_id) say(`${what}: the journal has another reversal id`);
    else if (reversal.amount !== result.scrip_amount) say(`${what}: the journal has another amount`);
    else if (reversal.redemption_id !== row.redemption) say(`${what}: on another redemption`);
  });
  for (const reason of onServer.keys())
    if (!rows.some((row) => row.reason === reason)) say(`${reason}: not of this file`);
  for (const [status, count] of Object.entries(counts)) {
    if (summary[status] !== count) say(`summary: ${status} ${summary[status]}, results say ${count}`);
  }
  return found;
}
