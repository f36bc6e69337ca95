import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { convert, type Target } from '../../server/src/convert/convert.js';
import { outlineOf, type Part } from '../../server/src/convert/outline.js';
import { readWord, writeWord } from '../../server/src/convert/word.js';
import { writeHtml } from '../../server/src/convert/write-html.js';
import { writeMarkdown } from '../../server/src/convert/write-markdown.js';
import { FORM_IDS } from '../../server/src/data/types.js';
import { readReport } from '../../server/src/report/read.js';
import { type Report, reportIn } from '../../server/src/report/types.js';
import { wordText } from '../support/docx.js';
import { cleanDraft, type Draft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { notations } from '../support/notations.js';

const word: Target<Uint8Array> = { write: writeWord, readAgain: (bytes) => ({ text: wordText(readWord(bytes)), html: false }) };
const page: Target<string> = { write: writeHtml, readAgain: (text) => ({ text, html: true }) };
const draft: Target<string> = { write: writeMarkdown, readAgain: (text) => ({ text, html: false }) };

function reportOf(text: string, html = false): Report {
  const report = reportIn(readReport(text, { html, isReport: true }));
  assert.ok(report !== undefined);
  return report;
}

async function through<T>(report: Report, target: Target<T>): Promise<Report> {
  const converted = await convert(report, target);
  assert.ok('written' in converted, 'refusal' in converted ? converted.refusal.zh : '');
  const { text, html } = target.readAgain(converted.written);
  return reportOf(text, html);
}

/** What is the same in every kind of file: words, and the rows of tables with their merges where they are official. */
function contents(report: Report): unknown[] {
  return outlineOf(report).map((part: Part) => {
    if (part.kind === 'table') return part.rows.map((row) => row.map(({ text }) => text).filter((text) => text !== ''));
    return part.kind === 'lines' ? part.lines : [part.kind, part.text];
  });
}

const sentence = fc.constantFrom(
  '全年主动公开信息１２８条，其中“公告类”36条、占28.1%。',
  '（1）收到申请5件；（2）办结4件，另有1件结转。',
  '本年度重点做了以下工作：',
  '依据《条例》第二十条第（八）项公开收费目录，AT&T 类外文名称 <原样> 保留。',
  '2023年3月15日召开会议1次，参加45人次',
  '1.规范流程，收费1,234.50元。',
  '注意'.repeat(60),
);
const figure = fc.oneof(fc.integer({ min: 0, max: 99_999 }).map(String), fc.constantFrom('0', '/'));
const own = fc.array(fc.tuple(fc.constantFrom('微博', '微信', '网站'), fc.nat(999), fc.nat(99)), { minLength: 1, maxLength: 3 });

const drafts = fc.record({
  id: fc.constantFrom(...FORM_IDS),
  texts: fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 8 }),
  figures: fc.infiniteStream(figure),
  own,
});

/** A report as clerks write them, with any figures. */
function written({
  id,
  texts,
  figures,
  own: rows,
}: {
  id: Draft['form']['id'];
  texts: string[][];
  figures: Iterable<string>;
  own: [string, number, number][];
}): string {
  const clean = cleanDraft(id);
  const next = figures[Symbol.iterator]();
  const cells = new Map([...clean.cells].map(([key, text]) => [key, text === '' ? '' : String(next.next().value)]));
  const sections = clean.sections.map((section, i) => ({
    ...section,
    paragraphs: [...section.paragraphs, ...(section.table === undefined ? (texts[i] ?? []) : [])],
  }));
  const table = ['| 渠道 | 条数 | 占比 |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
  const text = markdown({ ...clean, cells, sections });
  return text.replace(/\n\n## (二、|（二）)/, `\n\n各渠道发布情况如下：\n\n${table}\n\n## $1`);
}

test('md → docx → md and md → html → md keep every figure, label and paragraph', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (made) => {
      const report = reportOf(written(made));
      for (const target of [word, page] as const) {
        const other = await through(report, target as Target<Uint8Array | string>);
        assert.deepEqual(contents(other), contents(report));
        const back = await through(other, draft);
        assert.deepEqual(contents(back), contents(report));
        assert.deepEqual(
          back.tables.map(({ cells }) => [...cells.values()].map(({ key, text }) => [key, text])),
          report.tables.map(({ cells }) => [...cells.values()].map(({ key, text }) => [key, text])),
        );
      }
    }),
    { numRuns: 4 },
  );
});

test('a table half of which is blank loses no figure either', async () => {
  const some = fc.record({ id: fc.constantFrom(...FORM_IDS), figures: fc.infiniteStream(fc.oneof(figure, fc.constant(''))) });
  await fc.assert(
    fc.asyncProperty(some, async (made) => {
      const report = reportOf(written({ ...made, texts: [], own: [] }));
      // What is read again in `convert` is held against what was there.
      for (const target of [word, page] as const) await through(report, target as Target<Uint8Array | string>);
    }),
    { numRuns: 4 },
  );
});

test('a clean draft in every notation becomes one and the same Markdown', async () => {
  for (const id of FORM_IDS) {
    const clean = cleanDraft(id);
    const expected = await convert(reportOf(markdown(clean)), draft);
    assert.ok('written' in expected);
    for (const { name, extension, render } of notations) {
      // The page has things around the report, which are kept; the tight lines say not where a paragraph ends.
      if (name === 'html-page' || name === 'lines-tight') continue;
      const converted = await convert(reportOf(render(clean), extension === 'html'), draft);
      assert.equal('written' in converted && converted.written, expected.written, `${id} ${name}`);
    }
  }
});
