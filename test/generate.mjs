// Writes what follows from the rules into package.json and package.nls*.json: the keys of the setting `gouji.rules`.
// With --test a stale file, though rewritten, counts as a failure: look at the difference and commit it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const rules = await loadRules();
const stale = [
  rewrite('package.json', (manifest) => {
    manifest.contributes.configuration.properties['gouji.rules'].properties = Object.fromEntries(
      rules.map(({ id, severity }) => [
        id,
        { enum: ['error', 'warning', 'info', 'hint', 'off'], default: severity, description: `%rule.${id}%` },
      ]),
    );
  }),
  rewrite('package.nls.json', (messages) => setTitles(messages, 'zh')),
  rewrite('package.nls.en.json', (messages) => setTitles(messages, 'en')),
].filter((path) => path !== undefined);
for (const path of stale) console.log(`rewritten: ${path}`);
if (process.argv.includes('--test') && stale.length > 0) process.exitCode = 1;

async function loadRules() {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-rules-'));
  const outfile = join(folder, 'rules.cjs');
  try {
    await build({
      entryPoints: ['server/src/rules/index.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile).rules;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function setTitles(messages, locale) {
  for (const key of Object.keys(messages)) if (key.startsWith('rule.')) delete messages[key];
  for (const { id, title } of rules) messages[`rule.${id}`] = title[locale];
}

/** The path, where the file had to be written. */
function rewrite(path, change) {
  const content = JSON.parse(readFileSync(path, 'utf8'));
  const before = JSON.stringify(content);
  change(content);
  if (JSON.stringify(content) === before) return undefined;
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}
