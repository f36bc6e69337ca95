import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import { plain } from '../../server/src/features/hover/text.js';
import type { Report } from '../../server/src/report/types.js';
import { rules } from '../../server/src/rules/index.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { cellOf, draft2021, placeOf, read } from './support.js';

function hover(report: Report, offset: number) {
  return hoverAt({ report, findings: check(report) }, rules, offset);
}

/** What is told in Chinese of the words in the text, paragraph by paragraph. */
function told(text: string, words: string, time = 1): string[] {
  return hover(read(text), placeOf(text, words, time).start + 1)?.markdown.zh.split(/\n+/) ?? [];
}

test('a cell: where it stands, its figure, each of its equations with figures, what the text says', () => {
  const text = draft2021(['全年收到申请28件', '全年收到政府信息公开申请28件']);
  const report = read(text);
  const cell = cellOf(report, 'r1.tot');
  const found = hover(report, cell.at.start);
  assert.deepEqual(found?.at, cell.at);
  assert.deepEqual(found?.markdown.zh.split(/\n+/), [
    '表三　一、本年新收政府信息公开申请数量 × 总计',
    '**28** 件',
    '- ✓ 总计 28 ＝ 自然人 21 ＋ 商业企业 4 ＋ 社会公益组织 1 ＋ 法律服务机构 2（其余为 0）',
    '- ✓ 一、本年新收政府信息公开申请数量 28 ＋ 二、上年结转政府信息公开申请数量 3 ＝ （七）总计 27 ＋ 四、结转下年度继续办理 4',
    '- ✓ 正文：“全年收到政府信息公开申请28件”',
  ]);
  assert.match(found?.markdown.en ?? '', /^- ✓ 总计 28 = 自然人 21 \+ 商业企业 4 .*\(others 0\)$/m);
});

test('a cell deep in the form: the rows above it and the merged headers', () => {
  const report = read(draft2021());
  assert.match(
    hover(report, cellOf(report, 'r3_3_4.biz').at.end)?.markdown.zh ?? '',
    /^表三　三、本年度办理结果 › （三）不予公开 › 4\.保护第三方合法权益 × .*商业企业$/m,
  );
  assert.match(hover(report, cellOf(report, 'dir.keep').at.start)?.markdown.zh ?? '', /^表四　.*未经复议直接起诉 › 结果维持$/m);
});

test('what fails comes first, by how much, and then why the rule speaks', () => {
  const report = read(draft2021(['| 9 | 2 | 0 | 0 | 1 | 0 | 12 |', '| 9 | 2 | 0 | 0 | 1 | 0 | 13 |']));
  const lines = hover(report, cellOf(report, 'r3_1.tot').at.start)?.markdown.zh.split(/\n+/) ?? [];
  assert.deepEqual(lines.slice(1, 3), ['**13** 件', '- ✗ 总计 13 ≠ 自然人 9 ＋ 商业企业 2 ＋ 法律服务机构 1 ＝ 12（其余为 0），多 1']);
  const why = lines.indexOf('---');
  assert.ok(why > 0);
  assert.match(lines[why + 1] ?? '', /^\*\*勾稽关系不成立\*\*　.*固定的勾稽关系/);
  assert.match(lines[why + 2] ?? '', /^依据：国办公开办函〔2019〕60号/);
});

test('a balance that fails shows both sides; a blank says what is not judged', () => {
  const unbalanced = read(draft2021(['| 2 | 1 | 0 | 0 | 1 | 0 | 4 |', '| 3 | 1 | 0 | 0 | 1 | 0 | 5 |']));
  assert.match(
    hover(unbalanced, cellOf(unbalanced, 'r4.np').at.start)?.markdown.zh ?? '',
    /✗ .*申请数量 21 ＋ .*申请数量 2 ＝ 23，（七）总计 21 ＋ 四、结转下年度继续办理 3 ＝ 24，两边相差 1/,
  );
  const blank = read(draft2021(['| 2 | 1 | 0 | 0 | 1 | 0 | 4 |', '| 2 | 1 | 0 | 0 | 1 | 0 |  |']));
  assert.match(hover(blank, cellOf(blank, 'r4.np').at.start)?.markdown.zh ?? '', /— 未核：“四、结转下年度继续办理·总计”空白/);
});

test('a long sum stands as a column, the cell’s own addend in bold', () => {
  const text = draft2021(['| （一）予以公开 |  | 9 |', '| （一）予以公开 |  | 8 |']);
  const report = read(text);
  const column = [
    '  - （一）予以公开 8',
    '  - （二）部分公开 3',
    '  - 4.保护第三方合法权益 1',
    '  - 6.属于四类过程性信息 1',
    '  - 1.本机关不掌握相关政府信息 4',
    '  - 2.没有现成信息需要另行制作 1',
    '  - 1.信访举报投诉类申请 1',
    '  - 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 1',
  ];
  const lines = (key: string, locale: 'zh' | 'en') =>
    hover(report, cellOf(report, key).at.start)?.markdown[locale].split('\n').slice(4, 13);
  assert.deepEqual(lines('r3_7.np', 'zh'), ['- ✗ （七）总计 21 ≠ 下列 8 项之和 20（其余为 0），多 1', ...column]);
  assert.equal(lines('r3_7.np', 'en')?.[0], '- ✗ （七）总计 21 ≠ 20, the sum of these 8 (others 0), off by +1');
  assert.ok(lines('r3_2.np', 'zh')?.includes('  - **（二）部分公开 3**'));
  assert.match(
    hover(read(draft2021()), cellOf(read(draft2021()), 'r3_7.np').at.start)?.markdown.zh ?? '',
    /^- ✓ （七）总计 21 ＝ 下列 8 项之和（其余为 0）\n {2}- （一）予以公开 9$/m,
  );
});

test('a cell that is no figure comes before one that is blank; in English too', () => {
  const report = read(draft2021(['| 2 | 1 | 0 | 0 | 1 | 0 | 4 |', '| 2 | 1 | 0 | 若干 | 1 | 0 |  |']));
  const { zh = '', en = '' } = hover(report, cellOf(report, 'r4.np').at.start)?.markdown ?? {};
  assert.match(zh, /— 未核：“四、结转下年度继续办理·社会公益组织”不是数/);
  assert.match(en, /— not judged: no figure in “四、结转下年度继续办理·社会公益组织”/);
});

test('every cell of every clean draft is told of, at its own place, and nothing of it fails', () => {
  for (const { name, render, extension } of notations) {
    const report = read(render(cleanDraft('2021')), { html: extension === 'html' });
    for (const { cells } of report.tables) {
      for (const cell of cells.values()) {
        const found = hoverAt({ report, findings: [] }, rules, cell.at.start);
        assert.deepEqual(found?.at, cell.at, `${name} ${cell.key}`);
        assert.ok(!found?.markdown.zh.includes('✗'), `${name} ${cell.key}`);
      }
    }
  }
});

test('an article: topic, shape, in force from and to, counterpart', () => {
  const text = draft2021(['第三十三条', '第五十条第一款第（四）项']);
  assert.deepEqual(told(text, '第五十条第一款'), [
    '**《条例》第五十条第一款第（四）项**　年报内容与统一格式：问题与改进；考评追责结果',
    '本条共 2 款，第一款分 5 项。',
    '2019年版（国务院令第711号），2019年5月15日起施行。',
    '2008年版对应：第三十二条（年报应含内容）。',
  ]);
  assert.deepEqual(told(draft2021(['第三十三条', '第三十六条']), '第三十六条').slice(1, 5), [
    '本条分 7 项。',
    '- （一）已主动公开的',
    '- （二）可以公开的',
    '- （三）不予公开的',
  ]);
  const old = notations[0]?.render(cleanDraft('2008')) ?? '';
  assert.deepEqual(told(old, '第三十一条'), [
    '**《条例》第三十一条**　年报公布期限',
    '2008年版（国务院令第492号），2008年5月1日起施行，2019年5月15日起被修订后的版本取代。',
    '2019年版对应：第四十九条（年报提交与公布期限）。',
  ]);
  assert.match(told(draft2021(['第三十三条', '第二十四条']), '第二十四条').join(), /2008年版没有对应的规定/);
  assert.doesNotMatch(told(draft2021(['第三十三条', '第一条']), '第一条').join(), /2008年版/);
});

test('a caption of table two: the item that it names', () => {
  assert.equal(told(draft2021(), '第二十条第（五）项')[0], '**《条例》第二十条第（五）项**　各机关通用的主动公开清单：许可与管理服务');
});

test('a document, by number and by title: title, number, issuer, date, status, successor', () => {
  assert.deepEqual(told(draft2021(), '国办公开办函〔2021〕30号'), [
    '**《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》**',
    '国办公开办函〔2021〕30号　国务院办公厅政府信息与政务公开办公室　2021年9月26日',
    '没有废止或被取代的记录。',
  ]);
  const old = told(draft2021(['国办公开办函〔2021〕30号', '国办公开办函〔2019〕60号']), '国办公开办函');
  assert.equal(old[2], '2021年9月26日起不再适用。');
  assert.match(old[3] ?? '', /^接替的文件：国办公开办函〔2021〕30号《.*年度报告格式.*》$/);
  assert.ok(old.some((line) => line.includes('**引用的文件当年已不适用**')));
  assert.match(told(draft2021(), '《政府信息公开信息处理费管理办法》')[1] ?? '', /^国办函〔2020〕109号/);
});

test('nothing is told of other text, of labels, of unknown articles and of what is no report', () => {
  const text = draft2021(['第三十三条', '第九十九条']);
  const report = read(text);
  for (const words of ['总体情况', '申请人情况', '予以公开', '其他需要报告的事项']) {
    assert.equal(hover(report, placeOf(text, words).start), undefined, words);
  }
  assert.match(told(text, '第九十九条')[0] ?? '', /^\*\*条例没有这一条、款或项\*\*/);
  assert.equal(hoverAt({ report: undefined, findings: [] }, [], cellOf(report, 'r1.np').at.start), undefined);
});

test('an address in the draft is shown, not made a link', () => {
  for (const [address, escaped] of [
    ['http://example.com/a', 'http\\://example.com/a'],
    ['HTTPS://example.com', 'HTTPS\\://example.com'],
    ['www.example.com', 'www\\.example.com'],
    ['WWW.example.com', 'WWW\\.example.com'],
    ['a@example.com', 'a\\@example.com'],
    ['1：2', '1：2'],
  ] as const) {
    assert.equal(plain(address), escaped);
  }
});
