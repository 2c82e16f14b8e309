// One of several processes that reverse the same redemption on the same file as fast as they can.
// argv: file, redemption id, amount, attempts, label. Prints what it was answered, as JSON.
import { createLocalEngine } from '../../dist/local-engine/index.js';

const [path, redemption, amount, attempts, label] = process.argv.slice(2);
const engine = createLocalEngine({ path, onBug: (error) => console.error(error) });
const answers = {};
for (let n = 0; n < Number(attempts); n += 1) {
  const response = await engine.fetch(
    new Request(`http://sandbox/v1/redemptions/${redemption}/reverse`, {
      method: 'POST',
      headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'race', amount, idempotency_key: `${label}-${n}` }),
    }),
  );
  const { code } = await response.json();
  const what = code ?? String(response.status);
  answers[what] = (answers[what] ?? 0) + 1;
}
engine.close();
process.stdout.write(JSON.stringify(answers));
