import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Namespaces that WPS declares on every part, its own among them, and those that others may ignore. */
const NAMES = [
  ['wpc', 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['wpsCustomData', 'http://www.wps.cn/officeDocument/2013/wpsCustomData'],
].map(([prefix, name]) => `xmlns:${prefix}="${name}"`);

const CHINESE =
  '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>';
const LATIN = '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="32"/><w:lang w:val="en-US"/>';

/** The same Word file as WPS would have saved it, who writes the same things in other words. */
export function asWps(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  return zipSync({ ...files, 'word/document.xml': strToU8(rewritten(document)) });
}

function rewritten(document: string): string {
  return (
    document
      .replace('<w:document ', `<w:document ${NAMES.join(' ')} mc:Ignorable="w14 w15" `)
      // The input method's language changes with every figure, and with it the run.
      .replace(/<w:r><w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g, (_, text: string) => runsOf(text))
      .replace(/<w:p>(?:<w:pPr>(.*?)<\/w:pPr>)?/g, (_, properties = '') => `<w:p>${settings(properties)}`)
      .replaceAll('<w:vMerge/>', '<w:vMerge w:val="continue"/>')
      .replaceAll('<w:gridSpan w:val="1"/>', '')
      .replaceAll('<w:tcPr>', '<w:tcPr><w:tcW w:w="1245" w:type="dxa"/>')
      .replaceAll(
        '</w:tcPr>',
        '<w:tcBorders><w:tl2br w:val="nil"/><w:tr2bl w:val="nil"/></w:tcBorders><w:noWrap w:val="0"/><w:vAlign w:val="center"/></w:tcPr>',
      )
      .replaceAll(
        '<w:tbl>',
        '<w:tbl><w:tblPr><w:tblStyle w:val="4"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1245"/></w:tblGrid>',
      )
      .replaceAll(
        '<w:tr>',
        '<w:tr><w:tblPrEx><w:tblLayout w:type="fixed"/></w:tblPrEx><w:trPr><w:trHeight w:val="567" w:hRule="atLeast"/></w:trPr>',
      )
  );
}

function settings(properties: string): string {
  return `<w:pPr>${properties}<w:keepNext w:val="0"/><w:pageBreakBefore w:val="0"/><w:widowControl w:val="0"/><w:kinsoku/><w:bidi w:val="0"/><w:snapToGrid/><w:rPr>${CHINESE}</w:rPr></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>`;
}

function runsOf(text: string): string {
  const pieces = text.match(/[\dA-Za-z.]|[^\dA-Za-z.]{1,7}/g) ?? [];
  return pieces
    .map(
      (piece) =>
        `<w:r><w:rPr>${/^[\dA-Za-z.]/.test(piece) ? LATIN : CHINESE}</w:rPr><w:t${piece.trim() === piece ? '' : ' xml:space="preserve"'}>${piece}</w:t></w:r>`,
    )
    .join('');
}
