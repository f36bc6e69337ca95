import type { Institution } from '../report/structure/bodies.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { reportAnchor } from './shared/anchor.js';
import { rule } from './shared/rule.js';

/** Who it is, and the rules that such a body reports by. */
const BY: Readonly<Record<Institution, { readonly who: Message; readonly rules: Message }>> = {
  school: {
    who: say('学校', 'a school'),
    rules: say(
      '《高等学校信息公开办法》（教育部令第29号）等教育系统的规定',
      'the rules for schools (Decree 29 of the Ministry of Education)',
    ),
  },
  hospital: {
    who: say('医疗卫生机构', 'a medical institution'),
    rules: say('《医疗卫生机构信息公开管理办法》', 'the rules for medical institutions'),
  },
  enterprise: {
    who: say('企事业单位', 'a public enterprise'),
    rules: say('主管部门依《公共企事业单位信息公开规定制定办法》作出的规定', 'the rules that its authority makes for public enterprises'),
  },
};

export default rule({
  id: 'institution',
  severity: 'info',
  title: say('不适用政府年报格式', 'Reports by other rules'),
  why: say(
    '学校、医院和供水、供电等公共企事业单位不是行政机关，年报按主管部门的规定写，不用政府年报的六个部分和表格，所以没有检查。',
    'Schools, hospitals and public utilities are no government bodies; their reports follow other rules, without the six parts and the tables, and are not checked.',
  ),
  source: '教育部令第29号；《条例》第五十五条；《公共企事业单位信息公开规定制定办法》（国办发〔2020〕50号）',
  withoutFix: 'the report is right, by other rules',
  examples: [
    {
      bad: dedent`
        ⟦云溪学院2022—2023学年信息公开工作年度报告⟧

        一、概述

        正文。
      `,
      good: dedent`
        云溪县教育局2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
    },
  ],
  check: () => [],
  *checkUnjudged(reading) {
    if (reading.kind !== 'institution') return;
    const { who, rules } = BY[reading.institution];
    yield {
      at: reportAnchor(reading),
      message: say(
        `这是${who.zh}的信息公开年报，按${rules.zh}写，不用政府年报的格式，没有逐项检查。`,
        `This is the report of ${who.en}, which follows ${rules.en}, not the government’s form; it was not checked.`,
      ),
    };
  },
});
