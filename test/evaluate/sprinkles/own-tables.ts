import type { Random } from '../random.js';
import { behind, gaps } from './paragraphs.js';
import { type Line, linesOf, type Setting, type Sprinkle, within } from './places.js';

/** The office's own tables, in the notation of its standard tables. */
export const ownTableSprinkles: readonly Sprinkle[] = [
  ownTable('table-of-years', years),
  ownTable('table-of-departments', departments),
  ownTable('table-of-outcomes', outcomes),
  ownTable('table-of-channels', channels),
];

interface OwnTable {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

/** Below a heading without text it is what stands there. */
function ownTable(id: string, make: (random: Random) => OwnTable): Sprinkle {
  return { id, mends: ['section-emptied', 'review-unsaid'], over: (text, setting, random) => added(text, setting, random, make(random)) };
}

function years(random: Random): OwnTable {
  const row = (year: number): string[] => [`${year}年`, ...[1, 2, 3].map(() => String(random.integer(2, 90)))];
  return {
    caption: '近三年申请办理情况对比如下。',
    rows: [['年度', '收到申请数', '办结数', '公众来访数'], row(2015), row(2016), row(2017)],
  };
}

function departments(random: Random): OwnTable {
  const counts = ['党政办', '司法所', '财政所', '农业站'].map((name): [string, number, number] => [
    name,
    random.integer(1, 40),
    random.integer(1, 9),
  ]);
  const total = (at: 1 | 2): number => counts.reduce((sum, row) => sum + row[at], 0);
  const rows = [...counts, ['合计', total(1), total(2)] as const].map((row) => row.map(String));
  return { caption: '各站所公开信息数量见下表。', rows: [['单位', '公开信息条数', '解读篇数'], ...rows] };
}

function outcomes(random: Random): OwnTable {
  const row = (name: string): string[] => [name, String(random.integer(0, 20)), String(random.integer(0, 20))];
  const names = ['予以公开', '部分公开', '不予公开', '无法提供', '其他处理'];
  return { caption: '申请办理结果与上年对照如下。', rows: [['办理结果', '上年件数', '本年件数'], ...names.map(row)] };
}

function channels(random: Random): OwnTable {
  const row = (name: string): string[] => [name, String(random.integer(1, 400)), `${random.integer(1, 99)}.5%`];
  return { caption: '公开渠道的情况如下。', rows: [['渠道', '条数', '占比'], row('政府网站'), row('政务微信'), row('公示栏')] };
}

/** Behind a paragraph, or behind a standard table: before the heading that follows it. */
function added(text: string, setting: Setting, random: Random, { caption, rows }: OwnTable): string {
  const lines = random.integer(0, 1) === 0 ? gaps(text, setting, ['prose', 'heading']) : beforeHeadings(text, setting);
  const line = random.pick(lines);
  if (line === undefined) return text;
  return behind(text, line, [setting.page ? `<p>${caption}</p>` : caption, written(rows, setting)]);
}

function beforeHeadings(text: string, setting: Setting): Line[] {
  const lines = linesOf(text, setting);
  return within(lines, 'heading').flatMap(({ start }) => {
    const line = lines.filter((one) => one.end < start && one.text.trim() !== '').at(-1);
    return line === undefined || text[line.end] !== '\n' ? [] : [line];
  });
}

function written(rows: OwnTable['rows'], { cells }: Setting): string {
  if (cells === 'html')
    return `<table border="1">\n${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}\n</table>`;
  if (cells === 'pipe') {
    const [head = [], ...rest] = rows.map((row) => `| ${row.join(' | ')} |`);
    return [head, `|${' --- |'.repeat(rows[0]?.length ?? 1)}`, ...rest].join('\n');
  }
  if (cells === 'line') return rows.flat().join('\n');
  return rows.map((row) => row.join(cells === 'tab' ? '\t' : '    ')).join('\n');
}
