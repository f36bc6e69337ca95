import fc from 'fast-check';

/** Pieces of drafts and of damage: whatever order they come in, reading must not fail. */
const FRAGMENTS: readonly string[] = [
  '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n',
  '青禾镇政府信息公开\n工作年度报告\n',
  '统计期限自2023年1月1日起至2023年12月31日止。',
  '一、总体情况\n',
  '## 二、主动公开政府信息情况\n',
  '、收到和处理政府信息公开申请情况\n',
  '（一）主动公开。',
  '第四部分 政府信息公开行政复议、行政诉讼情况\n',
  '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n',
  '|---|---|---|---|\n',
  '| 规章 | 0 | 1 | 𠮷 |\n',
  '| 行政规范性文件 | 3 | 5件 | 1,234 |\n',
  '一、本年新收政府信息公开申请数量\t3\t1\t0\t0\t0\t0\t5\n',
  '二、上年结转政府信息公开申请数量  1  2  3\n',
  '行政处罚\n7\n',
  '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n',
  '0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n',
  '（一）收到申请数\t件\t12\n',
  '<table>',
  '<tr>',
  '<td colspan="3">规章</td>',
  '<td>&nbsp;４&#x20bb7;</td>',
  '</table>',
  '<td',
  '</',
  '<!--',
  '-->',
  '<!doctype html><title>年报</title>',
  '<script>',
  '```\n',
  '---\n',
  '&amp;',
  '&#xfffff;',
  '&',
  '\\|',
  '|',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '  ',
  '\u3000',
  '\ufeff',
  '\ufffd',
  '\u0000',
  '\u200b',
  '👨‍👩‍👧',
  '𠮷',
  '\ud842',
  '\udfb7',
  '《',
  '**',
  '# ',
  '云溪县青禾镇人民政府\n2024年1月12日\n',
  '二〇二四年一月三十一日',
  '99999999999999999999',
  '-3',
  '－',
  '__proto__',
  'constructor',
];

/** Any character, but no half of a pair. The library's own `unit: 'binary'` first makes a table of all the million there are. */
const character = fc.integer({ min: 0, max: 0x10f7ff }).map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));

export function anyString(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, maxLength });
}

/** A draft made of fragments and stray text. */
export const jumble: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: fc.constantFrom(...FRAGMENTS), weight: 9 }, anyString(8)), { maxLength: 40 })
  .map((parts) => parts.join(''));

/** The same, but always a report, so that the rules have something to say. */
export const damagedReport: fc.Arbitrary<string> = jumble.map((text) => `${FRAGMENTS[0]}\n${text}`);
