import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

interface Result {
  readonly title: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly error?: string;
}

/**
 * VS Code calls this in its extension host, in the desktop and in code-server alike.
 * The outcome goes to the file named in SUITE_REPORT, after every test, so that a host that dies leaves its trace.
 * SUITE_GREP: only the tests with these words in their titles.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, forbidOnly: true, reporter: 'min' });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  if (process.env.SUITE_GREP) mocha.grep(process.env.SUITE_GREP);
  const results: Result[] = [];
  const report = (finished: boolean) => {
    const path = process.env.SUITE_REPORT;
    if (path !== undefined) writeFileSync(path, JSON.stringify({ finished, results }));
  };
  report(false);
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    const add = (title: string, ms: number, error?: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push(error === undefined ? { title, ok: true, ms } : { title, ok: false, ms, error: reason });
      report(false);
    };
    runner.on('pass', (test) => add(test.fullTitle(), test.duration ?? 0));
    runner.on('fail', (test, error) => add(test.fullTitle(), test.duration ?? 0, error));
    runner.on('pending', (test) => add(test.fullTitle(), 0, new Error('a test of this suite may not be skipped')));
  });
  report(true);
  const failed = results.filter(({ ok }) => !ok).length;
  if (failed > 0 || results.length === 0) throw new Error(`${failed} tests failed, ${results.length - failed} passed`);
}
