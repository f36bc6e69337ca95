import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import type { DraftNotation } from '../support/notations.js';
import { notations } from '../support/notations.js';
import { findingsOf } from './check.js';
import { brief, printTable } from './print.js';
import { type Scores, scoreOf } from './score.js';

export function isHtml(notation: DraftNotation): boolean {
  return notation.extension === 'html';
}

/** Drafts without fault must be left alone; true where they are. */
export function evaluateClean(scores: Scores): boolean {
  const counts = new Map<string, number>();
  const shown: string[] = [];
  for (const id of FORM_IDS) {
    for (const notation of notations) {
      for (const { rule, severity, message } of findingsOf(notation.render(cleanDraft(id)), isHtml(notation))) {
        if (severity !== 'error' && severity !== 'warning') continue;
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
        scoreOf(scores, rule).false += 1;
        shown.push(`- ${id} ${notation.name}: ${rule}: ${brief(message.zh)}`);
      }
    }
  }
  console.log(`\n## Clean drafts\n\n${FORM_IDS.length * notations.length} drafts; findings of warning or above: ${shown.length}.`);
  if (counts.size > 0) printTable(['rule', 'findings'], [...counts]);
  for (const line of shown.slice(0, 10)) console.log(line);
  return shown.length === 0;
}
