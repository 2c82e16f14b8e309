#!/usr/bin/env node
import { composeContext, main } from '../dist/cli/index.js';

process.exitCode = await main(process.argv.slice(2), composeContext(process.env));
