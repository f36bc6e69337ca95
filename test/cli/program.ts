import { writeFileSync } from 'node:fs';
import { buildSync } from 'esbuild';

// Node loads the extra certificates at every start, which takes longer than the test.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

export { env };

const MAIN = 'server/src/cli/main.ts';
const built = new Map<string, Uint8Array>();

/** The command line as one file that Node runs, as `npm run build` makes it; made once for all tests of a process. */
export function buildProgram(outfile: string, entry = MAIN): void {
  const program = built.get(entry) ?? bundled(entry);
  built.set(entry, program);
  writeFileSync(outfile, program);
}

function bundled(entry: string): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['gouji-source'],
    minify: true,
    write: false,
    // Its CommonJS build cannot be bundled.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    define: { 'import.meta.url': '__filename' },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new RangeError('nothing was built');
  return file.contents;
}
