import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findings, marked, spans, titled } from './support.js';

function found(text: string) {
  const { text: plain, ranges } = marked(titled(2023, text));
  const all = findings('prose-repeat', plain);
  assert.deepEqual(spans(all), ranges, text);
  return all;
}

const SPOKEN = [
  '2023年，我镇主动公开政府信息186条。\n\n2023年，青禾镇共主动公开政府信息⟦168⟧条。',
  '全年主动公开政府信息186条。今年，青禾镇主动公开政府信息⟦一百六十八⟧条。',
  '全年发布信息⟦224⟧余条。网站发布224条。',
  '全年发布信息⟦1235⟧多条。网站发布1235条。',
  '全年通过县政府网站公开信息186条。县政府网站公开信息⟦168⟧条，微信公众号公开信息92条。',
  '“青禾发布”微信公众号全年推送信息312条。微信公众号共推送信息⟦321⟧条。',
];
for (const text of SPOKEN) test(`two ways: ${text.replace('\n\n', ' ')}`, () => void found(text));

const SILENT = [
  '县政府网站全年发布信息224条，微信公众号全年发布信息242条。',
  '上半年县政府网站发布信息124条。全年县政府网站发布信息266条。',
  '财政方面，全年在县政府网站发布信息24条。教育方面，全年在县政府网站发布信息42条。',
  '县政府网站发布信息224条，其中县政府网站专栏发布信息42条。全年县政府网站转发信息31条。',
  '县政府网站全年发布信息224条。市政府网站全年发布信息42条。',
  '2023年，我镇主动公开政府信息186条。\n\n2023年，我镇共主动公开政府信息186条。',
  '2023年，我镇主动公开政府信息186条。2022年，我镇主动公开政府信息168条。',
  '2023年，我镇主动公开政府信息186条。2023年，我镇通过微信主动公开政府信息68条。',
  '2023年，我镇主动公开政府信息186条。2023年，县水利局主动公开政府信息68条。',
  '2023年，我镇主动公开政府信息186条。2023年，我镇主动公开政府信息180余条。',
  '2023年，我镇主动公开政府信息186条。2023年，我镇主动公开政府信息68篇。',
  '2023年，我镇召开会议3次。2023年，我镇召开会议5次。',
  '（一）政府网站。2023年，我镇主动公开政府信息186条。\n\n（二）政务微信。2023年，我镇主动公开政府信息68条。',
  '全年发布信息220余条。网站发布220条。',
  '全年发布信息24余条。网站发布24条。',
  '全年发布信息224余条。',
];
for (const text of SILENT) test(`silent: ${text.replace('\n\n', ' ')}`, () => void found(text));

test('the first value is shown beside the second', () => {
  const [finding] = found('全年主动公开政府信息186条。今年，青禾镇主动公开政府信息⟦168⟧条。');
  assert.equal(finding?.expected, '186');
  assert.equal(finding?.related?.length, 1);
  assert.equal(finding?.message.zh, '“主动公开政府信息”这里是 168 条，第 5 行是 186 条，请核对。');
});

test('the exact figure is told with its line', () => {
  const [finding] = found('全年发布信息⟦224⟧余条。\n\n网站发布224条。');
  assert.equal(finding?.message.zh, '这里写“224余条”，第 7 行写的却是 224：准确数后面不用“余”，概数应写成整数，如“220余条”。');
  assert.deepEqual(
    finding?.fixes?.map(({ title }) => title.zh),
    ['删去“余”', '改为“220”'],
  );
});

test('any text is read without failing', () => {
  const piece = fc.constantFrom(
    '2023年',
    '全年',
    '，',
    '我镇',
    '主动公开政府信息',
    '186条',
    '168条',
    '224余条',
    '224条',
    '。',
    '\n\n',
    '（一）',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = titled(2023, pieces.join(''));
      for (const { at } of findings('prose-repeat', text)) assert.ok(at.start < at.end && at.end <= text.length);
    }),
    { numRuns: 100 },
  );
});
