import type { Draft } from '../draft.js';
import type { Grid, GridCell } from '../grid.js';
import { plainSignOff, type Writer, writeDocument } from './document.js';

function htmlTable(grid: Grid): string {
  const rows = grid.map((row) => `<tr>\n${row.map(htmlCell).join('\n')}\n</tr>`);
  return `<table border="1" cellspacing="0">\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function htmlCell({ text, kind, colspan, rowspan }: GridCell): string {
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
  const value = kind === 'value' ? `&nbsp;${text}&nbsp;` : text;
  return `<td${spans}><p style="text-align:center"><span>${value}</span></p></td>`;
}

const fragment: Writer = {
  title: (text) => text,
  heading: (text) => text,
  paragraph: (text) => `　　${text}`,
  table: htmlTable,
  signOff: plainSignOff,
  gap: '\n\n',
};

const page: Writer = {
  title: (text) => `<h1>${text}</h1>`,
  heading: (text) => `<p><strong>${text}</strong></p>`,
  paragraph: (text) => `<p>&emsp;&emsp;${text}</p>`,
  table: htmlTable,
  signOff: (issuer, date) => `<p style="text-align:right">${issuer}</p>\n<p style="text-align:right">${date}</p>`,
  gap: '\n',
};

/** Tables as a government site gives them, in a text without any other markup. */
export const htmlTables = (draft: Draft): string => writeDocument(draft, fragment);

/** A whole page of a government site, with what such sites put around an article. */
export function htmlPage(draft: Draft): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${draft.title}_云溪县人民政府</title>
<style>.art td { padding: 2px 4px; }</style>
<script>var page = { id: 20417, hits: 0 };</script>
</head>
<body>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政府信息公开年报</div>
<div class="art">
${writeDocument(draft, page)}</div>
<div class="tools"><a href="#">打印本页</a> <a href="#">关闭窗口</a></div>
<div class="foot"><p>主办：云溪县人民政府办公室</p><p>网站地图 | 联系我们 | 隐私声明</p></div>
</body>
</html>
`;
}
