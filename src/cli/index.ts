// The door of the command line: what bin/scrip.js loads. The build bundles all behind it; see .config/bundle.mjs.
export { composeContext } from './compose.js';
export { main } from './main.js';
