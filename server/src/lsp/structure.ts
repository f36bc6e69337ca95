import { type Diagnostic, type Range, RequestType } from 'vscode-languageserver';
import { type StructurePart, structureOf } from '../features/structure.js';
import type { Analysis } from './analysis.js';
import { diagnosticOf } from './diagnostics.js';
import { answer, type Feature } from './feature.js';
import { rangeOf } from './ranges.js';
import type { Session } from './session.js';

/** A part of the report for a view of it: see features/structure.ts. */
export interface StructureItem extends Pick<StructurePart, 'kind' | 'state'> {
  readonly name: string;
  readonly range: Range;
  readonly findings: readonly Diagnostic[];
  readonly parts: readonly StructureItem[];
}

/** null for a document that is not open; no parts for what is no report. */
export const structureRequest = new RequestType<
  { readonly uri: string },
  { readonly version: number; readonly parts: readonly StructureItem[] } | null,
  void
>('gouji/structure');

export const structure: Feature = {
  serve: (connection, session) =>
    connection.onRequest(structureRequest, (params, token) =>
      answer(session, params.uri, token, (analysis) => ({
        version: analysis.version,
        parts: structureOf(analysis.report, analysis.findings).map((part) => itemOf(part, analysis, session)),
      })),
    ),
};

function itemOf(part: StructurePart, analysis: Analysis, session: Session): StructureItem {
  const { locale } = session.client;
  return {
    kind: part.kind,
    state: part.state,
    name: part.name[locale],
    range: rangeOf(analysis.lines, part.at),
    findings: part.findings.map((finding) => diagnosticOf(analysis, finding, analysis.findings.indexOf(finding), locale)),
    parts: part.parts.map((child) => itemOf(child, analysis, session)),
  };
}
