#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { serveThread } from './batch/thread.js';
import { engine } from './engine.js';
import { nodeIo } from './node-io.js';
import { run } from './run.js';

if (isMainThread) {
  run(process.argv.slice(2), nodeIo(__filename)).then((status) => {
    // Not process.exit: what is still on its way to a pipe would be lost.
    process.exitCode = status;
  });
} else {
  serveThread(engine, nodeIo(__filename));
}
