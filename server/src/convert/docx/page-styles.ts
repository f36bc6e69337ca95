import { AlignmentType, convertMillimetersToTwip, type IStylesOptions, LineRuleType } from 'docx';
import { FACES, type Face } from './fonts.js';

/** Half points: sizes 二号, 三号, 四号, and what tables take. */
export const SIZE = { title: 44, body: 32, pageNumber: 28, table: 21, wideTable: 18 } as const;
/** 22 lines on 225 mm. */
export const LINE_PITCH = Math.round(convertMillimetersToTwip(225) / 22);
/** The name of the style of paragraphs in tables. */
export const TABLE_TEXT = 'TableText';

/** What each character gives up so that 28 of 三号 go on 156 mm; twentieths of a point. */
const CLOSER = -4;
/** Two characters. */
const INDENT = 2 * 316;

const run = (face: Face, size: number) => ({ font: face.run, size, bold: false, color: '000000' });
const indented = { indent: { firstLine: INDENT, firstLineChars: 200 }, spacing: { before: 0, after: 0 } };
const based = { basedOn: 'Normal', next: 'BodyText', quickFormat: true };

/** Named styles: whoever wants another font changes it in one place, and the headings stand in the navigation of Word. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { ...run(FACES.body, SIZE.body), language: { eastAsia: 'zh-CN' } } },
    title: {
      ...based,
      run: run(FACES.title, SIZE.title),
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { after: LINE_PITCH, line: 660, lineRule: LineRuleType.EXACT },
        keepNext: true,
      },
    },
    heading1: { ...based, run: run(FACES.heading, SIZE.body), paragraph: { ...indented, keepNext: true, outlineLevel: 0 } },
    heading2: { ...based, run: run(FACES.subheading, SIZE.body), paragraph: { ...indented, keepNext: true, outlineLevel: 1 } },
  },
  paragraphStyles: [
    {
      ...based,
      id: 'BodyText',
      name: 'Body Text',
      run: { characterSpacing: CLOSER },
      paragraph: { ...indented, alignment: AlignmentType.BOTH },
    },
    {
      ...based,
      id: 'Salutation',
      name: 'Salutation',
      run: { characterSpacing: CLOSER },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
    {
      ...based,
      id: 'SignOff',
      name: '落款',
      run: { characterSpacing: CLOSER },
      paragraph: { alignment: AlignmentType.RIGHT, indent: { right: INDENT }, keepLines: true },
    },
    { ...based, id: 'Attachment', name: '附件', run: run(FACES.heading, SIZE.body) },
    {
      ...based,
      next: TABLE_TEXT,
      id: TABLE_TEXT,
      name: '表格文字',
      run: run(FACES.table, SIZE.table),
      paragraph: { spacing: { before: 0, after: 0 } },
    },
  ],
};
