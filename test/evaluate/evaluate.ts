/**
 * How well the rules do: drafts without fault, drafts with one fault each, real reports with hand-checked truth. Prints
 * Markdown. Arguments: folders with a key.json; --errors FILE FOLDER, --seed N, --runs N, --write.
 */
import { parseArguments } from './arguments.js';
import { evaluateClean } from './clean.js';
import { evaluateDamage } from './damage.js';
import { evaluateErrors, evaluateKey } from './reports.js';
import { printSummary, writeMeasured } from './summary.js';

const { folders, errors, seed, runs, write } = parseArguments(process.argv.slice(2));
const scores = new Map();
const clean = evaluateClean(scores);
const damaged = evaluateDamage(scores, seed, runs);
for (const folder of folders) evaluateKey(scores, folder);
for (const { file, folder } of errors) evaluateErrors(scores, file, folder);
printSummary(scores);
if (write && clean) writeMeasured(scores);
else if (write) console.error('Nothing written: a draft without fault has findings, and the manual says that none has.');
process.exitCode = clean && damaged ? 0 : 1;
