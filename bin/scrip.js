#!/usr/bin/env node
// CommonJS, as package.json beside it says: the loader of ES modules takes Node 4 ms to start.
const { composeContext, main } = require('../dist/cli/index.js');

// What Node ends an ES module with that ends before it is done: it must not look like a success.
process.exitCode = 13;
void main(process.argv.slice(2), composeContext(process.env)).then((code) => {
  process.exitCode = code;
});
