import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf } from '../../server/src/features/colours.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { reportOf } from '../support/reading.js';
import { draft2021, read, shown } from './support.js';

test('titles, articles, document numbers, numbers of sections, totals and figures have their colour', () => {
  const report = read(draft2021());
  const found = coloursOf(report).map(({ at, colour }) => `${colour} ${shown(report, at)}`);
  for (const wanted of [
    'Title 《中华人民共和国政府信息公开条例》',
    'Article 第五十条',
    'DocumentNumber 国办公开办函〔2021〕30号',
    'SectionNumber 一、',
    'Total 28',
  ])
    assert.ok(found.includes(wanted), `${wanted} is not among ${found.slice(0, 12).join(', ')}`);
  assert.equal(found.filter((one) => one.startsWith('Total')).length, 25 + 6 + 6 + 3);
});

test('the same in every notation, in order, none over another', () => {
  const count = (source: string, html: boolean) => {
    const report = reportOf(source, { html });
    const found = coloursOf(report);
    found.reduce((end, { at }) => {
      assert.ok(at.start >= end);
      return at.end;
    }, 0);
    return found.filter(({ colour }) => colour === 'Total').length;
  };
  const draft = cleanDraft('2021');
  for (const { name, extension, render } of notations) assert.equal(count(render(draft), extension === 'html'), 40, name);
});
