import assert from 'node:assert/strict';
import { test } from 'node:test';
import shortTitle from '../../server/src/rules/short-title.js';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { notations } from '../support/notations.js';
import { reportOf } from '../support/reading.js';
import { assertFinds, assertSilent } from './support.js';

const markdown = (id: (typeof FORM_IDS)[number]) => notations[0]?.render(cleanDraft(id)) ?? '';
const unused = (text: string) => [...shortTitle.check(reportOf(text))].filter(({ severity }) => severity === 'hint');

/** The clean draft without a use of the name that it defines. */
const neverUsed = (id: (typeof FORM_IDS)[number]) =>
  markdown(id)
    .replace(/按照《条例》(?:要求，|第[一二三四五六七八九十]+条规定的)/, '')
    .replace('不是《条例》所指', '不是该法规所指');

test('a name that is defined and never used is told of in a whole draft, signed or not', () => {
  for (const id of FORM_IDS) {
    assert.deepEqual(unused(markdown(id)), [], id);
    const text = neverUsed(id);
    const [found, ...more] = unused(text);
    assert.deepEqual([text.slice(found?.at.start, found?.at.end), more], ['以下简称《条例》', []], id);
    const unsigned = text.replace(/\n+云溪县青禾镇人民政府\n+20\d\d年1月20日\n*$/, '\n');
    assert.notEqual(unsigned, text);
    if (id !== '2008') assert.equal(unused(unsigned).length, 1, id);
  }
});

test('it may be used yet in all that is written behind it', () => {
  for (const id of FORM_IDS) {
    const text = neverUsed(id);
    for (const part of [text, text.slice(0, text.indexOf('## ')), text.slice(0, text.length / 2)]) {
      const [found] = unused(part);
      assert.deepEqual(found?.lacks, { start: found?.at.end, end: part.length }, id);
    }
  }
});

test('a definition in brackets needs no 以下', () => {
  const uses = '《条例》学习四次。';
  const title = '《中华人民共和国政府信息公开条例》';
  assertSilent('short-title', [`我镇执行${title}（简称《条例》）。${uses}`, `我镇执行${title}（简称“条例”）。${uses}`]);
  assertFinds('short-title', `我镇执行${title}，简称⟦《条例》⟧规定的职责。${uses}`);
});

test('a short form of another kind than the title', () => {
  assertFinds('short-title', '执行《云溪县政务公开工作要点》（以下简称《⟦规定⟧》）。《规定》学习四次。');
  assertSilent('short-title', [
    '执行《云溪县政务公开工作要点》（以下简称《要点》）。《要点》学习四次。',
    '执行关于印发《云溪县政务公开工作要点》的通知（以下简称《通知》）。《通知》学习四次。',
    '执行《云溪县实施方案》等规定（以下简称《规定》）。《规定》学习四次。',
    '执行《云溪县政务公开实施办法》（以下简称《办法》）。《办法》学习四次。',
    '执行《云溪县年度报告格式》（以下简称《通知》）。《通知》学习四次。',
  ]);
});
