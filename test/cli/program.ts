import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

// Node loads the extra certificates at every start, which takes longer than the test.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

export { env };

/** The command line as one file that Node runs, as `npm run build` makes it; made once, beside the tests, by test/unit/bundle.mjs. */
export function buildProgram(outfile: string): void {
  copyFileSync(join(__dirname, 'cli.js'), outfile);
}
