import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from '../../server/src/data/initials.js';

test('letters: polyphones as they are read in these words', () => {
  const read: readonly [string, string][] = [
    ['2.重复申请', 'cfsq'],
    ['行政处罚', 'xzcf'],
    ['行政许可', 'xzxk'],
    ['二、上年结转政府信息公开申请数量', 'snjzzfxxgksqsl'],
    ['四、结转下年度继续办理', 'jzxndjxbl'],
    ['（一）予以公开', 'yygk'],
    ['3.危及“三安全一稳定”', 'wjsaqywd'],
    ['7.属于行政执法案卷', 'syxzzfaj'],
    ['8.属于行政查询事项', 'syxzcxsx'],
    ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 'bfgk'],
    ['4.无正当理由大量反复申请', 'wzdlydlffsq'],
    ['（三）其他情形数', 'qtqxs'],
    ['5.要求行政机关确认或重新出具已获取信息', 'yqxzjgqrhcxcjyhqxx'],
  ];
  for (const [text, letters] of read) assert.equal(initialsOf(text), letters, text);
});

test('letters of a text that is none of ours: by its characters, or none', () => {
  assert.equal(initialsOf('（三）其中乡镇公开的规章'), 'qzxzgkdgz');
  assert.equal(initialsOf('魑魅'), '');
  assert.equal(initialsOf('公开魑'), '');
});
