import { gridOf } from './grid.js';
import type { PageOptions, Part, PartCell, TablePart } from './outline.js';

/** A report as one page that needs nothing else: its words, official tables with their heads, and how it is printed. */
export function writeHtml(parts: readonly Part[], { landscape = false, language = 'zh' }: PageOptions = {}): string {
  const title = parts.find(({ kind }) => kind === 'title');
  const name = title !== undefined && 'text' in title ? title.text : '政府信息公开工作年度报告';
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<style>
${STYLE}${landscape ? LANDSCAPE : ''}</style>
</head>
<body>
<main>
${parts.map((part, i) => partHtml(part, parts, i)).join('\n')}
</main>
</body>
</html>
`;
}

const TAGS = { title: 'h1', heading: 'h2', subheading: 'h3', salutation: 'p', paragraph: 'p', attachment: 'p', signOff: 'p' } as const;
const CLASSES: Partial<Record<keyof typeof TAGS, string>> = {
  salutation: ' class="salutation"',
  attachment: ' class="attachment"',
  signOff: ' class="sign-off"',
};

function partHtml(part: Part, parts: readonly Part[], index: number): string {
  if (part.kind === 'table') return tableHtml(part, labelOf(part, parts, index));
  if (part.kind === 'lines') return `<pre>${escaped(part.lines.join('\n'))}</pre>`;
  const tag = TAGS[part.kind];
  const style = CLASSES[part.kind] ?? '';
  return `<${tag}${style}>${escaped(part.text)}</${tag}>`;
}

/** For those who hear the page: what the table is. The words stand in its heading for those who see it. */
function labelOf({ official }: TablePart, parts: readonly Part[], index: number): string {
  if (official !== undefined) return official.table.title;
  const above = parts.slice(0, index).findLast((part) => part.kind !== 'table' && part.kind !== 'lines');
  return above !== undefined && 'text' in above ? above.text.slice(0, 40) : '表格';
}

/** So many columns keep their width on a narrow screen, where the table is moved instead. */
const WIDE = 8;

function tableHtml(part: TablePart, label: string): string {
  const rows = part.rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell)).join('')}</tr>`);
  const head = part.heads === 0 ? '' : `<thead>\n${rows.slice(0, part.heads).join('\n')}\n</thead>\n`;
  const body = `<tbody>\n${rows.slice(part.heads).join('\n')}\n</tbody>\n`;
  const open = `<div class="table" role="region" aria-label="${escaped(label)}" tabindex="0">`;
  const wide = gridOf(part).width >= WIDE ? ' class="wide"' : '';
  return `${open}\n<table${wide} aria-label="${escaped(label)}">\n${columnsHtml(part)}${head}${body}</table>\n</div>`;
}

function columnsHtml({ shares }: TablePart): string {
  if (shares === undefined) return '';
  return `<colgroup>${shares.map((share) => `<col style="width: ${Math.round(1000 * share) / 10}%">`).join('')}</colgroup>\n`;
}

function cellHtml({ kind, text, colspan, rowspan, marked = false }: PartCell): string {
  const classes = [...(kind === 'text' ? ['text'] : []), ...(marked ? ['marked'] : [])];
  const style = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
  if (kind === 'value' || kind === 'text') return `<td${spans}${style}>${escaped(text)}</td>`;
  const scope = kind === 'head' ? (colspan > 1 ? 'colgroup' : 'col') : rowspan > 1 ? 'rowgroup' : 'row';
  return `<th${spans}${style} scope="${scope}">${escaped(text)}</th>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font: 18px/1.8 FangSong_GB2312, FangSong, 仿宋_GB2312, 仿宋, STFangsong, "Noto Serif CJK SC", "Noto Serif SC", serif; }
main { max-width: 46em; margin: 0 auto; padding: 2em 1em; }
h1 { margin: 0 0 1.2em; font: 28px/1.5 FZXiaoBiaoSong-B05S, 方正小标宋简体, 方正小标宋_GBK, SimSun, 宋体, STSong, "Noto Serif CJK SC", serif; text-align: center; text-wrap: balance; }
h2 { margin: 1.2em 0 .4em; font: 20px/1.6 SimHei, 黑体, STHeiti, "Noto Sans CJK SC", sans-serif; }
h3 { margin: .8em 0 .3em; font: 18px/1.8 KaiTi_GB2312, KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; }
p, h2, h3 { text-indent: 2em; }
p { margin: 0 0 .3em; text-align: justify; }
p.sign-off { margin: 0; padding-right: 4em; text-indent: 0; text-align: right; }
p.salutation { text-indent: 0; }
p.attachment { margin-top: 1.5em; text-indent: 0; }
.table { margin: .8em 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font: 15px/1.5 SimSun, 宋体, STSong, "Noto Serif CJK SC", serif; }
th, td { padding: .3em .4em; border: 1px solid #000; font-weight: normal; text-align: center; text-indent: 0; vertical-align: middle; min-width: 2em; text-wrap: balance; }
@media screen { table.wide { min-width: 46em; } }
tbody th, td.text { text-align: left; text-wrap: wrap; }
.marked { background: #f0f0f0; font-weight: bold; print-color-adjust: exact; }
thead th, th[scope^="col"] { text-align: center; font-weight: bold; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print { main { max-width: none; padding: 0; } body { font-size: 16pt; } h1 { font-size: 22pt; } h2, h3 { font-size: 16pt; } table { font-size: 10.5pt; } thead { display: table-header-group; } tr { break-inside: avoid; } .table { overflow: visible; } }
`;

const LANDSCAPE = `main { max-width: 72em; }
h1 { margin-bottom: .8em; }
@page { size: A4 landscape; margin: 20mm 18mm; }
@media print { body { font-size: 12pt; } h1 { font-size: 18pt; } table { font-size: 9pt; } }
`;
