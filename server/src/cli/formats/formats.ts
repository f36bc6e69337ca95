import type { Setup } from '../batch/setup.js';
import type { Engine, Formatter } from '../engine.js';
import { coloured, plain } from '../paint.js';
import { csvFormatter } from './csv.js';
import { diffFormatter } from './diff.js';
import { figuresFormatter } from './figures.js';
import { githubFormatter } from './github.js';
import { jsonFormatter, jsonLineFormatter } from './json.js';
import { junitFormatter } from './junit.js';
import { prettyFormatter } from './pretty.js';
import { sarifFormatter } from './sarif.js';

/** The writer of results that the options ask for. */
export function formatterFor({ options, purpose, locale, colour, width }: Setup, { rules }: Engine): Formatter {
  if (purpose !== undefined)
    return purpose === 'list' || purpose === 'sums' || purpose === 'letters' ? SILENT : figuresFormatter(purpose, locale);
  if (options.fixDryRun === true) return diffFormatter(locale);
  switch (options.format) {
    case 'json':
      return jsonFormatter(locale);
    case 'ndjson':
      return jsonLineFormatter(locale, options.stdinFiles === true);
    case 'sarif':
      return sarifFormatter(locale, rules, options.baseline !== undefined);
    case 'github':
      return githubFormatter(locale);
    case 'junit':
      return junitFormatter(locale);
    case 'csv':
      return csvFormatter(locale);
    case 'pretty':
      return prettyFormatter({ locale, paint: colour ? coloured : plain, width, quiet: options.quiet === true });
  }
}

/** Where something is made of all files together, nothing is written of each. */
const SILENT: Formatter = { begin: () => '', file: () => '', failed: () => '', between: '', end: () => '' };
