import { strToU8, zipSync } from 'fflate';
import type { readWord } from '../../server/src/convert/word.js';
import { type OfficialCell, officialTable } from '../../server/src/forms/official-table.js';
import type { Draft } from './draft.js';

/** Parts of a Word file that a test wants, as markup. What is absent is not in the file. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly header?: string;
}

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The text of a Word file that can be read. */
export function wordText(word: ReturnType<typeof readWord>): string {
  if ('failure' in word) throw new Error(word.failure.zh);
  return word.text;
}

/** A Word file, as small as one can be. */
export function docx(parts: string | DocxParts): Uint8Array {
  return zipSync(docxFiles(parts), { level: 1, mtime: '2024-01-01' });
}

export function docxFiles(parts: string | DocxParts): Record<string, Uint8Array> {
  const { body, ...others } = typeof parts === 'string' ? { body: parts } : parts;
  const kinds = Object.entries(others).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const files: Record<string, string> = {
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(kinds.map(([kind]) => [kind, `${kind}.xml`])),
  };
  for (const [kind, xml] of kinds) files[`word/${kind}.xml`] = `<w:${kind} ${NAMES}>${xml}</w:${kind}>`;
  return Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(([kind, target], i) => `<Relationship Id="r${i}" Type="${RELATIONS}/${kind}" Target="${target}"/>`);
  return `<Relationships>${all.join('')}</Relationships>`;
}

/** A paragraph of one run; `properties` go into `w:pPr`. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : r(text)}</w:p>`;
}

export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A cell; `properties` go into `w:tcPr`. */
export function tc(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
}

export function tbl(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc') ? cell : tc(cell))).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A whole report as clerks type it in Word: official tables with their merges, no styles. */
export function docxOf(draft: Draft): Uint8Array {
  const { form, sections, annex, cells } = draft;
  const table = (id: string) => {
    const found = form.tables.find((one) => one.id === id);
    return found === undefined ? '' : tbl(...merged(officialTable(found), (key) => cells.get(key) ?? ''));
  };
  const body = [
    p(draft.title),
    p(draft.preamble),
    ...sections.flatMap(({ heading, paragraphs, table: id }) => [
      p(heading),
      ...paragraphs.map((text) => p(text)),
      id === undefined ? '' : table(id),
    ]),
    ...(annex === undefined ? [] : [p(annex.title), table(annex.table)]),
    p(draft.issuer),
    p(draft.date),
  ];
  return docx(body.join(''));
}

/** Cells that a merge from above takes up stand in their rows as Word wants them. */
function merged(rows: readonly (readonly OfficialCell[])[], filling: (key: string) => string): string[][] {
  const open: { column: number; colspan: number; rows: number }[] = [];
  return rows.map((row) => {
    const cells: string[] = [];
    let column = 0;
    const goOn = () => {
      for (let above = open.find((one) => one.column === column && one.rows > 0); above !== undefined; ) {
        cells.push(tc('', `<w:gridSpan w:val="${above.colspan}"/><w:vMerge/>`));
        above.rows -= 1;
        column += above.colspan;
        const next = column;
        above = open.find((one) => one.column === next && one.rows > 0);
      }
    };
    for (const { text, key, colspan, rowspan } of row) {
      goOn();
      const merge = rowspan > 1 ? '<w:vMerge w:val="restart"/>' : '';
      cells.push(tc(key === undefined ? text : filling(key), `<w:gridSpan w:val="${colspan}"/>${merge}`));
      if (rowspan > 1) open.push({ column, colspan, rows: rowspan - 1 });
      column += colspan;
    }
    goOn();
    return cells;
  });
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
