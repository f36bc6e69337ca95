import { type Diagnostic, type DiagnosticCollection, type Uri, Uri as Uris } from 'vscode';
import type { UnitLine, UnitNote } from '../../server/src/lsp/protocol.js';

/** What stands in the list: years where there are several, reports, and what was found in them. */
export type Node =
  | { readonly kind: 'year'; readonly year: number | null; readonly units: readonly UnitLine[]; readonly isNewest: boolean }
  | { readonly kind: 'unit'; readonly unit: UnitLine; readonly name: string }
  | { readonly kind: 'finding'; readonly uri: Uri; readonly finding: Diagnostic }
  | { readonly kind: 'note'; readonly note: UnitNote };

/** By year where there are several, the newest first; in a year as they come. */
export function rootsOf(units: readonly UnitLine[]): Node[] {
  const years = [...new Set(units.map(({ year }) => year))].sort((a, b) => (b ?? 0) - (a ?? 0));
  if (years.length < 2) return nodesOf(units);
  return years.map((year, i) => ({ kind: 'year', year, units: units.filter((unit) => unit.year === year), isNewest: i === 0 }));
}

export function childrenOf(node: Node, diagnostics: DiagnosticCollection | undefined): Node[] {
  if (node.kind === 'year') return nodesOf(node.units);
  if (node.kind !== 'unit') return [];
  const { notes, uri: text } = node.unit;
  if (notes !== null) return notes.map((note) => ({ kind: 'note', note }));
  const uri = Uris.parse(text);
  return (diagnostics?.get(uri) ?? []).map((finding) => ({ kind: 'finding', uri, finding }));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** By their bodies; of several by the same body each by its file, too. */
function nodesOf(units: readonly UnitLine[]): Node[] {
  const count = new Map<string, number>();
  for (const { issuer } of units) if (issuer !== null) count.set(issuer, (count.get(issuer) ?? 0) + 1);
  return units.map((unit) => {
    const file = nameOf(Uris.parse(unit.uri).path);
    const { issuer } = unit;
    if (issuer === null) return { kind: 'unit', unit, name: file };
    return { kind: 'unit', unit, name: (count.get(issuer) ?? 0) > 1 ? `${issuer}（${file}）` : issuer };
  });
}
