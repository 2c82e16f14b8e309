#!/usr/bin/env node
// CommonJS, as package.json beside it says: the loader of ES modules takes Node 4 ms to start.
void require('../dist/cli/index.js').start(process);
