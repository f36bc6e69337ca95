import type { LinesPart, PageOptions, Part, TextPart } from '../outline.js';
import { FOOTERS, RELATED, wordFile } from './container.js';
import { element, part } from './element.js';
import { FACES } from './fonts.js';
import { type ParagraphLook, paragraphProperties, runProperties } from './formatting.js';
import { LINE_PITCH, SIZE, TABLE_TEXT, twips, WORD } from './page-styles.js';
import { textRun, writtenTable } from './table.js';

/** A sheet of A4, in millimetres. */
const SHEET = { width: 210, height: 297 } as const;
/** GB/T 9704—2012: type area of 156 × 225 mm, 22 lines of 28 characters, 三号. */
const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 } as const;
const TYPE_WIDTH = twips(156);
/** A page for a table of many columns is turned: it is a list, no official document. */
const LANDSCAPE = { top: 20, bottom: 20, left: 18, right: 18 } as const;
const LANDSCAPE_WIDTH = twips(SHEET.height - LANDSCAPE.left - LANDSCAPE.right);
/** A title of more characters than one line takes breaks behind the name of the body. */
const TITLE_LINE = 20;

/** A report as a Word file, set as official documents are. */
export function writeDocument(parts: readonly Part[], { landscape = false }: PageOptions = {}): Uint8Array {
  const typeWidth = landscape ? LANDSCAPE_WIDTH : TYPE_WIDTH;
  const body = element('w:body', {}, [...parts.map((one) => written(one, typeWidth)), page(landscape)].join(''));
  return wordFile({
    document: part('w:document', { ...WORD, ...RELATED }, body),
    oddFooter: pageNumber('right'),
    evenFooter: pageNumber('left'),
  });
}

function page(landscape: boolean): string {
  const margins = landscape ? LANDSCAPE : MARGINS;
  const [width, height] = landscape ? [SHEET.height, SHEET.width] : [SHEET.width, SHEET.height];
  const size = { 'w:w': twips(width), 'w:h': twips(height), 'w:orient': landscape ? 'landscape' : 'portrait' };
  const around = {
    'w:top': twips(margins.top),
    'w:right': twips(margins.right),
    'w:bottom': twips(margins.bottom),
    'w:left': twips(margins.left),
    'w:header': 708,
    'w:footer': twips(margins.bottom - 9),
    'w:gutter': 0,
  };
  const content = [
    element('w:footerReference', { 'w:type': 'default', 'r:id': FOOTERS.odd }),
    element('w:footerReference', { 'w:type': 'even', 'r:id': FOOTERS.even }),
    element('w:pgSz', size),
    element('w:pgMar', around),
    element('w:docGrid', { 'w:type': 'lines', 'w:linePitch': LINE_PITCH }),
  ];
  return element('w:sectPr', {}, content.join(''));
}

/** — 1 —, a character from the outer edge. */
function pageNumber(alignment: 'left' | 'right'): string {
  const look = runProperties({ face: FACES.pageNumber, size: SIZE.pageNumber });
  const mark = (type: string) => element('w:r', {}, `${look}${element('w:fldChar', { 'w:fldCharType': type })}`);
  const number = element('w:r', {}, `${look}${element('w:instrText', { 'xml:space': 'preserve' }, 'PAGE')}`);
  const content = [textRun('— ', look), mark('begin'), number, mark('separate'), mark('end'), textRun(' —', look)];
  return part('w:ftr', WORD, paragraph({ alignment, indent: { left: 280, right: 280 } }, content.join('')));
}

function written(one: Part, typeWidth: number): string {
  // A table at the end of a page, or before another, needs a paragraph behind it.
  if (one.kind === 'table') return `${writtenTable(one, typeWidth)}${paragraph({ spacing: { line: 160, lineRule: 'exact' } })}`;
  return one.kind === 'lines' ? writtenLines(one) : writtenParagraph(one);
}

const STYLE_OF: Readonly<Record<TextPart['kind'], string>> = {
  title: 'Title',
  heading: 'Heading1',
  subheading: 'Heading2',
  salutation: 'Salutation',
  paragraph: 'BodyText',
  attachment: 'Attachment',
  signOff: 'SignOff',
};

function writtenParagraph({ kind, text, breakAt = 0 }: TextPart): string {
  const breaks = text.length > TITLE_LINE && breakAt > 0;
  const lines = breaks ? [text.slice(0, breakAt), text.slice(breakAt)] : [text];
  const runs = lines.map((line, i) => textRun(line, '', i > 0));
  return paragraph({ style: STYLE_OF[kind], pageBreakBefore: kind === 'attachment' }, runs.join(''));
}

function writtenLines({ lines }: LinesPart): string {
  return lines.map((text) => paragraph({ style: TABLE_TEXT }, textRun(text))).join('');
}

function paragraph(look: ParagraphLook, runs = ''): string {
  return element('w:p', {}, `${paragraphProperties(look)}${runs}`);
}
