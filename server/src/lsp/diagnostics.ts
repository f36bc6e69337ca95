import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, Severity } from '../rules/shared/rule.js';
import type { Locale } from '../text/message.js';
import type { Analysis } from './analysis.js';
import { manualOf } from './manual.js';
import { rangeOf } from './ranges.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings that are visible now, as the protocol has them. */
export function diagnosticsOf(analysis: Analysis, visible: ReadonlySet<Finding>, locale: Locale): Diagnostic[] {
  return analysis.findings.flatMap((finding, index) => (visible.has(finding) ? [diagnosticOf(analysis, finding, index, locale)] : []));
}

/** A finding as the protocol has it; `data` is its index in the analysis. */
export function diagnosticOf(analysis: Analysis, finding: Finding, index: number, locale: Locale): Diagnostic {
  const { lines, uri } = analysis;
  const diagnostic: Diagnostic = {
    range: rangeOf(lines, finding.at),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: manualOf(finding.rule) },
    source: '勾稽',
    message: finding.message[locale],
    data: index,
  };
  if (finding.related !== undefined && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((related) => ({
      location: { uri, range: rangeOf(lines, related.at) },
      message: related.message[locale],
    }));
  }
  return diagnostic;
}
