import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { figureText } from '../../server/src/county/key-figures.js';
import { type UnitReport, unitReportOf } from '../../server/src/county/unit-report.js';
import { keyFigures } from '../../server/src/data/key-figures.js';
import { readReport } from '../../server/src/report/read.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';

function reportOf(text: string): UnitReport | undefined {
  const reading = readReport(text);
  return unitReportOf('a.md', reading, check(reading));
}

const shown = (report: UnitReport | undefined) =>
  keyFigures.map((figure) => `${figure.name.zh} ${figureText(figure, report?.keyFigures[figure.id])}`).join(' ');

test('a report in a few lines: whose, equations, key figures of forms that know different ones', () => {
  assert.deepEqual(
    (['2008', '2019', '2021'] as const).map((id) => {
      const report = reportOf(markdown(cleanDraft(id)));
      return [id, report?.form, report?.body, report?.errors, report?.equations, shown(report)];
    }),
    [
      [
        '2008',
        '2008',
        '云溪县青禾镇人民政府',
        0,
        { holding: 22, judged: 22 },
        '新收 17 上年结转 — 办结 16 结转下年 — 公开率 37.5% 复议 2 诉讼 1',
      ],
      [
        '2019',
        '2019',
        '云溪县青禾镇人民政府',
        0,
        { holding: 48, judged: 48 },
        '新收 28 上年结转 3 办结 27 结转下年 4 公开率 59.3% 复议 4 诉讼 3',
      ],
      [
        '2021',
        '2021',
        '云溪县青禾镇人民政府',
        0,
        { holding: 44, judged: 44 },
        '新收 28 上年结转 3 办结 27 结转下年 4 公开率 59.3% 复议 4 诉讼 3',
      ],
    ],
  );
});

test('what fails for certain is named; a cell that holds no figure is no zero', () => {
  const draft = cleanDraft('2021');
  const cells = new Map(draft.cells).set('r3_1.tot', '13').set('r1.np', '').set('gfx.valid', '2').set('rev.keep', '两');
  const report = reportOf(markdown({ ...draft, cells }));
  assert.deepEqual(report?.failing, ['T3-ROW', 'T3-SUM7']);
  assert.equal(report?.cells.t3?.['r1.np'], null);
  assert.equal(report?.cells.t4?.['rev.keep'], undefined);
  assert.equal(report?.cells.t3?.['r1.tot'], 28);
});

test('an institution is a report that is not judged; any other text is none', () => {
  const school = reportOf('# 云溪县第一中学2023年政府信息公开工作年度报告\n\n一、概述\n\n根据《高等学校信息公开办法》编制。\n');
  assert.deepEqual([school?.body, school?.form, school?.equations], ['云溪县第一中学', undefined, undefined]);
  assert.equal(reportOf('会议通知'), undefined);
});
