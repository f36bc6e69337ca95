import { formOf } from '../../../server/src/data/forms.js';
import { tableSkeleton } from '../../../server/src/forms/skeleton.js';

const TITLE = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n本报告统计期限自2023年1月1日起至2023年12月31日止。\n\n';
const SENTENCE =
  '全镇主动公开政府信息，办理依申请公开，规范政府信息管理，加强平台建设，监督保障到位，依据《中华人民共和国政府信息公开条例》第五十条开展考核、评议。';
const form = formOf('2021');

/** A standard table with 0 in every cell. */
function table(id: string): string {
  const found = form.tables.find((t) => t.id === id);
  if (found === undefined) throw new RangeError(`no table ${id}`);
  const width = found.width;
  return tableSkeleton(found)
    .split('\n')
    .map((line) => (/^\| (?:\||[^|]+\|)/.test(line) && /\|(?:\s+\|){3,}$/.test(line) ? zeros(line, width) : line))
    .join('\n');
}

function zeros(line: string, width: number): string {
  const cells = line.split('|').slice(1, -1);
  const from = width === 10 ? 3 : width === 4 ? 1 : 0;
  return `|${cells.map((cell, i) => (i >= from && cell.trim() === '' ? ' 0 ' : cell)).join('|')}|`;
}

const TABLE = table('t2');

/** Shapes that punish anything worse than linear; each is cut to the length asked for. They repeat themselves: that is what is hostile. */
export const hostile: Readonly<Record<string, (length: number) => string>> = {
  'one line': (n) => fill(SENTENCE, n),
  'pipe rows': (n) => fill('| 行政许可 | 0 | 1 | 2 | 3 |\n', n),
  'pipe rows of table three': (n) => fill('| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 5 |\n', n),
  'tables in pipes': (n) => fill(`${TABLE}\n\n`, n),
  'tables in markup': (n) => fill('<table><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table>\n正文。\n', n),
  '`<table` never closed': (n) => fill('<table', n),
  '`<table>` never closed': (n) => fill('<table><tr><td>规章<td>0\n', n),
  '`<` only': (n) => fill('<', n),
  '`&` only': (n) => fill('&', n),
  '`<!--` never closed': (n) => fill('<!-- 甲\n', n),
  '《 never closed': (n) => fill('《中华人民共和国', n),
  tabs: (n) => fill('\t', n),
  'tabs in lines': (n) => fill('甲\t\t3\t\n', n),
  pipes: (n) => fill('|', n),
  'escaped pipes': (n) => fill('\\|', n),
  CRLF: (n) => fill('\r\n', n),
  'CR only': (n) => fill('甲\r', n),
  blanks: (n) => fill(' ', n),
  'full-width blanks in lines': (n) => fill('　　甲　　3　　\n', n),
  'one cell a line': (n) => fill('行政许可\n0\n', n),
  'header words a line': (n) => fill('结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n', n),
  'figures a line': (n) => fill('0\n', n),
  headings: (n) => fill('一、总体情况\n', n),
  'headings with #': (n) => fill('## 二、主动公开政府信息情况\n\n', n),
  'headings of level two': (n) => fill('（一）主动公开。甲。\n', n),
  'periods without dates': (n) => fill('统计期限自', n),
  titles: (n) => fill('云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n', n),
  'digits in one line': (n) => fill('1234567890', n),
  '〔 never closed': (n) => fill('国办发〔2019', n),
  '（ never closed': (n) => fill('（', n),
  'reports without end': (n) => fill('青禾镇人民政府2023年政府信息公开工作年度报告\n一、甲\n二、乙\n三、丙\n四、丁\n', n),
  'marks without a partner a line': (n) => fill('“甲乙丙\n丁戊）\n', n),
  'marks doubled': (n) => fill('、', n),
  'articles without end': (n) => fill('《条例》第十条、', n),
  'short titles': (n) => fill('以下简称《条例》', n),
  'lists without end': (n) => fill('共3条，其中', n),
  fences: (n) => fill('```\n', n),
};

function fill(part: string, length: number): string {
  return (TITLE + part.repeat(Math.ceil(length / part.length))).slice(0, length);
}
