import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const HEAD = '序号\t索引号\t标题\t发布日期\n';

test('rows twice, one number for two documents, another year: in a table of tabs', () => {
  assertFinds(
    'list-rows',
    `${HEAD}1\tQH1/2023-0001\t春耕农资供应公告\t2023-03-02\n2\tQH1/2023-0002\t防汛值班安排\t2023-06-11\n⟦3\tQH1/2023-0002\t防汛值班安排\t2023-06-11⟧\n4\t⟦QH1/2023-0001⟧\t低保对象公示\t2023.9.7\n5\tQH1/2023-0005\t农房验收结果\t⟦2022年12月30日⟧`,
  );
});

test('lines of text with a date each', () => {
  assertFinds(
    'list-rows',
    '公开的信息如下：\n\n1.春耕农资供应公告（2023年3月2日）\n\n2.防汛值班安排（2023年6月11日）\n\n⟦3.防汛值班安排（2023年6月11日）⟧\n\n4.低保对象公示（⟦2024年1月4日⟧）',
  );
});

test('lines right under a table with as many columns as they have parts', () => {
  assertFinds(
    'list-rows',
    '| 渠道 | 上年 | 本年 |\n| --- | --- | --- |\n| 网站 | 12 | 14 |\n\n1.春耕农资供应公告（2023年3月2日）\n\n2.防汛值班安排（2023年6月11日）\n\n3.农房验收结果（2023年8月1日）\n\n4.低保对象公示（⟦2024年1月4日⟧）',
  );
});

test('what is no list of publications, and lists in order', () => {
  assertSilent('list-rows', [
    `${HEAD}1\tQH1/2023-0001\t春耕农资供应公告\t2023-03-02\n2\tQH1/2023-0002\t防汛值班安排\t2023-06-11\n3\tQH1/2023-0003\t防汛值班安排\t2023-07-11`,
    '| 村 | 公开栏 | 期数 |\n| --- | --- | --- |\n| 河口 | 1 | 12 |\n| 湾里 | 1 | 12 |\n| 湾里 | 1 | 12 |',
    '| 会议 | 日期 | 人数 |\n| --- | --- | --- |\n| 政务公开培训会 | 2023-03-02 | 30 |\n| 政务公开调度会 | 2023-06-11 | 30 |\n| 下年计划会 | 2024-01-05 | 20 |',
    `${HEAD}1\tQH1/2022-0001\t春耕农资供应公告\t2022-03-02\n2\tQH1/2022-0002\t防汛值班安排\t2022-06-11\n3\tQH1/2023-0003\t低保对象公示\t2023-07-11`,
  ]);
});

test('any order of such pieces gives findings within the text', () => {
  assertSound('list-rows', [
    HEAD,
    '1\t',
    'QH1/2023-0001\t',
    '防汛值班安排\t',
    '2023-06-11\n',
    '2024-01-04\n',
    '2.防汛值班安排（2023年6月11日）\n',
  ]);
});
