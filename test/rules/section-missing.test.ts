import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { lines, tsv } from '../support/notations/plain.js';
import { applied, findings } from './support.js';

const RULE = 'section-missing';
const DRAFTS = [markdown, tsv, lines].map((render) => render(cleanDraft('2021')));

/** The line that the fix puts in, the line below it, and whether it does so unasked. */
function inserted(text: string): readonly [string, string, boolean] | undefined {
  const [fix] = findings(RULE, text)[0]?.fixes ?? [];
  if (fix === undefined) return undefined;
  const after = applied(text, fix.edits).split('\n');
  const at = after.findIndex((line, i) => line !== text.split('\n')[i]);
  const below = after.slice(at + 1).find((line) => line.trim() !== '') ?? '';
  return [after[at]?.replace(/^#+ /, '') ?? '', below.replace(/^#+ /, '').slice(0, 4), fix.safe];
}

/** Without the heading of a section; without what stands under it too. */
function without(text: string, number: string, body: boolean): string {
  const heading = new RegExp(`^(?:## )?${number}、.*\\n+`, 'm');
  if (!body) return text.replace(heading, '');
  return text.replace(new RegExp(`${heading.source}[\\s\\S]*?(?=^(?:## )?[一二三四五六]、(?:主动|其他))`, 'm'), '');
}

test('where the text of a section stands without its heading, the heading goes above it, and not unasked', () => {
  for (const text of DRAFTS) {
    const five = inserted(without(text, '五', false));
    assert.deepEqual([five?.[0], five?.[2]], ['五、存在的主要问题及改进情况', false], text.slice(0, 60));
    assert.ok(!/^六、/.test(five?.[1] ?? '六、'), five?.[1]);
    const one = inserted(without(text, '一', false));
    assert.deepEqual([one?.[0], one?.[2]], ['一、总体情况', false]);
    assert.ok(!/^二、/.test(one?.[1] ?? '二、'), one?.[1]);
  }
});

test('where heading and text are missing, the heading is put in between its neighbours', () => {
  for (const text of DRAFTS) {
    assert.deepEqual(inserted(without(text, '五', true)), ['五、存在的主要问题及改进情况', '六、其他', true]);
    assert.deepEqual(inserted(without(text, '一', true)), ['一、总体情况', '二、主动', true]);
  }
});

test('a sentence on fees at the end of part five may be part six', () => {
  for (const text of DRAFTS) {
    const [body = ''] = /^(?:## )?六、[\s\S]*$/m.exec(text) ?? [];
    const [heading, below, safe] = inserted(text.replace(body, '本年度没有收取信息处理费。\n')) ?? [];
    assert.deepEqual([heading, below, safe], ['六、其他需要报告的事项', '本年度没', false]);
  }
});

test('what a whole part would be known by is worked out once, not at every key of whoever writes the first', () => {
  const [text = ''] = DRAFTS;
  const begun = text.slice(0, text.indexOf('## 二、'));
  assert.equal(findings(RULE, begun).length, 5);
  const { normalize, repeat } = String.prototype;
  const counts = { folded: 0, ruled: 0 };
  String.prototype.normalize = function (form) {
    counts.folded += 1;
    return normalize.call(this, form);
  };
  String.prototype.repeat = function (times) {
    counts.ruled += Number(String(this) === ' --- |');
    return repeat.call(this, times);
  };
  try {
    findings(RULE, `${begun}我镇又公开了信息。`);
  } finally {
    Object.assign(String.prototype, { normalize, repeat });
  }
  assert.ok(counts.folded < 50, `${counts.folded} texts folded for one line that is new`);
  assert.equal(counts.ruled, 0, 'blank tables are written once');
});
