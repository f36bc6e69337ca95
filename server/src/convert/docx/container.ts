import { strToU8, zipSync } from 'fflate';
import { element, part } from './element.js';
import { fontTable } from './fonts.js';
import { styleSheet, WORD } from './page-styles.js';

/** The namespace of what parts refer to each other by. */
export const RELATED = { 'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' } as const;
/** By what name the document refers to the footers of odd and of even pages. */
export const FOOTERS = { odd: 'rId4', even: 'rId5' } as const;

const KINDS = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts that the document refers to, besides itself, by the order of their names. */
const PARTS = [
  ['rId1', 'styles', 'styles.xml'],
  ['rId2', 'settings', 'settings.xml'],
  ['rId3', 'fontTable', 'fontTable.xml'],
  [FOOTERS.odd, 'footer', 'footer1.xml'],
  [FOOTERS.even, 'footer', 'footer2.xml'],
] as const;

/** What a file says; each a whole part. */
export interface Contents {
  readonly document: string;
  readonly oddFooter: string;
  readonly evenFooter: string;
}

/** A Word file. The same contents give the same bytes, whenever and by whomever it is written: it names neither. */
export function wordFile({ document, oddFooter, evenFooter }: Contents): Uint8Array {
  const parts = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': document,
    'word/_rels/document.xml.rels': relations(PARTS),
    'word/styles.xml': styleSheet(),
    'word/settings.xml': settings(),
    'word/fontTable.xml': fontTable(),
    'word/footer1.xml': oddFooter,
    'word/footer2.xml': evenFooter,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { mtime: EARLIEST });
}

/** The first moment that a zip file can name, in whatever zone. */
const EARLIEST = new Date(1980, 0, 1);

function contentTypes(): string {
  const byEnding = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ].map(([ending, kind]) => element('Default', { Extension: ending, ContentType: kind }));
  const typed = [['document.main', 'document.xml'] as const, ...PARTS.map(([, kind, name]) => [kind, name] as const)];
  const byName = typed.map(([kind, name]) => element('Override', { PartName: `/word/${name}`, ContentType: `${KINDS}.${kind}+xml` }));
  const types = { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' };
  return part('Types', types, [...byEnding, ...byName].join(''));
}

function relations(to: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const each = to.map(([Id, kind, Target]) => element('Relationship', { Id, Type: `${RELATED['xmlns:r']}/${kind}`, Target }));
  return part('Relationships', { xmlns: RELATIONS }, each.join(''));
}

/** Even pages have a footer of their own, and Word lays the file out as it does its newest ones. */
function settings(): string {
  const mode = { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 };
  const compat = element('w:compat', {}, element('w:compatSetting', mode));
  return part('w:settings', WORD, [element('w:defaultTabStop', { 'w:val': 720 }), element('w:evenAndOddHeaders'), compat].join(''));
}
