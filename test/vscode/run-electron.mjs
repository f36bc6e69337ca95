// Runs the compiled suite by @vscode/test-electron in the VS Code named in VSCODE_EXECUTABLE_PATH.
//   node run-electron.mjs <extension folder> <suite.js> <workspace> [locale]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';

const [dev, tests, folder] = process.argv.slice(2, 5).map((path) => resolve(path));
const locale = process.argv[5] ?? 'en';
const profile = mkdtempSync(join(tmpdir(), 'gouji-desktop-'));
let code = 1;
try {
  code = await runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE_PATH,
    extensionDevelopmentPath: dev,
    extensionTestsPath: tests,
    launchArgs: [folder, '--disable-extensions', `--locale=${locale}`, `--user-data-dir=${profile}`],
  });
} catch (error) {
  console.error(String(error));
} finally {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(code);
