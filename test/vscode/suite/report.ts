import type { Runner } from 'mocha';

interface Result {
  readonly title: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly error?: string;
}

/** Has the tests run, and writes down the outcome after every one of them. Rejects unless all have passed. */
export async function follow(run: (done: () => void) => Runner, write: (report: string) => void | Promise<void>): Promise<void> {
  const results: Result[] = [];
  let written = Promise.resolve();
  const report = (finished: boolean) => {
    const text = JSON.stringify({ finished, results });
    written = written.then(() => write(text));
  };
  report(false);
  await new Promise<void>((resolve) => {
    const runner = run(resolve);
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
  await written;
  const failed = results.filter(({ ok }) => !ok).length;
  if (failed > 0 || results.length === 0) throw new Error(`${failed} tests failed, ${results.length - failed} passed`);
}
