// A server that does as little as one can for a durable reversal: node:http, the body parsed, the rows of a reversal that
// was taken down from the engine written in a transaction, and a fixed answer after the commit. It checks and decides
// nothing. The log goes into the file in the commit that finds it long, as SQLite does it by itself.
// argv: the checkout of the build, the ledger's copy, the rows, and "each" for a commit for each request or "grouped" for
// one for all that have come meanwhile. Prints its address.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { deserialize } from 'node:v8';
import { openBuild } from './build.mjs';
import { bareWriterOf } from './floors.mjs';

const [root, path, rows, commits] = process.argv.slice(2);
const { texts, reversals } = deserialize(readFileSync(rows));
const openBareWriter = await bareWriterOf(openBuild(root));
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
let waiting = [];

const server = createServer(async (request, response) => {
  JSON.parse(await text(request));
  const reversal = reversals[next]?.map(([which, args]) => ({ text: texts[which], args }));
  next += 1;
  if (reversal === undefined) answer(response, 500);
  else if (commits === 'each') {
    writer.together([reversal]);
    answer(response, 201);
  } else {
    waiting.push({ reversal, response });
    if (waiting.length === 1) setImmediate(commitWaiting);
  }
});

function commitWaiting() {
  const group = waiting;
  waiting = [];
  writer.together(group.map(({ reversal }) => reversal));
  for (const { response } of group) answer(response, 201);
}

function answer(response, status) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(ANSWER);
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
