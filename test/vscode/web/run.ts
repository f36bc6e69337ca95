import { writeOutside } from '../suite/drafts.js';
import { follow } from '../suite/report.js';

/** VS Code calls this in the extension host that is a worker in a browser; `setup.ts` and the tests have been loaded before. */
export function run(): Promise<void> {
  if (process.env.SUITE_GREP) mocha.grep(process.env.SUITE_GREP);
  const path = process.env.SUITE_REPORT ?? '';
  return follow(
    (done) => mocha.run(done),
    (report) => writeOutside(path, report),
  );
}
