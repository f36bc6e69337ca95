#!/usr/bin/env node
import { nodeIo } from './node-io.js';
import { run } from './run.js';

run(process.argv.slice(2), nodeIo()).then((status) => {
  // Not process.exit: what is still on its way to a pipe would be lost.
  process.exitCode = status;
});
