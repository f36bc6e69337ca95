import { stepIn } from '../../client/table-step.js';
import { labelsFrom } from '../../client/table-stops.js';
import { check } from '../../server/src/check/check.js';
import { completionsAt } from '../../server/src/features/complete/complete.js';
import { inlineAt } from '../../server/src/features/complete/inline.js';
import { editedUnitAt } from '../../server/src/features/edited-unit.js';
import { ledgerOf, ledgerText } from '../../server/src/features/equations/ledger.js';
import { tallyLines } from '../../server/src/features/equations/tally.js';
import { totalsOf } from '../../server/src/features/equations/totals.js';
import { fixAll } from '../../server/src/features/fixes/fix-all.js';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import { previewOf } from '../../server/src/features/preview/preview.js';
import { highlightsAt } from '../../server/src/features/references/highlights.js';
import { linksOf } from '../../server/src/features/references/links.js';
import { referentAt } from '../../server/src/features/references/references.js';
import { standardLabels } from '../../server/src/features/standard-labels.js';
import { insertionsAt } from '../../server/src/features/structure/insert.js';
import { outlineOf } from '../../server/src/features/structure/outline.js';
import { spansAround } from '../../server/src/features/structure/selection.js';
import { structureOf } from '../../server/src/features/structure/structure.js';
import { suggestionsFor } from '../../server/src/features/suggest/suggest.js';
import { formatTables } from '../../server/src/features/tables/format.js';
import { fillFrom } from '../../server/src/features/tables/paste.js';
import { tablesFrom } from '../../server/src/features/tables/paste-table.js';
import { rewritingsAt } from '../../server/src/features/tables/rewrite-table.js';
import { tableTextAt } from '../../server/src/features/tables/table-text.js';
import { readReport } from '../../server/src/report/read.js';
import type { Report } from '../../server/src/report/types.js';
import { reportIn } from '../../server/src/report/types.js';
import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { commentsIn } from '../../server/src/text/comments.js';
import { reportOf } from '../support/reading.js';

function checked(source: string): { readonly report: Report | undefined; readonly findings: readonly Finding[] } {
  const reading = readReport(source);
  const findings = check(reading, {
    onError: (rule, error) => {
      throw new Error(`rule ${rule.id} threw`, { cause: error });
    },
  });
  return { report: reportIn(reading), findings };
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
  editedUnitAt,
  (report, offset, findings) => hoverAt({ report, findings }, rules, offset),
  (report, offset) => stepIn(report.source, offset, 'nextCell', isLabel),
  (report, offset) => stepIn(report.source, offset, 'nextRow', isLabel),
  (report, offset) => fillFrom(report, offset, { text: '规章\t1\t2\t3' }),
  (report, offset) => tablesFrom(report, offset, { text: '规章\t1\t2\t3' }),
];

/** Everything that an editor asks of one version of a draft. */
export function askEverything(source: string): void {
  const { report, findings } = checked(source);
  if (report === undefined) return;
  previewOf(report, findings, 'zh');
  outlineOf(report);
  structureOf(report, findings);
  commentsIn(source);
  ledgerText(ledgerOf(report), 'zh');
  linksOf(report);
  formatTables(report);
  tallyLines(report);
  totalsOf(report);
  for (const finding of findings.slice(0, 3)) suggestionsFor(report, finding);
  for (const offset of [source.length >> 1, source.length]) for (const ask of AT) ask(report, offset, findings);
}

/** The draft on the clipboard. */
export function pasteEverything(source: string): void {
  const report = reportOf('云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n');
  for (const clip of [{ text: source }, { html: source }]) {
    fillFrom(report, report.source.length, clip);
    tablesFrom(report, report.source.length, clip);
  }
}

export function mendEverything(source: string): void {
  fixAll(source, (text) => checked(text).findings);
}
