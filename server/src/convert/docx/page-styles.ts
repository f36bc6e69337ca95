import { element, flag, part, valued } from './element.js';
import { FACES, type Face } from './fonts.js';
import { type ParagraphLook, paragraphProperties, type RunLook, runProperties } from './formatting.js';

/** Twentieths of a point. */
export function twips(millimetres: number): number {
  return Math.floor((millimetres / 25.4) * 72 * 20);
}

/** Half points: sizes 二号, 三号, 四号, and what tables take. */
export const SIZE = { title: 44, body: 32, pageNumber: 28, table: 21, wideTable: 18 } as const;
/** 22 lines on 225 mm. */
export const LINE_PITCH = Math.round(twips(225) / 22);
/** The name of the style of paragraphs in tables. */
export const TABLE_TEXT = 'TableText';
/** The namespace of Word's own elements. */
export const WORD = { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' } as const;

/** What each character gives up so that 28 of 三号 go on 156 mm; twentieths of a point. */
const CLOSER = -4;
/** Two characters. */
const INDENT = 2 * 316;

interface Style {
  readonly id: string;
  readonly name: string;
  /** Of the paragraph behind one of this style. */
  readonly next?: string;
  readonly paragraph?: ParagraphLook;
  readonly run: RunLook;
}

const run = (face: Face, size: number): RunLook => ({ face, size, bold: false, color: '000000' });
const indented: ParagraphLook = { indent: { firstLine: INDENT, firstLineChars: 200 }, spacing: { before: 0, after: 0 } };

/** Named styles: whoever wants another font changes it in one place, and the headings stand in the navigation of Word. */
const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    run: run(FACES.title, SIZE.title),
    paragraph: { alignment: 'center', spacing: { after: LINE_PITCH, line: 660, lineRule: 'exact' }, keepNext: true },
  },
  heading('Heading1', 'Heading 1', FACES.heading, 0),
  heading('Heading2', 'Heading 2', FACES.subheading, 1),
  { id: 'BodyText', name: 'Body Text', run: { spacing: CLOSER }, paragraph: { ...indented, alignment: 'both' } },
  { id: 'Salutation', name: 'Salutation', run: { spacing: CLOSER }, paragraph: { spacing: { before: 0, after: 0 } } },
  {
    id: 'SignOff',
    name: '落款',
    run: { spacing: CLOSER },
    paragraph: { alignment: 'right', indent: { right: INDENT }, keepLines: true },
  },
  { id: 'Attachment', name: '附件', run: run(FACES.heading, SIZE.body) },
  {
    id: TABLE_TEXT,
    name: '表格文字',
    next: TABLE_TEXT,
    run: run(FACES.table, SIZE.table),
    // On the grid of lines every row of a table would be as high as a line of text.
    paragraph: { snapToGrid: false, spacing: { before: 0, after: 0 } },
  },
];

function heading(id: string, name: string, face: Face, outlineLevel: number): Style {
  return { id, name, run: run(face, SIZE.body), paragraph: { ...indented, keepNext: true, outlineLevel } };
}

/** The styles of official documents (GB/T 9704—2012), as a part of the file. */
export function styleSheet(): string {
  const inChinese = element('w:lang', { 'w:eastAsia': 'zh-CN' });
  const usual = element('w:rPrDefault', {}, runProperties(run(FACES.body, SIZE.body), inChinese));
  const defaults = element('w:docDefaults', {}, `${usual}${element('w:pPrDefault')}`);
  return part('w:styles', WORD, [defaults, normal(), tableNormal(), ...STYLES.map(styleOf)].join(''));
}

function styleOf({ id, name, next = 'BodyText', paragraph = {}, run: look }: Style): string {
  const named = [valued('w:name', name), valued('w:basedOn', 'Normal'), valued('w:next', next), flag('w:qFormat', true)];
  const content = [...named, paragraphProperties(paragraph), runProperties(look)].join('');
  return element('w:style', { 'w:type': 'paragraph', 'w:styleId': id }, content);
}

/** What all others are based on. */
function normal(): string {
  const attributes = { 'w:type': 'paragraph', 'w:styleId': 'Normal', 'w:default': 1 };
  return element('w:style', attributes, `${valued('w:name', 'Normal')}${flag('w:qFormat', true)}`);
}

/** What tables are where they do not say otherwise. */
function tableNormal(): string {
  const attributes = { 'w:type': 'table', 'w:styleId': 'TableNormal', 'w:default': 1 };
  const hidden = `${valued('w:uiPriority', 99)}${flag('w:semiHidden', true)}${flag('w:unhideWhenUsed', true)}`;
  const indent = element('w:tblInd', { 'w:type': 'dxa', 'w:w': 0 });
  const margins = cellMargins({ top: 0, left: 108, bottom: 0, right: 108 });
  return element('w:style', attributes, `${valued('w:name', 'Normal Table')}${hidden}${element('w:tblPr', {}, indent + margins)}`);
}

/** The room around what stands in the cells of a table, in twentieths of a point. */
export function cellMargins(margins: Readonly<Record<'top' | 'left' | 'bottom' | 'right', number>>): string {
  const sides = (['top', 'left', 'bottom', 'right'] as const).map((side) =>
    element(`w:${side}`, { 'w:type': 'dxa', 'w:w': margins[side] }),
  );
  return element('w:tblCellMar', {}, sides.join(''));
}
