import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What a TypeScript file exports, bundled and run. A file that does not build, or throws, is one plain sentence, not a trace. */
export async function load(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-load-'));
  const outfile = join(folder, 'bundle.cjs');
  try {
    await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'silent', sourcemap: 'inline' });
    return createRequire(import.meta.url)(outfile);
  } catch (error) {
    const [first] = error.errors ?? [];
    const place = first?.location ? `${first.location.file}:${first.location.line}: ` : `${entry}: `;
    throw new Error(`${place}${first?.text ?? error.message}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a tool of the house: what it complains of is printed without a trace, and it fails. */
export async function run(tool) {
  try {
    await tool();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
