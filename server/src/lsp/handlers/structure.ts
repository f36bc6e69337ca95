import type { Diagnostic } from 'vscode-languageserver';
import { type StructurePart, structureOf } from '../../features/structure/structure.js';
import type { Finding } from '../../rules/shared/rule.js';
import type { Locale } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { diagnosticOf } from '../diagnostics.js';
import { answerAny, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { StructureItem } from '../protocol.js';
import { rangeOf } from '../ranges.js';

/** gouji/structure: the parts of the report and what is wrong in each. */
export const structure: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/structure'), (params, token) =>
      answerAny(session, params.uri, token, (analysis) => {
        const { report, version } = analysis;
        return { version, parts: report === undefined ? [] : itemsOf({ ...analysis, report }, session.client.locale) };
      }),
    ),
};

function itemsOf(analysis: ReportAnalysis, locale: Locale): readonly StructureItem[] {
  const places = new Map(analysis.findings.map((finding, index) => [finding, index]));
  const toDiagnostic = (finding: Finding) => diagnosticOf(analysis, finding, places.get(finding) ?? -1, locale);
  return structureOf(analysis.report, analysis.findings).map((part) => itemOf(part, analysis, { locale, toDiagnostic }));
}

interface Telling {
  readonly locale: Locale;
  readonly toDiagnostic: (finding: Finding) => Diagnostic;
}

function itemOf(part: StructurePart, analysis: ReportAnalysis, telling: Telling): StructureItem {
  const { locale, toDiagnostic } = telling;
  return {
    kind: part.kind,
    state: part.state,
    name: part.name[locale],
    range: rangeOf(analysis.lines, part.at),
    findings: part.findings.map(toDiagnostic),
    parts: part.parts.map((child) => itemOf(child, analysis, telling)),
  };
}
