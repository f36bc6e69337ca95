import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentsOf } from '../../../server/src/report/structure/attachments.js';
import { cleanDraft } from '../../support/draft.js';
import { notations } from '../../support/notations.js';
import { declaredReport } from '../../support/reading.js';

const DRAFT = (notations[0]?.render(cleanDraft('2021')) ?? '').trimEnd();

/** What is read behind the sign-off; with `before`, what is written before it. */
function parts(behind: string, before = ''): string[] {
  const source = `${DRAFT.replace(/\n\n(?=[^\n]+\n\n[^\n]+$)/, `\n\n${before}`)}\n\n${behind}\n`;
  return attachmentsOf(declaredReport(source)).map(({ kind, at, split }) =>
    [kind, split === undefined ? source.slice(at.start, at.end).replaceAll('\n', '↵') : `${split.label}|${split.title}`].join(' '),
  );
}

test('nothing where nothing is attached', () => {
  assert.deepEqual(parts(''), []);
  assert.deepEqual(parts('附件已在县政府网站公布。'), []);
  assert.deepEqual(parts('附件材料齐全'), []);
});

test('an attachment with its label on a line of its own, its title behind it', () => {
  assert.deepEqual(parts('附件1\n\n申请情况说明\n\n本年申请涉及土地。'), ['head 附件1', 'title 申请情况说明']);
  assert.deepEqual(parts('## 附 件：\n\n本年申请涉及土地和拆迁，均已答复。'), ['head 附 件：']);
  assert.deepEqual(parts('附件\n\n一、说明\n\n本年申请涉及土地。'), ['head 附件']);
});

test('an attachment with label and title on one line', () => {
  assert.deepEqual(parts('附件1：申请情况说明\n\n本年申请涉及土地。\n\n附件2 公开台账\n\n| 序号 | 事项 |\n| --- | --- |\n| 1 | 公开栏 |'), [
    'head 附件1|申请情况说明',
    'head 附件2|公开台账',
  ]);
  assert.deepEqual(parts('附件：申请情况说明\n\n本年申请涉及土地。'), ['head 附件|申请情况说明']);
});

test('what is only named is a list, before the sign-off and behind it', () => {
  assert.deepEqual(parts('附件：1.申请情况说明\n\n2.公开台账'), ['item 2.公开台账', 'list 附件：1.申请情况说明↵↵2.公开台账']);
  assert.deepEqual(parts('附件：申请情况说明'), ['list 附件：申请情况说明']);
  assert.deepEqual(parts('附件1：说明\n\n附件2：台账'), ['list 附件1：说明', 'list 附件2：台账']);
  assert.deepEqual(parts('', '附件：申请情况说明\n\n'), ['list 附件：申请情况说明']);
});
