import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { placeInBlankCell } from '../../../server/src/report/layout/blank-cell.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { cleanDraft } from '../../support/draft.js';
import { htmlTables } from '../../support/notations/markup.js';
import { reportOf } from '../../support/reading.js';

/** With a figure in its place. */
function filled(cell: string): string | undefined {
  const at = placeInBlankCell(cell, { start: 0, end: cell.length });
  return at && `${cell.slice(0, at.start)}7${cell.slice(at.end)}`;
}

test('a figure goes into the innermost element, in place of the blanks there', () => {
  for (const [cell, wanted] of [
    ['', '7'],
    ['&nbsp;', '7'],
    ['<br>', '7<br>'],
    ['<p></p>', '<p>7</p>'],
    ['<p style="text-align:center"><span><br/></span></p>', '<p style="text-align:center"><span>7<br/></span></p>'],
    ['<p class="MsoNormal">&nbsp;<o:p></o:p></p>', '<p class="MsoNormal">&nbsp;<o:p>7</o:p></p>'],
    ['\n  <div>\n  </div>\n', '\n  <div>7</div>\n'],
  ] as const)
    assert.equal(filled(cell), wanted);
});

test('nothing that is more than looks gives way', () => {
  for (const cell of ['<img src="a.png">', '<input>', '<p>无</p>', '<!-- 未报 -->', '</td><td>', '<del>3</del>'])
    assert.equal(filled(cell), undefined, cell);
});

test('the fix for blanks fills them within their markup', () => {
  const source = htmlTables(cleanDraft('2021')).replace(/<p[^>]*><span>&nbsp;8&nbsp;<\/span><\/p>/, '<p><br></p>');
  const [blank, ...more] = check(reportOf(source));
  assert.deepEqual([blank?.rule, more], ['cell-blank', []]);
  assert.ok(applyEdits(source, blank?.fixes?.[0]?.edits ?? []).includes('<p>0<br></p></td>'));
});
