import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { gridOf } from '../grid.js';
import type { LinesPart, PageOptions, Part, PartCell, TablePart, TextPart } from '../outline.js';
import { columnShares } from './columns.js';
import { FACES, fontTable } from './fonts.js';
import { LINE_PITCH, SIZE, STYLES, TABLE_TEXT } from './page-styles.js';

/** GB/T 9704—2012: type area of 156 × 225 mm, 22 lines of 28 characters, 三号. */
const PAGE = { top: 37, bottom: 35, left: 28, right: 26 } as const;
const TYPE_WIDTH = convertMillimetersToTwip(156);
/** A page for a table of many columns is turned: it is a list, no official document. */
const LANDSCAPE = { top: 20, bottom: 20, left: 18, right: 18 } as const;
const LANDSCAPE_WIDTH = convertMillimetersToTwip(297 - 36);
/** A title of more characters than one line takes breaks behind the name of the body. */
const TITLE_LINE = 20;
/** A table of more columns is set smaller. */
const WIDE = 10;

/** A report as a Word file, set as official documents are. */
export async function writeDocument(parts: readonly Part[], { landscape = false }: PageOptions = {}): Promise<Uint8Array> {
  const margins = landscape ? LANDSCAPE : PAGE;
  const typeWidth = landscape ? LANDSCAPE_WIDTH : TYPE_WIDTH;
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides itself.
            size: {
              width: convertMillimetersToTwip(210),
              height: convertMillimetersToTwip(297),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: convertMillimetersToTwip(margins.top),
              bottom: convertMillimetersToTwip(margins.bottom),
              left: convertMillimetersToTwip(margins.left),
              right: convertMillimetersToTwip(margins.right),
              footer: convertMillimetersToTwip(margins.bottom - 9),
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: parts.flatMap((part) => elementsOf(part, typeWidth)),
      },
    ],
  });
  const packed = await Packer.toArrayBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable() }]);
  return withoutGridInTables(new Uint8Array(packed));
}

/** — 1 —, a character from the outer edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FACES.pageNumber.run, size: SIZE.pageNumber });
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: 280, right: 280 }, children: [run] })] });
}

function elementsOf(part: Part, typeWidth: number): (Paragraph | Table)[] {
  // A table at the end of a page, or before another, needs a paragraph behind it.
  if (part.kind === 'table') return [tableOf(part, typeWidth), new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT } })];
  return part.kind === 'lines' ? linesOf(part) : [paragraphOf(part)];
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

function paragraphOf({ kind, text, breakAt = 0 }: TextPart): Paragraph {
  const breaks = text.length > TITLE_LINE && breakAt > 0;
  const lines = breaks ? [text.slice(0, breakAt), text.slice(breakAt)] : [text];
  const children = lines.map((line, i) => new TextRun({ text: inXml(line), ...(i > 0 && { break: 1 }) }));
  return new Paragraph({ style: STYLE_OF[kind], pageBreakBefore: kind === 'attachment', children });
}

function linesOf({ lines }: LinesPart): Paragraph[] {
  return lines.map((text) => new Paragraph({ style: TABLE_TEXT, children: [new TextRun({ text: inXml(text) })] }));
}

function tableOf(part: TablePart, typeWidth: number): Table {
  const { width, rows } = gridOf(part);
  const columnWidths = columnShares(part).map((share) => Math.round(share * typeWidth));
  const size = width >= WIDE ? SIZE.wideTable : SIZE.table;
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 40, right: 40 },
    rows: rows.map(
      (row, y) =>
        new TableRow({
          cantSplit: true,
          tableHeader: y < part.heads,
          children: row.map(({ cell, column }) => {
            const taken = columnWidths.slice(column, column + cell.colspan).reduce((sum, one) => sum + one, 0);
            return cellOf(cell, taken, size);
          }),
        }),
    ),
  });
}

function cellOf({ kind, text, colspan, rowspan, marked = false }: PartCell, width: number, size: number): TableCell {
  const run = new TextRun({ text: inXml(text), size, bold: marked, ...(kind === 'head' && { font: FACES.tableHead.run }) });
  const alignment = kind === 'label' || kind === 'text' ? AlignmentType.LEFT : AlignmentType.CENTER;
  return new TableCell({
    columnSpan: colspan,
    rowSpan: rowspan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(marked && { shading: { type: ShadingType.CLEAR, fill: 'F0F0F0', color: 'auto' } }),
    children: [new Paragraph({ style: TABLE_TEXT, alignment, children: [run] })],
  });
}

/** The grid of lines would make every row of a table as high as a line of text; the library cannot say so. */
function withoutGridInTables(packed: Uint8Array): Uint8Array {
  const files = unzipSync(packed);
  const styles = strFromU8(files['word/styles.xml'] ?? new Uint8Array());
  const own = new RegExp(`(<w:style [^>]*w:styleId="${TABLE_TEXT}"[^>]*>(?:(?!</w:style>).)*?<w:pPr>)`, 's');
  files['word/styles.xml'] = strToU8(styles.replace(own, '$1<w:snapToGrid w:val="0"/>'));
  return zipSync(files);
}

/** Without the characters that XML does not know: with one of them Word would not open the file. */
function inXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
