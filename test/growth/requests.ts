import { stepIn } from '../../client/table-step.js';
import { labelsFrom } from '../../client/table-stops.js';
import { completionsAt } from '../../server/src/features/complete/complete.js';
import { inlineAt } from '../../server/src/features/complete/inline.js';
import { fixAll } from '../../server/src/features/fix-all.js';
import { formatTables } from '../../server/src/features/format.js';
import { highlightsAt } from '../../server/src/features/highlights.js';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import { insertionsAt } from '../../server/src/features/insert.js';
import { ledgerOf } from '../../server/src/features/ledger.js';
import { linksOf } from '../../server/src/features/links.js';
import { outlineOf } from '../../server/src/features/outline.js';
import { fillFrom } from '../../server/src/features/paste.js';
import { tablesFrom } from '../../server/src/features/paste-table.js';
import { previewOf } from '../../server/src/features/preview.js';
import { referentAt } from '../../server/src/features/references.js';
import { rewritingsAt } from '../../server/src/features/rewrite-table.js';
import { spansAround } from '../../server/src/features/selection.js';
import { standardLabels } from '../../server/src/features/standard-labels.js';
import { structureOf } from '../../server/src/features/structure.js';
import { suggestionsFor } from '../../server/src/features/suggest.js';
import { tableTextAt } from '../../server/src/features/table-text.js';
import { tallyLines } from '../../server/src/features/tally.js';
import { totalsOf } from '../../server/src/features/totals.js';
import { unitAt } from '../../server/src/features/unit.js';
import { readReport } from '../../server/src/report/read.js';
import type { Report } from '../../server/src/report/types.js';
import { check } from '../../server/src/rules/check.js';
import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/rule.js';
import { commentsIn } from '../../server/src/text/comments.js';

function checked(source: string): { readonly report: Report; readonly findings: readonly Finding[] } {
  const report = readReport(source);
  const findings = check(report, {
    onError: (rule, error) => {
      throw new Error(`rule ${rule.id} threw`, { cause: error });
    },
  });
  return { report, findings };
}

const isLabel = labelsFrom(standardLabels());

/** What is asked at a place: in the middle of the draft, and at its end. */
const AT: readonly ((report: Report, offset: number, findings: readonly Finding[]) => unknown)[] = [
  completionsAt,
  inlineAt,
  highlightsAt,
  insertionsAt,
  referentAt,
  rewritingsAt,
  spansAround,
  tableTextAt,
  unitAt,
  (report, offset, findings) => hoverAt({ report, findings }, rules, offset),
  (report, offset) => stepIn(report.source, offset, 'nextCell', isLabel),
  (report, offset) => stepIn(report.source, offset, 'nextRow', isLabel),
  (report, offset) => fillFrom(report, offset, { text: '规章\t1\t2\t3' }),
  (report, offset) => tablesFrom(report, offset, { text: '规章\t1\t2\t3' }),
];

/** Everything that an editor asks of one version of a draft. */
export function askEverything(source: string): void {
  const { report, findings } = checked(source);
  previewOf(report, findings, 'zh');
  outlineOf(report);
  structureOf(report, findings);
  commentsIn(source);
  ledgerOf(report, 'zh');
  linksOf(report);
  formatTables(report);
  tallyLines(report);
  totalsOf(report);
  for (const finding of findings.slice(0, 3)) suggestionsFor(report, finding);
  for (const offset of [source.length >> 1, source.length]) for (const ask of AT) ask(report, offset, findings);
}

/** The draft on the clipboard. */
export function pasteEverything(source: string): void {
  const { report } = checked('云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n');
  for (const clip of [{ text: source }, { html: source }]) {
    fillFrom(report, report.source.length, clip);
    tablesFrom(report, report.source.length, clip);
  }
}

export function mendEverything(source: string): void {
  fixAll(source, (text) => checked(text).findings);
}
