import { documentNumbersOf, type NumberFault } from '../report/facts/document-numbers.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { type Problem, rule } from './shared/rule.js';

const FAULTS: Readonly<Record<NumberFault, Message>> = {
  brackets: say('年份应放在六角括号〔〕内', 'the year stands in 〔〕'),
  closing: say('右括号“〕”丢了（可能是导出时丢失）', 'the closing 〕 is lost (perhaps in export)'),
  suffix: say('缺“号”字', '号 is missing'),
  ordinal: say('序号前不加“第”', 'no 第 before the serial number'),
  zero: say('序号前不补0', 'no leading zero'),
  year: say('年份应写四位', 'the year has four digits'),
};

export default rule({
  id: 'document-number',
  severity: 'error',
  title: say('发文字号写法不对', 'Malformed document number'),
  why: say(
    '发文字号由机关代字、六角括号内的四位年份和不补零的序号组成，如国办发〔2019〕54号。',
    'A document number is the issuer’s code, the four-digit year in 〔〕 and the serial number without zeros, such as 国办发〔2019〕54号.',
  ),
  source: 'GB/T 9704—2012，7.2.5',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        落实县政府办通知（云政办函⟦〔202312号⟧）要求，规范公开。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        落实县政府办通知（云政办函〔2023〕12号）要求，规范公开。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        落实云政办发⟦[2023]第08号⟧文件要求，规范公开。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        落实云政办发〔2023〕8号文件要求，规范公开。
      `,
    },
  ],
  *check(report) {
    for (const { faults, tailAt, year, serial } of documentNumbersOf(report)) {
      if (faults.length > 0) yield malformed(faults, tailAt, `〔${year}〕${serial}号`);
      else if (report.year !== undefined && year > report.year + 1) yield tooLate(tailAt, year, report.year);
    }
  },
});

function malformed(faults: readonly NumberFault[], at: Problem['at'], right: string): Problem {
  const told = faults.map((fault) => FAULTS[fault]);
  return {
    at,
    message: say(
      `发文字号写法不对：${told.map(({ zh }) => zh).join('，')}，应为“${right}”。`,
      `Malformed document number: ${told.map(({ en }) => en).join('; ')}. It should be “${right}”.`,
    ),
    expected: right,
    fixes: [
      {
        title: say(`改为“${right}”`, `Change to “${right}”`),
        // Where digits ran together, where the year ends is read from its length.
        safe: !faults.includes('closing') && !faults.includes('year'),
        edits: [{ at, newText: right }],
      },
    ],
  };
}

function tooLate(at: Problem['at'], year: number, reported: number): Problem {
  return {
    at,
    message: say(
      `${reported}年的报告在${reported + 1}年公布，不可能引用${year}年的文件，请核对年份。`,
      `A report on ${reported} is published in ${reported + 1}; it cannot cite a document of ${year}.`,
    ),
    actual: String(year),
  };
}
