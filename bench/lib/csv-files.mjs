// Batch files as large as one likes.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { redemptionId } from './fill.mjs';

/** Rows of 1.00 each, redemption after redemption, round and round; a tenth of the rows has a cell in quotes. */
export async function writeCsv(path, rows, redemptions) {
  const file = createWriteStream(path);
  file.write('redemption_id,amount,reason,order\n');
  for (let n = 0; n < rows; n += 1) {
    const order = n % 10 === 0 ? `"order ${n}, kept"` : `order ${n} kept`;
    const row = `${redemptionId(n % redemptions)},1.00,The order was cancelled ${n},${order}\n`;
    if (!file.write(row)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
