// Begins a rule: node test/new-rule.mjs cell-value. Writes its file with an example and a damaged draft, and what follows from them.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { load, run } from './generate/load.mjs';

await run(async () => {
  const [id, ...rest] = process.argv.slice(2);
  if (id === undefined || rest.length > 0) throw new Error('usage: npm run new-rule ID');
  const { newRule } = await load('test/generate/rule-template.ts');
  const { ruleIds } = await load('test/generate/rule-files.ts');
  const files = newRule(id, ruleIds());
  const taken = files.find(({ path }) => existsSync(path));
  if (taken !== undefined) throw new Error(`${taken.path} is there already`);
  for (const { path, text } of files) writeFileSync(path, text, { flag: 'wx' });
  for (const { path } of files) console.log(`written: ${path}`);
  const { status } = spawnSync(process.execPath, ['test/generate.mjs'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  console.log(`Write the rule and its draft, then: node test/run.mjs unit rules. Until then the tests say what is missing.`);
});
