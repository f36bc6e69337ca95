import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { check } from '../../server/src/check/check.js';
import { MOST_PARTS, openZip, TOO_LONG } from '../../server/src/convert/docx/zip.js';
import { readWord, type WordText } from '../../server/src/convert/word.js';
import { FORM_IDS } from '../../server/src/data/types.js';
import { readReport } from '../../server/src/report/read.js';
import { type DocxParts, docx, docxFiles, docxOf, p, r, tbl, tc } from '../support/docx.js';
import { cleanDraft } from '../support/draft.js';
import { Random } from '../support/random.js';

function read(parts: string | DocxParts): WordText {
  const word = readWord(docx(parts));
  assert.ok('text' in word, 'failure' in word ? word.failure.zh : '');
  return word;
}

function textOf(parts: string | DocxParts): string {
  return read(parts).text.trimEnd();
}

function refusal(bytes: Uint8Array): string {
  const word = readWord(bytes);
  assert.ok('failure' in word);
  assert.notEqual(word.failure.en, '');
  return word.failure.zh;
}

test('a clean report of every form, written in Word with merged cells, gives no finding', () => {
  for (const form of FORM_IDS) {
    const draft = cleanDraft(form);
    const word = readWord(docxOf(draft));
    assert.ok('text' in word);
    const reading = readReport(word.text);
    assert.equal(reading.kind, 'report');
    assert.deepEqual(check(reading), []);
    const bound = new Map(
      reading.kind === 'report' ? reading.tables.flatMap(({ cells }) => [...cells].map(([key, { text }]) => [key, text])) : [],
    );
    assert.deepEqual(bound, draft.cells);
  }
});

test('paragraphs, breaks, tabs, hyphens', () => {
  assert.equal(textOf(p('一') + p('') + p('二')), '一\n\n二');
  const run = '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:tab/><w:t>丙</w:t></w:r>';
  assert.equal(textOf(`<w:p>${run}</w:p>`), '甲\n乙-\t丙');
  assert.equal(
    textOf(p('项目\t数量') + p('甲\t1') + p('乙\t2') + p('完')),
    '项目\t数量\n甲\t1\n乙\t2\n\n完',
    'rows made by tabs stay together',
  );
  assert.equal(textOf(p('a &amp; <b> \u0007“|”')), 'a &amp; <b> “|”');
});

test('runs within links, insertions, controls, fields', () => {
  const inside = ['hyperlink', 'ins', 'smartTag', 'moveTo', 'bdo'].map((name) => `<w:${name}>${r(name)}</w:${name}>`).join('');
  assert.equal(textOf(`<w:p>${inside}</w:p>`), 'hyperlinkinssmartTagmoveTobdo');
  assert.equal(textOf(`<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>${p('块')}</w:sdtContent></w:sdt>`), '块');
  assert.equal(
    textOf(`<w:p><w:sdt><w:sdtContent>${r('行')}</w:sdtContent></w:sdt><w:fldSimple w:instr="PAGE">${r('3')}</w:fldSimple></w:p>`),
    '行3',
  );
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
  const nested =
    mark('begin') +
    code('IF ') +
    mark('begin') +
    code('X') +
    mark('separate') +
    r('不见') +
    mark('end') +
    mark('separate') +
    r('28') +
    mark('end');
  assert.equal(textOf(`<w:p>${r('共')}${nested}${r('件')}</w:p>`), '共28件');
  assert.equal(
    textOf('<w:p><w:ruby><w:rt><w:r><w:t>yī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>一</w:t></w:r></w:rubyBase></w:ruby></w:p>'),
    '一',
  );
});

test('the table of contents is left out, in a field over paragraphs as in a control', () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const toc = `<w:p>${mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${mark('separate')}${r('一、总体情况 1')}</w:p>${p('二、其他 2')}<w:p>${mark('end')}${r('正文')}</w:p>`;
  const field = read(toc);
  assert.equal(field.text.trim(), '正文');
  assert.match(field.notes[0]?.zh ?? '', /^没有读的：自动目录 1 处$/);
  const gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>';
  assert.equal(textOf(`<w:sdt>${gallery}<w:sdtContent>${p('一、总体情况 1')}</w:sdtContent></w:sdt>${p('正文')}`), '正文');
});

test('tracked changes are accepted, and told', () => {
  const deleted = `<w:del><w:r><w:delText>38</w:delText></w:r></w:del><w:ins>${r('28')}</w:ins>`;
  const word = read(`<w:p>${r('收到')}${deleted}${r('件')}</w:p>`);
  assert.equal(word.text, '收到28件\n');
  assert.deepEqual(
    word.notes.map(({ zh }) => zh),
    ['文件里有修订（插入 1 处，删除 1 处）：按全部接受后的内容读取'],
  );
  assert.match(word.notes[0]?.en ?? '', /1 insertions, 1 deletions/);
  assert.equal(textOf(`${p('前半', '<w:rPr><w:del/></w:rPr>')}${p('后半')}`), '前半后半', 'the end of a paragraph was deleted');
  const gone = `<w:tr><w:trPr><w:del/></w:trPr>${tc('旧')}${tc('1')}</w:tr>`;
  const table = tbl(['甲', '1'], ['乙', '2']).replace('</w:tbl>', `${gone}</w:tbl>`);
  assert.doesNotMatch(textOf(table), /旧/);
  const moved = `<w:p><w:moveFrom>${r('先')}</w:moveFrom>${r('后')}<w:moveTo>${r('先')}</w:moveTo></w:p>`;
  assert.equal(textOf(moved), '后先');
});

test('hidden text, comments, headers, pictures and objects are left out and counted', () => {
  const hidden = `<w:p>${r('看得见')}${r('看不见', '<w:vanish/>')}${r('也看得见', '<w:vanish w:val="0"/>')}</w:p>`;
  const picture = '<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>';
  const word = read({ body: hidden + picture, comments: '<w:comment/><w:comment/>', header: p('内部资料') });
  assert.equal(word.text, '看得见也看得见\n');
  assert.equal(
    word.notes[0]?.zh,
    '没有读的：页眉页脚 1 处，批注 2 处，隐藏文字 1 处，图片（其中的文字和表格读不到） 1 处，嵌入的对象（如 Excel 表格，读不到） 1 处',
  );
  assert.deepEqual(read({ body: p('一'), header: p('— 1 —') }).notes, [], 'a page number is no loss');
});

test('text boxes stand behind their paragraph, each once', () => {
  const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('框内')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框内')}</w:pict></mc:Fallback></mc:AlternateContent>`;
  const word = read(`<w:p>${r('框外')}<w:r>${both}</w:r></w:p>${p('后')}`);
  assert.equal(word.text, '框外\n\n框内\n\n后\n');
  assert.deepEqual(
    word.places.map(({ path }) => path),
    ['body/paragraph[1]', 'body/paragraph[1]/textbox[1]/paragraph[1]', 'body/paragraph[2]'],
  );
  const old = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>${box('旧框')}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  assert.equal(textOf(old), '旧框');
});

test('footnotes stand behind their paragraph without a mark in it, each once', () => {
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const footnotes = `<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p(' 含上年结转。')}</w:footnote>`;
  const word = read({ body: `<w:p>${r('共28')}${reference}${r('件')}</w:p><w:p>${r('又')}${reference}</w:p>`, footnotes });
  assert.equal(word.text, '共28件\n\n注：含上年结转。\n\n又\n');
  assert.equal(word.places[1]?.path, 'footnote[2]/paragraph[1]');
});

test('merged cells, both ways, old and new', () => {
  const table = tbl(
    [tc('项目', '<w:vMerge w:val="restart"/>'), tc('数量', '<w:gridSpan w:val="2"/>')],
    [tc('', '<w:vMerge/>'), tc('甲'), tc('乙')],
    [tc('合计', '<w:hMerge w:val="restart"/>'), tc('被并掉', '<w:hMerge w:val="continue"/>'), tc('3')],
  );
  assert.equal(textOf(table), '| 项目 | 数量 |  |\n| --- | --- | --- |\n|  | 甲 | 乙 |\n| 合计 |  | 3 |');
  const shifted = tbl(['甲', '1']).replace('</w:tbl>', `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('2')}</w:tr></w:tbl>`);
  assert.equal(textOf(shifted), '| 甲 | 1 |\n| --- | --- |\n|  | 2 |');
});

test('lines of a cell are one, and figures never run together', () => {
  const label = tc(p('（二）部分公开') + p('（区分处理的）'));
  assert.match(textOf(tbl([label, tc(p('12') + p('34')), tc('a|b')])), /^\| （二）部分公开（区分处理的） \| 12 34 \| a\\\|b \|/);
});

test('a table that lays out the page is read as what it holds, at its place in the file', () => {
  const word = read(tbl([tc(p('标题') + tbl(['甲', '1'], ['乙', '2']))]));
  assert.equal(word.text, '标题\n\n| 甲 | 1 |\n| --- | --- |\n| 乙 | 2 |\n');
  assert.equal(word.places.at(-1)?.path, 'body/table[1]/row[1]/cell[1]/table[1]/row[2]/cell[2]');
  const { text, at } = { text: word.text, at: word.places.at(-1)?.at ?? { start: 0, end: 0 } };
  assert.equal(text.slice(at.start, at.end), '2');
});

test('numbers that Word makes are written out', () => {
  const lvl = (i: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, 'chineseCountingThousand', '%1、')}${lvl(1, 'chineseCounting', '（%2）')}${lvl(2, 'decimal', '%3.', '<w:pStyle w:val="third"/>')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${lvl(0, 'bullet', '&#xF0B7;')}${lvl(1, 'decimal', '%1.%2')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`;
  const styles =
    '<w:style w:type="paragraph" w:styleId="third"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="based"><w:basedOn w:val="third"/></w:style>';
  const n = (text: string, level: number, list = 1) => p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
  const body =
    n('总体情况', 0) +
    n('主动公开', 1) +
    n('依申请公开', 1) +
    p('甲', '<w:pStyle w:val="third"/>') +
    p('乙', '<w:pStyle w:val="based"/>') +
    n('公开情况', 0) +
    n('又', 1) +
    n('丙', 2, 2) +
    n('丁', 2, 2) +
    p('无', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
    n('点', 0, 3);
  assert.deepEqual(textOf({ body, numbering, styles }).split('\n\n'), [
    '一、总体情况',
    '（一）主动公开',
    '（二）依申请公开',
    '1.甲',
    '2.乙',
    '二、公开情况',
    '（一）又',
    '7.丙',
    '8.丁',
    '无',
    '- 点',
  ]);
  const cells = tbl([n('本年新收', 0).replace(/^/, ''), '3'].map((cell) => tc(cell)));
  assert.match(textOf({ body: cells, numbering }), /^\| 一、本年新收 \| 3 \|/);
});

/** Changes the entries of the directory at the end of a zip file. */
function patchCentral(bytes: Uint8Array, patch: (view: DataView, at: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0; i + 4 < bytes.length; i += 1) if (view.getUint32(i, true) === 0x02014b50) patch(view, i);
}

test('bounds and broken files: one clear message each', () => {
  for (const level of [0, 9] as const) {
    const bomb = openZip(zipSync({ a: [new Uint8Array(1_001), { level }] }), 1_000);
    assert.throws(() => bomb.read('a'), { about: TOO_LONG });
  }
  const whole = docx(p('一二三四五六七八九十'));
  for (const length of [4, 30, whole.length >> 1, whole.length - 5]) assert.match(refusal(whole.subarray(0, length)), /已损坏/);
  assert.match(refusal(zipSync({ 'word/styles.xml': strToU8('<w:styles/>') })), /已损坏/);
  assert.match(refusal(zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p>') })), /已损坏/);
  assert.match(refusal(zipSync({ 'word/document.xml': strToU8('<w:document><w:body></w:p></w:body></w:document>') })), /已损坏/);
  const deep = '<w:sdt><w:sdtContent>'.repeat(150);
  assert.match(refusal(docx(deep + p('深') + '</w:sdtContent></w:sdt>'.repeat(150))), /已损坏/);
  const many = docx(p('一'));
  new DataView(many.buffer, many.byteOffset).setUint16(many.length - 12, MOST_PARTS + 1, true);
  assert.match(refusal(many), /部件超过/);
  const lying = docx(p('一二三'));
  patchCentral(lying, (view, at) => view.setUint32(at + 24, 5, true));
  assert.match(refusal(lying), /已损坏/, 'a part is longer than it says');
  const locked = docx(p('一'));
  patchCentral(locked, (view, at) => view.setUint16(at + 8, 1, true));
  assert.match(refusal(locked), /加了密码/);
});

test('a file damaged anywhere is read or named, and never throws', () => {
  const whole = docxOf(cleanDraft('2021'));
  const plain = zipSync(docxFiles(p('收到28件') + tbl(['甲', '1'])), { level: 0 });
  const random = new Random(7);
  for (let i = 0; i < 120; i += 1) {
    const bytes = Uint8Array.from(i % 2 === 0 ? plain : whole);
    for (let n = 0; n < 4; n += 1) bytes[random.below(bytes.length)] = random.below(256);
    const word = readWord(bytes);
    assert.ok('text' in word || word.failure.zh !== '');
  }
});

test('entities of a document type are not expanded, and widths and numbers have bounds', () => {
  const files = docxFiles(p('一'));
  files['word/document.xml'] = strToU8(
    '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
  );
  const word = readWord(zipSync(files));
  assert.ok('text' in word && !word.text.includes('哈'));
  assert.ok(textOf(tbl([tc('甲', '<w:gridSpan w:val="99999999"/>'), '乙'])).length < 600);
  const circle = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>';
  assert.equal(textOf({ body: p('一', '<w:pStyle w:val="a"/>'), styles: circle }), '一');
});
