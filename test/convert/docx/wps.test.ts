import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { readWord, type WordText } from '../../../server/src/convert/word.js';
import { FORM_IDS } from '../../../server/src/data/types.js';
import { readReport } from '../../../server/src/report/read.js';
import { type DocxParts, docx, docxOf, p, r } from '../../support/docx.js';
import { cleanDraft } from '../../support/draft.js';
import { asWps } from '../../support/wps.js';

function read(bytes: Uint8Array): WordText {
  const word = readWord(bytes);
  assert.ok('text' in word, 'failure' in word ? word.failure.zh : '');
  return word;
}

const textOf = (parts: string | DocxParts) => read(asWps(docx(parts))).text.trimEnd();

test('a clean report of every form as WPS saves it reads as from Word, and has no finding', () => {
  for (const form of FORM_IDS) {
    const bytes = docxOf(cleanDraft(form));
    const { text } = read(asWps(bytes));
    assert.equal(text, read(bytes).text);
    assert.deepEqual(check(readReport(text)), []);
  }
});

test('figures that WPS holds in a run for each digit are whole', () => {
  assert.equal(textOf(p('全年收到申请28件，同比增长12.5%。')), '全年收到申请28件，同比增长12.5%。');
});

/** Lists of one level, without a blank behind the number; headings are styles that are called by numbers. */
const level = (i: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${i}" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0"/></w:pPr></w:lvl>`;
const list = (id: number, levels: string, kind = 'singleLevel') =>
  `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="8A3F5B21"/><w:multiLevelType w:val="${kind}"/><w:tmpl w:val="8A3F5B21"/>${levels}</w:abstractNum>`;
const NUMBERING = [
  list(0, level(0, 'chineseCounting', '%1、')),
  list(1, level(0, 'chineseCounting', '（%1）')),
  list(2, level(0, 'chineseCounting', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.'), 'multilevel'),
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
  '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>',
].join('');

test('lists of WPS: one level each, told in the paragraph', () => {
  const n = (text: string, id: number) => p(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
  const body = n('总体情况', 1) + n('主动公开', 2) + n('依申请公开', 2) + n('主动公开政府信息情况', 1);
  assert.deepEqual(textOf({ body, numbering: NUMBERING }).split('\n\n'), [
    '一、总体情况',
    '（一）主动公开',
    '（二）依申请公开',
    '二、主动公开政府信息情况',
  ]);
});

test('lists of WPS: headings number themselves, through styles that are called 2, 3, 4', () => {
  const style = (id: number, name: string, ilvl: number) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="1"/><w:next w:val="1"/><w:qFormat/><w:uiPriority w:val="0"/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="${ilvl}"/></w:pPr></w:style>`;
  const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>${style(2, 'heading 1', 0)}${style(3, 'heading 2', 1)}${style(4, 'heading 3', 2)}`;
  const h = (text: string, id: number) => p(text, `<w:pStyle w:val="${id}"/>`);
  const body =
    h('总体情况', 2) + h('主动公开', 3) + h('目录', 4) + p('正文。') + h('指南', 4) + h('依申请公开', 3) + h('公开情况', 2) + h('又', 3);
  assert.deepEqual(textOf({ body, numbering: NUMBERING, styles }).split('\n\n'), [
    '一、总体情况',
    '（一）主动公开',
    '1.目录',
    '正文。',
    '2.指南',
    '（二）依申请公开',
    '二、公开情况',
    '（一）又',
  ]);
});

/** A shape for those that know it, and the same in the old markup for those that do not. */
function box(words: string): string {
  const content = `<w:txbxContent>${p(words)}</w:txbxContent>`;
  const shape = `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const old = `<w:pict><v:shape id="_x0000_s1026"><v:textbox>${content}</v:textbox></v:shape></w:pict>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent></w:r>`;
}

test('a text box of WPS stands behind its paragraph, once', () => {
  assert.equal(textOf(`<w:p>${r('正文。')}${box('框里的话。')}</w:p>${p('后文。')}`), '正文。\n\n框里的话。\n\n后文。');
});

test('the page number, which WPS puts into a text box of the footer, is no footer with words', () => {
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const number = `<w:p>${box('').replaceAll('<w:p></w:p>', `<w:p>${r('— ')}${field}${r('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(' —')}</w:p>`)}</w:p>`;
  assert.deepEqual(read(asWps(docx({ body: p('正文。'), header: number }))).notes, []);
});
