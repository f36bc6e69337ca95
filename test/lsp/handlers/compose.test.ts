import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../../server/src/lsp/engine.js';
import { requestOf } from '../../../server/src/lsp/messages.js';
import type { ComposeParams, ComposeResult } from '../../../server/src/lsp/protocol.js';
import { PACK } from '../../config/qingyun.js';
import { cleanDraft } from '../../support/draft.js';
import { htmlPage } from '../../support/notations/markup.js';
import { markdown } from '../../support/notations/pipes.js';
import { desk } from '../folder/desk.js';
import { connect } from '../harness.js';

async function compose(params: ComposeParams, locale = 'zh-cn'): Promise<ComposeResult> {
  const editor = await connect({ engine, locale });
  const result = await editor.connection.sendRequest(requestOf('gouji/compose'), params);
  editor.dispose();
  return result;
}

test('compose: a snippet whose places are the prompts, numbered without a gap; cells are none', async () => {
  const result = await compose({ year: 2023, issuer: '𠮷山镇人民政府' });
  const snippet = 'snippet' in result ? result.snippet : '';
  assert.match(snippet, /^# 𠮷山镇人民政府2023年政府信息公开工作年度报告\n/);
  const places = [...snippet.matchAll(/(?<!\\)\$\{?(\d+)/g)].map(([, number]) => Number(number));
  assert.deepEqual(
    places,
    [...places.keys()].map((i) => (i === places.length - 1 ? 0 : i + 1)),
  );
  assert.equal(places.length, (snippet.match(/（请填写/g) ?? []).length + 1);
  assert.doesNotMatch(snippet, /^\|.*\$/m);
});

test('compose: last year’s report may be a web page', async () => {
  const previous = { uri: 'file:///2023.html', text: htmlPage(cleanDraft('2021')) };
  const result = await compose({ year: 2024, issuer: '某局', previous, withPreviousText: true });
  const snippet = 'snippet' in result ? result.snippet : '';
  assert.match(snippet, /二、上年结转政府信息公开申请数量 [ |]*2 +\| 1 /);
  assert.match(snippet, /<!-- 2023年年报这一部分：\n2023年，青禾镇把政务公开/);
});

test('compose: with the rows of the province whose form pack is in force where last year’s report stands', async () => {
  const at = await desk({ 'gouji.config.json': '{ "formPack": "qingyun.json" }', 'qingyun.json': PACK }, { engine });
  const made = async (uri: string) => {
    const previous = { uri, text: markdown(cleanDraft('2021')) };
    const result = await at.connection.sendRequest(requestOf('gouji/compose'), { year: 2024, issuer: '某局', previous });
    return 'snippet' in result && result.snippet.includes('告知承诺制许可');
  };
  assert.deepEqual([await made(at.uri('2023.md')), await made('file:///elsewhere/2023.md')], [true, false]);
  at.end();
});

test('compose: what is to be looked at comes with the report', async () => {
  const previous = { uri: 'file:///2023.html', text: htmlPage(cleanDraft('2021')) };
  const asked = { year: 2024, previous };
  const notes = async (issuer: string, locale?: string) => {
    const result = await compose({ ...asked, issuer }, locale);
    return 'notes' in result ? result.notes : [];
  };
  assert.deepEqual(await notes('云溪县青禾镇人民政府'), []);
  assert.match((await notes('云溪县林业局')).join(), /^上年年报是“云溪县青禾镇人民政府”的/);
  assert.match((await notes('云溪县林业局', 'en')).join(), /^last year’s report is by “云溪县青禾镇人民政府”/);
});

test('compose: a refusal speaks the client’s language', async () => {
  for (const [locale, words] of [
    ['zh-cn', /没有年报格式/],
    ['en', /there is no form for 1990/],
  ] as const) {
    const result = await compose({ year: 1990, issuer: '某局' }, locale);
    assert.match('refusal' in result ? result.refusal : '', words);
  }
});
