import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { outlineOf, type Part } from '../../features/structure/outline.js';
import type { LineIndex } from '../../text/lines.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

const kinds: Readonly<Record<Part['kind'], SymbolKind>> = {
  title: SymbolKind.File,
  section: SymbolKind.Module,
  subsection: SymbolKind.String,
  table: SymbolKind.Array,
};

/** textDocument/documentSymbol: title, sections and tables. */
export const symbols: Feature = {
  serve: (connection, session) =>
    connection.onDocumentSymbol((params, token) => answer(session, params.textDocument.uri, token, documentSymbolsOf)),
};

function documentSymbolsOf({ report, lines }: ReportAnalysis): DocumentSymbol[] {
  return outlineOf(report).map((part) => symbolOf(part, lines));
}

function symbolOf(part: Part, lines: LineIndex): DocumentSymbol {
  return {
    name: part.name,
    kind: kinds[part.kind],
    range: rangeOf(lines, part.at),
    selectionRange: rangeOf(lines, part.nameAt),
    children: part.parts.map((child) => symbolOf(child, lines)),
  };
}
