import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { follow } from './report.js';

/**
 * VS Code calls this in its extension host, in the desktop and in code-server alike.
 * The outcome goes to the file named in SUITE_REPORT, after every test, so that a host that dies leaves its trace.
 * SUITE_GREP: only the tests with these words in their titles.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, forbidOnly: true, reporter: 'min' });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  if (process.env.SUITE_GREP) mocha.grep(process.env.SUITE_GREP);
  const path = process.env.SUITE_REPORT;
  await follow(
    (done) => mocha.run(done),
    (report) => {
      if (path !== undefined) writeFileSync(path, report);
    },
  );
}
