import { type Grid, type GridCell, rectangle } from '../support/grid.js';

const spans = ({ colspan, rowspan }: GridCell) => `${colspan > 1 ? ` colspan=${colspan}` : ''}${rowspan > 1 ? ` rowspan=${rowspan}` : ''}`;

/** What Excel puts on the clipboard. */
export function excel(grid: Grid): string {
  const rows = grid.map((row) => {
    const cells = row.map(
      (cell) =>
        `  <td${spans(cell)} class=xl65 width=72 style='border-left:none;width:54pt'${cell.kind === 'value' ? ' x:num align=right' : ''}>${cell.text}</td>`,
    );
    return ` <tr height=18 style='mso-height-source:userset;height:13.8pt'>\r\n${cells.join('\r\n')}\r\n </tr>`;
  });
  return `<html xmlns:v="urn:schemas-microsoft-com:vml"\r\nxmlns:x="urn:schemas-microsoft-com:office:excel"\r\nxmlns="http://www.w3.org/TR/REC-html40">\r\n<head>\r\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\r\n<meta name=Generator content="Microsoft Excel 15">\r\n<style>\r\n<!--table\r\n	{mso-displayed-decimal-separator:"\\.";}\r\n.xl65\r\n	{mso-number-format:0;}\r\n-->\r\n</style>\r\n</head>\r\n<body link="#0563C1" vlink="#954F72">\r\n<table border=0 cellpadding=0 cellspacing=0 width=720 style='border-collapse:\r\n collapse;width:540pt'>\r\n<!--StartFragment-->\r\n <col width=72 span=10 style='width:54pt'>\r\n${rows.join('\r\n')}\r\n<!--EndFragment-->\r\n</table>\r\n</body>\r\n</html>`;
}

/** What Word puts on the clipboard. */
export function word(grid: Grid): string {
  const rows = grid.map((row) => {
    const cells = row.map(
      (cell) =>
        `<td width=66${spans(cell)} valign=top style='width:49.7pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\n  <p class=MsoNormal align=center style='text-align:center'><span lang=EN-US\n  style='font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>${cell.text}<o:p></o:p></span></p>\n  </td>`,
    );
    return `<tr style='mso-yfti-irow:0'>\n  ${cells.join('\n  ')}\n </tr>`;
  });
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head>\n<body lang=ZH-CN>\n<!--StartFragment-->\n<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n ${rows.join('\n ')}\n</table>\n<!--EndFragment-->\n</body>\n</html>`;
}

/** What a browser puts on the clipboard for a table of a government site. */
export function web(grid: Grid): string {
  const rows = grid.map(
    (row) =>
      `<tr>${row.map((cell) => `<td${spans(cell).replace(/=(\d+)/g, '="$1"')} style="text-align: center;"><p style="margin: 0px;"><span>&nbsp;${cell.text}&nbsp;</span></p></td>`).join('')}</tr>`,
  );
  return `<meta charset='utf-8'><div class="TRS_Editor"><table border="1" style="border-collapse: collapse;"><tbody>${rows.join('')}</tbody></table></div>`;
}

/** What all of them give as text. */
export const tsv = (grid: Grid) =>
  `${rectangle(grid)
    .map((row) => row.map(({ text }) => text).join('\t'))
    .join('\r\n')}\r\n`;
