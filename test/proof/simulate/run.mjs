// Operators on several machines and one server, on virtual time: `npm run proof -- simulate --seed 1 --seeds 100`.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('../fuzz/hooks.mjs', import.meta.url);
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
