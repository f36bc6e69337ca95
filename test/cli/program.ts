import { buildSync } from 'esbuild';

// Node loads the extra certificates at every start, which takes longer than the test.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

export { env };

/** The command line as one file that Node runs, as `npm run build` makes it. */
export function buildProgram(outfile: string): void {
  buildSync({
    entryPoints: ['server/src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['gouji-source'],
    outfile,
    // Its CommonJS build cannot be bundled.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    define: { 'import.meta.url': '__filename' },
  });
}
