// What a round begins with, a copy of the ledger and a file of rows, and what must be true when it has ended.
import { parse } from 'csv-parse/sync';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '../../support/served-sandbox.mjs';
import { compare } from './compare.mjs';

export function beginRound(template, folder) {
  copyFileSync(template.db, join(folder, 'ledger.db'));
  const lines = template.rows.map(({ redemption, amount, quantity, reason }) =>
    [redemption, amount, quantity, reason, '=kept'].join(','),
  );
  writeFileSync(join(folder, 'rows.csv'), `redemption_id,amount,quantity,reason,note\n${lines.join('\n')}\n`);
}

/** Everything that differs between the file, its results (which the journal wrote), the summary and the server. */
export async function differences(template, folder, url, summary) {
  const results = parse(readFileSync(join(folder, 'rows.results.csv')), { columns: true });
  const onServer = new Map();
  for (const id of template.redemptions) {
    const { data } = await call(url, 'GET', `/v1/redemptions/${id}/reversals?limit=200`);
    for (const reversal of data) onServer.set(reversal.reason, [...(onServer.get(reversal.reason) ?? []), reversal]);
  }
  const { ok } = await call(url, 'GET', '/_sandbox/verify');
  return compare(template.rows, results, onServer, summary).concat(ok ? [] : ['verify says no']);
}
