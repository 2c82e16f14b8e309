// Fuzzing for as long as one likes: `npm run proof -- fuzz --target csv --seconds 600 --seed 1`. main.ts says what it does.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./hooks.mjs', import.meta.url);
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
