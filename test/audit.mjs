// Known weaknesses of what is shipped: node test/audit.mjs. What is only used to build and test is listed, and fails nothing.
// Without a network, or where the registry answers no such question, it says so and ends well: that is no fault of this software.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { shippedPackages } from './generate/notices.mjs';

const LIMIT_MS = 30_000;
const GRAVE = ['high', 'critical'];

const { report, reason } = ask();
if (report === undefined) console.log(`left out: the audit of dependencies: ${reason}`);
else judge(report, new Set(await shippedPackages()));

function ask() {
  const npm = join(dirname(process.execPath), process.platform === 'win32' ? 'npm.cmd' : 'npm');
  const args = ['audit', '--json', '--fetch-retries=0', `--fetch-timeout=${LIMIT_MS / 2}`];
  const { error, stdout, stderr } = spawnSync(npm, args, { encoding: 'utf8', timeout: LIMIT_MS, shell: process.platform === 'win32' });
  if (error !== undefined) return { reason: error.message };
  try {
    const report = JSON.parse(stdout);
    if (report.vulnerabilities !== undefined) return { report };
    return { reason: report.message ?? report.error?.summary ?? 'npm gave no report' };
  } catch {
    return { reason: stderr.trim().split('\n')[0] || 'npm gave no report' };
  }
}

function judge({ vulnerabilities }, shipped) {
  const found = Object.values(vulnerabilities);
  for (const { name, severity } of found)
    console.log(`${shipped.has(name) ? 'shipped' : 'only for building and testing'}: ${name}: ${severity}`);
  const grave = found.filter(({ name, severity }) => shipped.has(name) && GRAVE.includes(severity));
  console.log(`audit: ${shipped.size} packages shipped, ${grave.length} of them with a grave weakness; ${found.length} findings in all`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}
