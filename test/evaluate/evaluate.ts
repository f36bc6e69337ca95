/**
 * How well the rules do: drafts without fault, drafts with one fault each, real reports whose findings a person has judged. Prints
 * Markdown. Arguments: folders of reports, which a key.json may say more of; --errors FILE FOLDER, --seed N, --runs N, --write; --real: the real reports alone.
 * --sprinkled N [--seed N]: only whether N drafts without fault, and N with one, stand markup, blanks, own tables and the like at random
 * places.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Arguments, parseArguments } from './arguments.js';
import { evaluateClean } from './clean.js';
import { evaluateDamage } from './damage.js';
import { type NotedFault, printRecall, recallOf, scoreFaults } from './faults.js';
import { evaluateNearMisses } from './last-year.js';
import { loudOf, printLoud, type RealReport, readRealReport, realReportsIn, scoreReal } from './real.js';
import { evaluateKey, type KeyedReport } from './reports.js';
import type { Scores } from './score.js';
import { evaluateSprinkled } from './sprinkled.js';
import { printSummary, type Real, writeMeasured } from './summary.js';
import type { KeyDocument } from './truth.js';
import { readVerdicts } from './verdicts.js';

/** What a person knows of each report of a folder: see truth.ts. */
const KEY = 'key.json';
const options = parseArguments(process.argv.slice(2));
process.exitCode = (options.sprinkled > 0 ? evaluateSprinkled(options.sprinkled, options.seed) : evaluateRules(options)) ? 0 : 1;

function evaluateRules({ seed, runs, write, real, ...inputs }: Arguments): boolean {
  const scores: Scores = new Map();
  const clean = real || evaluateClean(scores);
  const near = real || evaluateNearMisses(scores);
  const damaged = real || evaluateDamage(scores, seed, runs);
  const measured = evaluateReports(scores, inputs);
  printSummary(scores);
  if (write && clean && near) writeMeasured(scores, measured);
  else if (write) console.error('Nothing written: a draft without fault has findings, and the manual says that none has.');
  return clean && near && damaged && measured.loud.total.unjudged === 0;
}

/** Each report is read once, whoever asks. */
function evaluateReports(scores: Scores, { folders, errors }: Pick<Arguments, 'folders' | 'errors'>): Real {
  const verdicts = readVerdicts();
  const hasKey = (folder: string): boolean => existsSync(join(folder, KEY));
  const keyed = folders.filter(hasKey).map((folder) => ({ folder, reports: keyedReports(folder) }));
  const plain = folders.filter((folder) => !hasKey(folder)).flatMap(realReportsIn);
  const faults = errors.flatMap(({ file }) => JSON.parse(readFileSync(file, 'utf8')) as readonly NotedFault[]);
  const noted = errors.flatMap(({ file, folder }) => notedReports(file, folder));
  const reports = [...keyed.flatMap((one) => one.reports.map(({ report }) => report)), ...plain, ...noted];
  const loud = loudOf(reports, verdicts);
  const recall = recallOf(faults, noted, verdicts);
  scoreReal(scores, reports, verdicts);
  scoreFaults(scores, recall);
  if (reports.length > 0) printLoud(loud);
  for (const one of keyed) evaluateKey(scores, one.folder, one.reports);
  if (faults.length > 0) printRecall(recall);
  return { loud, recall };
}

function keyedReports(folder: string): KeyedReport[] {
  const { documents } = JSON.parse(readFileSync(join(folder, KEY), 'utf8')) as { readonly documents: readonly KeyDocument[] };
  return documents.map((document) => ({ document, report: readRealReport(join(folder, document.file)) }));
}

function notedReports(file: string, folder: string): RealReport[] {
  const faults = JSON.parse(readFileSync(file, 'utf8')) as readonly NotedFault[];
  return [...new Set(faults.map((fault) => fault.file))].map((name) => readRealReport(join(folder, name)));
}
