import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundledForNode } from '../bundled-options.mjs';

/** How the command line becomes one file, as `npm run build` makes it. */
const COMMAND_LINE = {
  entryPoints: ['server/src/cli/main.ts'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  conditions: ['gouji-source'],
  minify: true,
  // Its CommonJS build cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  define: { 'import.meta.url': '__filename' },
};
/** A file of tests that starts the command line. */
const STARTS_IT = /^import .* from '\.\/program\.js';$/m;

/**
 * One program that holds all files of tests and one core for all; each is loaded when it is asked for by its path. With them what tests
 * run by itself (*.program.ts): the bundle started with such a path. Beside it, where a test starts it, the command line: cli.js.
 */
export async function bundle(files, outdir) {
  const entry = join(outdir, 'entry.cjs');
  const outfile = resolve(outdir, 'tests.cjs');
  const programs = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.program.ts'));
  const loads = [...files, ...programs].map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(resolve(path))}),\n`);
  // The same texts in each run: what fails has been broken by a change. GOUJI_SEED=7 for others.
  const seed = `require('fast-check').configureGlobal({ seed: ${Number(process.env.GOUJI_SEED ?? 1)} });\n`;
  const starts = 'if (require.main === module) module.exports[process.argv[2]]();\n';
  writeFileSync(entry, `module.exports = {\n${loads.join('')}};\n${seed}${starts}`);
  const tests = { entryPoints: [entry], outfile, ...bundledForNode, sourcemap: true, sourcesContent: false };
  const startsIt = files.some((path) => STARTS_IT.test(readFileSync(path, 'utf8')));
  const commandLine = { ...COMMAND_LINE, outfile: resolve(outdir, 'cli.js') };
  await Promise.all([build(tests), ...(startsIt ? [build(commandLine)] : [])]);
  return outfile;
}
