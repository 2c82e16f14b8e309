// A server that does as little as one can for a durable reversal: node:http, the body parsed, the rows of a reversal that
// was taken down from the engine written in one transaction, and a fixed answer. It checks and decides nothing.
// argv: the ledger's copy, the rows. Prints its address.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { deserialize } from 'node:v8';
import { openBareWriter } from './floors.mjs';

const [path, rows] = process.argv.slice(2);
const writes = deserialize(readFileSync(rows));
const writer = openBareWriter(path);
const ANSWER = JSON.stringify({
  amount: '30.00',
  created_at: '2026-11-23T12:00:00.000Z',
  id: '01a209ee-7bd4-762a-b89b-cbe9633a53c7',
  journal_entry_id: '01a209ee-7bd4-762a-b89b-cec44bfd423e',
  reason: 'The order was cancelled',
  redemption_id: '00000000-0000-4000-8004-000000000001',
});
let next = 0;

const server = createServer(async (request, response) => {
  JSON.parse(await text(request));
  const reversal = writes[next];
  next += 1;
  if (reversal !== undefined) writer.together([reversal]);
  response.writeHead(reversal === undefined ? 500 : 201, { 'content-type': 'application/json' });
  response.end(ANSWER);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
