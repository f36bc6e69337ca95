import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forms } from '../../../server/src/data/forms.js';
import { damagedHeader, damagedRowLabel, rewordedRowLabel } from '../../../server/src/report/tables/damaged-labels.js';
import { fitsNumber, headerTexts, labelKey } from '../../../server/src/report/tables/label.js';

test('keys leave out what clerks vary', () => {
  const cases: readonly [string, string, string][] = [
    ['一、本年新收政府信息公开申请数量', '本年新收政府信息公开申请数量', '一'],
    ['（一）予以公开', '予以公开', '一'],
    ['(一) 予以 公开：', '予以公开', '一'],
    ['㈠予以公开', '予以公开', '一'],
    ['1.属于国家秘密', '属于国家秘密', '1'],
    ['１．属于国家秘密', '属于国家秘密', '1'],
    ['1、属于国家秘密', '属于国家秘密', '1'],
    ['②重复申请', '重复申请', '2'],
    ['3.危及“三安全一稳定”', '危及三安全一稳定', '3'],
    ['3.危及"三安全一稳定"', '危及三安全一稳定', '3'],
    ['（二）部分公开（区分处理的，只计这一情形）', '部分公开', '二'],
    ['其中：涉及国家秘密', '涉及国家秘密', '其中'],
    ['第二十条第（一）项', '第二十条第(一)项', ''],
    ['**规　章**', '规章', ''],
    ['其它', '其他', ''],
    ['2023年', '2023年', ''],
    ['', '', ''],
  ];
  for (const [text, key, number] of cases) {
    const label = labelKey(text);
    assert.deepEqual({ key: label.key, number: label.number }, { key, number }, text);
  }
});

test('every label and header of the forms is known by its own key', () => {
  for (const form of forms) {
    for (const table of form.tables) {
      const labels = table.blocks.flatMap((b) => b.rows.map((r) => r.label)).filter((label) => label !== '');
      for (const text of [...labels, ...headerTexts(table)]) {
        const { key, number, meanings } = labelKey(text);
        const own = meanings.filter((m) => m.table === table.id && m.forms.includes(form) && fitsNumber({ key, number }, m));
        assert.ok(own.length > 0, `${form.id} ${table.id}: ${text}`);
      }
    }
  }
});

test('damaged labels are known where only one can be meant', () => {
  const rows: readonly [string, string | undefined][] = [
    ['要求行政机关确认或重新出具已获', '要求行政机关确认或重新出具已获取信息'],
    ['没有现成信息需要另行制做', '没有现成信息需要另行制作'],
    ['属于行政执法案件', '属于行政执法案卷'],
    ['1.信访、举报、投诉类申请', '信访举报投诉类申请'],
    ['5.要求行政机关确认或者重新出具已获取的信息', '要求行政机关确认或重新出具已获取信息'],
    ['属于', undefined],
    ['本镇新收申请', undefined],
  ];
  for (const [written, key] of rows) assert.equal(damagedRowLabel('t3', labelKey(written)), key, written);
  const reworded: readonly [string, string, string | undefined][] = [
    ['t2', '行政许可决定', '行政许可'],
    ['t2', '政府规章', '规章'],
    ['t2', '行政性事业收费', '行政事业性收费'],
    ['t3', '2.重复申请类', '重复申请'],
    ['t3', '1.重复申请类', undefined],
    ['t2', '行政处罚案件公示', undefined],
    ['t2', '行政许可', undefined],
  ];
  for (const [table, written, key] of reworded) assert.equal(rewordedRowLabel(table, labelKey(written)), key, written);
  assert.equal(damagedHeader('t2', '本年增/'), '本年增/减');
  assert.equal(damagedHeader('t2', '本年'), undefined);
  assert.equal(damagedHeader('t2', '信息内容'), undefined);
});
