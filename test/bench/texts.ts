import { chineseNumeral } from '../../server/src/text/numerals.js';
import { cleanDraft, type Draft, type DraftSection } from '../support/draft.js';
import { gridOf } from '../support/grid.js';
import { htmlTables } from '../support/notations/markup.js';
import { crlf, markdown } from '../support/notations/pipes.js';
import { tsvRagged } from '../support/notations/plain.js';

/** A text of any size, in a shape of its own. */
export interface Shape {
  readonly name: string;
  readonly make: (length: number) => string;
}

const TITLE = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n';
const SENTENCE = '镇便民服务大厅受理窗口登记来件后当日编号，答复文书由司法所审核，村居公示栏每月更新补贴名册与工程进度，';

/** A report with more to say: paragraphs until it is long enough, and beyond an ordinary report's length its tables over and over. */
export function realistic(length: number, render: (draft: Draft) => string = markdown): string {
  const draft = cleanDraft('2021');
  const bare = render(draft).length;
  const copies = Math.floor(Math.max(0, length - 2 * 10_000) / (2.5 * bare));
  const repeated = Array.from({ length: copies }, () => draft.sections.filter((section) => section.table !== undefined)).flat();
  const tables: DraftSection[] = repeated.map((section, i) => ({ ...section, heading: `附件${chineseNumeral((i % 99) + 1)}` }));
  const short = render({ ...draft, sections: [...draft.sections, ...tables] }).length;
  const wanted = Math.max(0, Math.round((length - short) / 160));
  const more = Array.from({ length: wanted }, (_, i) => `第${i + 1}季度小结。${SENTENCE.repeat(3).slice(0, 148)}。`);
  const sections = draft.sections.map((section, i) => (i === 0 ? { ...section, paragraphs: [...section.paragraphs, ...more] } : section));
  return flat(render({ ...draft, sections: [...sections, ...tables] }));
}

export const ordinary: readonly Shape[] = [
  { name: 'Markdown', make: (length) => realistic(length) },
  { name: 'Markdown, CRLF', make: (length) => realistic(length, crlf) },
  { name: 'HTML tables', make: (length) => realistic(length, htmlTables) },
  { name: 'ragged TSV', make: (length) => realistic(length, tsvRagged) },
];

const row = (label: string): string => `| ${label} | 21 | 4 | 0 | 1 | 2 | 0 | 28 |\n`;
const tableThree = gridOf(cleanDraft('2021'), 't3').map((cells) => `| ${cells.map((cell) => cell.text).join(' | ')} |\n`);
const cellLines = gridOf(cleanDraft('2021'), 't3').flatMap((cells) => cells.map((cell) => `${cell.text}\n`));
const htmlRow = '<tr><td><p><span>行政许可</span></p></td><td>&nbsp;136&nbsp;</td></tr>\n';

/** What no one writes, but a file may hold: none of it may take more than time in proportion to its length. */
export const hostile: readonly Shape[] = [
  { name: 'one line of prose', make: fill(SENTENCE) },
  { name: 'one line of pipes and figures', make: fill('| 12 ') },
  { name: 'one table, rows over and over', make: fill(tableThree.join('')) },
  { name: 'one table, the same row', make: fill(row('一、本年新收政府信息公开申请数量')) },
  { name: 'rows of unknown labels', make: fill(row('上河村受理数量')) },
  {
    name: 'small tables, blank lines between',
    make: fill(`| 信息内容 | 本年处理决定数量 |\n| --- | --- |\n| 行政许可 | 136 |\n\n${SENTENCE}\n\n`),
  },
  { name: 'one <table> of rows', make: (length) => `${fill(htmlRow, `${TITLE}<table>`)(length)}</table>` },
  { name: '<table> over and over', make: fill(`<table>${htmlRow}</table>\n`) },
  { name: '<table> nested', make: fill('<table><tr><td>') },
  { name: '<table never closed', make: fill(SENTENCE, `${TITLE}<table`) },
  { name: '<table over and over, never closed', make: fill('<table ') },
  { name: '<!-- over and over', make: fill('<!-- \n') },
  { name: '《 never closed', make: fill('《') },
  { name: '（一） over and over', make: fill('（一）') },
  { name: 'all tabs', make: fill('\t') },
  { name: 'all pipes', make: fill('|') },
  { name: 'all blanks', make: fill(' ') },
  { name: 'all line ends', make: fill('\n') },
  { name: 'all CRLF', make: fill('\r\n') },
  { name: 'all figures', make: fill('1') },
  { name: 'one cell a line, labels and figures', make: fill(cellLines.join('')) },
  { name: 'one cell a line, figures only', make: fill('0\n') },
  { name: 'one cell a line, blank lines between', make: fill('行政许可\n\n136\n\n') },
  { name: 'headings', make: fill('一、总体情况\n') },
  { name: 'headings with text', make: fill('五、存在的主要问题及改进情况\n\n补贴名册张贴偏晚。\n\n') },
  { name: 'titles', make: fill(TITLE) },
  { name: 'dates', make: fill('2023年1月1日起至2023年12月31日止，') },
  { name: 'columns held apart by blanks', make: fill('行政许可      136      12\n') },
  { name: '``` over and over', make: fill('```\n') },
  { name: 'entities', make: fill('&nbsp;&#20803;', `${TITLE}<table><tr><td>`) },
];

function fill(piece: string, before = TITLE): (length: number) => string {
  return (length) => flat(before + piece.repeat(Math.ceil(length / piece.length)).slice(0, Math.max(0, length - before.length)));
}

/** One string in memory instead of a tree of pieces: reading a file gives the same. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
