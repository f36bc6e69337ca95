/**
 * How well the rules do: drafts without fault, drafts with one fault each, real reports with hand-checked truth. Prints
 * Markdown. Arguments: folders with a key.json; --errors FILE FOLDER, --seed N, --runs N, --write. --sprinkled N [--seed N]: only
 * whether N drafts without fault, and N with one, stand markup, blanks, own tables and the like at random places.
 */
import { parseArguments } from './arguments.js';
import { evaluateClean } from './clean.js';
import { evaluateDamage } from './damage.js';
import { evaluateErrors, evaluateKey } from './reports.js';
import { evaluateSprinkled } from './sprinkled.js';
import { printSummary, writeMeasured } from './summary.js';

const { folders, errors, seed, runs, write, sprinkled } = parseArguments(process.argv.slice(2));
process.exitCode = (sprinkled > 0 ? evaluateSprinkled(sprinkled, seed) : evaluateRules()) ? 0 : 1;

function evaluateRules(): boolean {
  const scores = new Map();
  const clean = evaluateClean(scores);
  const damaged = evaluateDamage(scores, seed, runs);
  for (const folder of folders) evaluateKey(scores, folder);
  for (const { file, folder } of errors) evaluateErrors(scores, file, folder);
  printSummary(scores);
  if (write && clean) writeMeasured(scores);
  else if (write) console.error('Nothing written: a draft without fault has findings, and the manual says that none has.');
  return clean && damaged;
}
