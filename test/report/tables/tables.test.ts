import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestForm } from '../../../server/src/data/forms.js';
import { readReport } from '../../../server/src/report/read.js';
import { titled } from '../../rules/support.js';
import { cleanDraft } from '../../support/draft.js';
import { notations } from '../../support/notations.js';
import { declaredReport, reportOf } from '../../support/reading.js';

interface Case {
  readonly name: string;
  readonly body: string;
  /** `key=text` of the bound cells that are not 0. */
  readonly cells: readonly string[];
  /** Rows that are not bound: `key state found/wanted`. */
  readonly rows?: readonly string[];
  readonly state?: string;
}

const HEAD = ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'];

const cases: readonly Case[] = [
  {
    name: 'pipes',
    body: `| ${HEAD.join(' | ')} |\n|---|---|---|---|\n| 规章 | 0 | 0 | 1 |\n| 行政规范性文件 | 3 | 2 | 5 |`,
    cells: ['gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'tabs',
    body: `${HEAD.join('\t')}\n规章\t0\t0\t1\n行政规范性文件\t3\t2\t5`,
    cells: ['gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'blanks between columns',
    body: `${HEAD.join('  ')}\n规章  0  0  1\n行政规范性文件  3  2  5`,
    cells: ['gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'one cell a line',
    body: [...HEAD, '规章', '0', '0', '1', '行政规范性文件', '3', '2', '5'].join('\n'),
    cells: ['gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'markup',
    body: `<table><tr><td>${HEAD.join('<td>')}<tr><td>规章<td>0<td>0<td>&nbsp;1<tr><td>行政规范性文件<td>3<td>2<td>5</table>`,
    cells: ['gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'a blank keeps its place between pipes',
    body: `| ${HEAD.join(' | ')} |\n| 规章 | 0 | | 1 |\n| 行政规范性文件 | 3 | 2 | 5 |`,
    cells: ['gz.repealed=', 'gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'each cell between bars on a line of its own, two bars for a blank',
    body: [...HEAD, '规章', '0', '', '1', '行政规范性文件', '3', '2', '5'].map((cell) => `|${cell}|`).join('\n'),
    cells: ['gz.repealed=', 'gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'blanks of merged labels behind the figures, and a row that begins with a blank',
    body: [
      ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计', '', ''],
      ['一、本年新收政府信息公开申请数量', '9', '3', '', '1', '', '1', '14', '', ''],
      ['二、上年结转政府信息公开申请数量', '2', '', '', '', '', '', '2', '', ''],
      ['三、本年度办理结果', '（一）予以公开', '4', '', '', '', '', '', '4', ''],
      ['（二）部分公开', '2', '', '', '', '', '', '2', '', ''],
      ['（三）不予公开', '1.属于国家秘密', '', '1', '', '', '', '', '1', ''],
    ]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n'),
    cells: [
      ...['np=9', 'biz=3', 'sci=', 'pub=1', 'law=', 'oth=1', 'tot=14'].map((cell) => `r1.${cell}`),
      ...['np=2', 'biz=', 'sci=', 'pub=', 'law=', 'oth=', 'tot=2'].map((cell) => `r2.${cell}`),
      ...['np=4', 'biz=', 'sci=', 'pub=', 'law=', 'oth=', 'tot=4'].map((cell) => `r3_1.${cell}`),
      ...['np=2', 'biz=', 'sci=', 'pub=', 'law=', 'oth=', 'tot=2'].map((cell) => `r3_2.${cell}`),
      ...['np=', 'biz=1', 'sci=', 'pub=', 'law=', 'oth=', 'tot=1'].map((cell) => `r3_3_1.${cell}`),
    ],
  },
  {
    name: 'the last row under another name',
    body: '| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| （六）其他处理 | 3.其他 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| （七）合计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
    cells: ['r1.np=1', 'r1.tot=1', 'r3_6_3.np=1', 'r3_6_3.tot=1', 'r3_7.np=1', 'r3_7.tot=1'],
  },
  {
    name: 'a figure too few without borders binds nothing',
    body: `${HEAD.join('  ')}\n规章  0  1\n行政规范性文件  3  2  5`,
    cells: ['gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
    rows: ['gz unclear 2/3'],
  },
  {
    name: 'a figure too many binds nothing',
    body: `| ${HEAD.join(' | ')} |\n| 规章 | 0 | 0 | 1 | 7 |\n| 行政规范性文件 | 3 | 2 | 5 |`,
    cells: ['gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
    rows: ['gz unclear 4/3'],
  },
  {
    name: 'full-width figures, variants and blanks in labels',
    body: `| ${HEAD.join(' | ')} |\n| 规　章 | ０ | ０ | １ |\n| 规范性文件 | ３ | 2 | 5 |`,
    cells: ['gz.valid=1', 'gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
  },
  {
    name: 'merged labels of table three',
    body: '| 一、本年新收政府信息公开申请数量 | | | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| | | 8.属于行政查询事项 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n| | （七）总计 | | 3 | 0 | 0 | 0 | 0 | 0 | 3 |',
    cells: ['r1.np=3', 'r1.tot=3', 'r3_3_1.np=1', 'r3_3_1.tot=1', 'r3_3_8.np=2', 'r3_3_8.tot=2', 'r3_7.np=3', 'r3_7.tot=3'],
  },
  {
    name: 'a label merged over columns leaves blanks, one merged over rows none',
    body: '| 一、本年新收政府信息公开申请数量 | | | 3 | | 1 | 0 | 0 | 0 | 4 |\n| 三、本年度办理结果 | （一）予以公开 | | 1 | | | | | | 1 |\n| （二）部分公开 | | 2 | | 1 | 0 | 0 | 0 | 3 |',
    cells: [
      ...[
        'r1.np=3',
        'r1.biz=',
        'r1.sci=1',
        'r1.tot=4',
        'r3_1.np=1',
        'r3_1.biz=',
        'r3_1.sci=',
        'r3_1.pub=',
        'r3_1.law=',
        'r3_1.oth=',
        'r3_1.tot=1',
      ],
      ...['r3_2.np=2', 'r3_2.biz=', 'r3_2.sci=1', 'r3_2.tot=3'],
    ],
  },
  {
    name: 'the blanks of merged labels at the end of the row, as programs write them that read web pages',
    body: '| 一、本年新收政府信息公开申请数量 | 2 | 1 |  |  |  |  | 3 |||\n| 二、上年结转政府信息公开申请数量 | | | | | | | 0 |||\n| 三、本年度办理结果 | （一）予以公开 | 2 | | | | | | 2 ||\n| （二）部分公开 | | 1 | | | | | 1 ||',
    cells: [
      ...['r1.np=2', 'r1.biz=1', 'r1.sci=', 'r1.pub=', 'r1.law=', 'r1.oth=', 'r1.tot=3'],
      ...['r2.np=', 'r2.biz=', 'r2.sci=', 'r2.pub=', 'r2.law=', 'r2.oth='],
      ...['r3_1.np=2', 'r3_1.biz=', 'r3_1.sci=', 'r3_1.pub=', 'r3_1.law=', 'r3_1.oth=', 'r3_1.tot=2'],
      ...['r3_2.np=', 'r3_2.biz=1', 'r3_2.sci=', 'r3_2.pub=', 'r3_2.law=', 'r3_2.oth=', 'r3_2.tot=1'],
    ],
  },
  {
    name: 'blanks on both sides of the figures, and no row that tells which are of the label',
    body: '| 一、本年新收政府信息公开申请数量 | | | 2 | 1 | 0 | 0 | | | |\n| 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    cells: [],
    rows: ['r1 unclear 4/7'],
  },
  {
    name: 'a blank before the figures where no label is merged over columns may be one too many',
    body: '| 一、本年新收政府信息公开申请数量 | | 3 | | 1 | 0 | 0 | 0 | 4 |\n| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
    cells: ['r2.np=1', 'r2.tot=1'],
    rows: ['r1 unclear 6/7'],
  },
  {
    name: 'a bar alone is a blank cell where each cell has a line of its own',
    body: `${HEAD.join(' |\n')} |\n规章 |\n|\n|\n1 |\n行政规范性文件 |\n3 |\n|\n5 |\n|\n`,
    cells: ['gz.made=', 'gz.repealed=', 'gz.valid=1', 'gfx.made=3', 'gfx.repealed=', 'gfx.valid=5'],
  },
  {
    name: 'a blank that may open the next row binds nothing',
    body: `${HEAD.join(' |\n')} |\n|\n规章 |\n0 |\n1 |\n|\n行政规范性文件 |\n3 |\n2 |\n5 |`,
    cells: ['gfx.made=3', 'gfx.repealed=2', 'gfx.valid=5'],
    rows: ['gz unclear 2/3'],
  },
];

for (const { name, body, cells, rows = [], state = 'read' } of cases) {
  test(`binding: ${name}`, () => {
    const { tables } = declaredReport(titled(2023, body));
    assert.equal(tables.length, 1);
    const [table] = tables;
    const bound = [...(table?.cells ?? [])].filter(([, cell]) => cell.text !== '0');
    assert.deepEqual(
      bound.map(([key, cell]) => `${key}=${cell.text}`),
      cells,
    );
    const loose = (table?.rows ?? []).filter((row) => row.row.figures && row.state !== 'bound');
    assert.deepEqual(
      loose.map((row) => `${row.row.key} ${row.state} ${row.found}/${row.wanted}`),
      rows,
    );
    assert.equal(table?.state, state);
  });
}

test('table four binds fifteen figures in one row, or as many lines', () => {
  const heads = ['行政复议\t行政诉讼', '结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉'];
  const figures = ['1', '0', '0', '0', '1', '0', '2', '0', '0', '2', '0', '0', '3', '0', '3'];
  const lines = [...heads.join('\t').split('\t'), ...figures];
  for (const body of [[...heads, figures.join('\t')].join('\n'), lines.join('\n'), `${lines.join(' |\n')} |`]) {
    const [table] = declaredReport(titled(2023, body)).tables;
    assert.equal(table?.table.id, 't4');
    assert.deepEqual(
      [...(table?.cells.values() ?? [])].map((cell) => cell.text),
      figures,
    );
  }
});

test('a bar alone among the fifteen figures of table four is a blank', () => {
  const figures = ['1', '', '', '', '1', '', '2', '', '', '2', '0', '', '3', '', '3'];
  const lines = [
    '行政复议',
    '行政诉讼',
    '结果维持',
    '结果纠正',
    '其他结果',
    '尚未审结',
    '总计',
    '未经复议直接起诉',
    '复议后起诉',
    ...figures,
  ];
  const [table] = declaredReport(titled(2023, lines.map((line) => `${line} |`.trim()).join('\n'))).tables;
  assert.deepEqual(
    [...(table?.cells.values() ?? [])].map((cell) => cell.text),
    figures,
  );
});

test('a table of another generation keeps its own form', () => {
  const body =
    '| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n| 规范性文件 | 1 | 1 | 3 |';
  const report = declaredReport(titled(2023, body));
  assert.equal(report.form.id, '2021');
  assert.equal(report.tables[0]?.form.id, '2019');
});

test('the form follows the year, then the tables, then what the caller wants', () => {
  const forms: readonly [string, string][] = [
    ['青禾镇2016年政府信息公开工作年度报告', '2008'],
    ['青禾镇2020年政府信息公开工作年度报告', '2019'],
    ['青禾镇2023年政府信息公开工作年度报告', '2021'],
    ['青禾镇政府信息公开工作年度报告', newestForm().id],
  ];
  for (const [draft, form] of forms) assert.equal(declaredReport(draft).form.id, form, draft);
  const old = '（一）收到申请数\t件\t3\n1.当面申请数\t件\t1\n2.传真申请数\t件\t0\n3.网络申请数\t件\t2\n4.信函申请数\t件\t0';
  assert.equal(declaredReport(`青禾镇政府信息公开工作年度报告\n\n${old}`).form.id, '2008');
  assert.equal(declaredReport('青禾镇2023年政府信息公开工作年度报告', { form: '2019' }).form.id, '2019');
});

test('any other document is no report and holds no tables', () => {
  for (const draft of ['', '会议记录\n\n| 姓名 | 部门 |\n|---|---|\n| 张三 | 办公室 |\n', '# README\n\nplain text']) {
    const reading = readReport(draft);
    assert.equal(reading.kind, 'other');
    assert.ok(!('tables' in reading));
  }
});

test('blanks in table two leave it one table, in markup as in pipes: a caption across its columns ends none', () => {
  for (const [form, keys] of [
    ['2021', ['gz.made', 'gfx.valid']],
    ['2019', ['cg.n']],
    ['2019', ['sf.delta', 'cg.amount']],
  ] as const) {
    for (const { name, render } of notations.filter((one) => ['markdown', 'html-tables'].includes(one.name))) {
      const source = render(cleanDraft(form));
      const cells = keys.map((key) => reportOf(source).tables[0]?.cells.get(key)).sort((a, b) => (b?.at.start ?? 0) - (a?.at.start ?? 0));
      const text = cells.reduce((rest, cell) => rest.slice(0, cell?.at.start) + rest.slice(cell?.at.end), source);
      const [table] = reportOf(text).tables;
      assert.equal(table?.cells.size, reportOf(source).tables[0]?.cells.size, `${form} ${name}`);
      const blank = [...(table?.cells.values() ?? [])].filter(({ state }) => state === 'blank').map(({ key }) => key);
      assert.deepEqual(blank.sort(), [...keys].sort(), `${form} ${name}`);
    }
  }
});
