#!/usr/bin/env node
import { composeContext } from '../dist/cli/compose.js';
import { main } from '../dist/cli/main.js';

process.exitCode = await main(process.argv.slice(2), composeContext(process.env));
