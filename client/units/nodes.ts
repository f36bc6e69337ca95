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
  const issuers = units.map(({ issuer }) => issuer ?? '');
  const above = commonPlace(issuers);
  return units.map((unit) => {
    const { issuer } = unit;
    const file = nameOf(Uris.parse(unit.uri).path);
    if (issuer === null) return { kind: 'unit', unit, name: file };
    const isOne = issuers.indexOf(issuer) === issuers.lastIndexOf(issuer);
    const short = issuer.slice(above.length);
    const name = /^人民政府|^$/.test(short) ? issuer : short;
    return { kind: 'unit', unit, name: isOne ? name : `${name}（${file}）` };
  });
}

/** The county that stands in front of every name says nothing, and takes the room of what does. */
function commonPlace(issuers: readonly string[]): string {
  const named = issuers.filter((issuer) => issuer !== '');
  const [place = ''] = /^\S{1,10}?[省市县区州盟旗](?=\S)/.exec(named[0] ?? '') ?? [];
  return named.length > 1 && named.every((issuer) => issuer.startsWith(place)) ? place : '';
}
