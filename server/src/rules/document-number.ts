import { documentNumbersOf, type NumberFault, type NumberFound } from '../report/facts/document-numbers.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { span } from '../text/span.js';
import { type Problem, rule } from './shared/rule.js';

const FAULTS: Readonly<Record<NumberFault, Message>> = {
  brackets: say('年份应放在六角括号〔〕内', 'the year stands in 〔〕'),
  closing: say('右括号“〕”丢了（可能是从网页或 Word 转存时丢的）', 'the closing “〕” is lost (perhaps when saved from a page or Word)'),
  suffix: say('缺“号”字', '“号” is missing'),
  ordinal: say('序号前不加“第”', 'no “第” before the serial number'),
  zero: say('序号前不补0', 'no 0 before the serial number'),
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
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        按照《云溪县公开清单》⟦云政办发〔2023〕9号⟧）的规定公开。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        按照《云溪县公开清单》（云政办发〔2023〕9号）的规定公开。
      `,
    },
  ],
  *check(report) {
    for (const found of documentNumbersOf(report)) {
      const { faults, tailAt, year, serial } = found;
      if (found.lost !== undefined) yield unpaired(found, found.lost);
      if (faults.length > 0) yield malformed(faults, tailAt, `〔${year}〕${serial}号`);
      else if (report.year !== undefined && year > report.year + 1) yield tooLate(tailAt, year, report.year);
    }
  },
});

function unpaired({ at, passage, start, end }: NumberFound, lost: 'opening' | 'closing'): Problem {
  const written = passage.text.slice(start, end);
  const mark = lost === 'opening' ? '（' : '）';
  const place = lost === 'opening' ? at.start : at.end;
  return {
    at,
    message:
      lost === 'opening'
        ? say(`“${written}”前面丢了左括号“（”。`, `The opening “（” before “${written}” is lost.`)
        : say(`“${written}”后面丢了右括号“）”。`, `The closing “）” behind “${written}” is lost.`),
    expected: mark,
    fixes: [{ title: say(`补上“${mark}”`, `Add “${mark}”`), safe: lost === 'opening', edits: [{ at: span(place, place), newText: mark }] }],
  };
}

function malformed(faults: readonly NumberFault[], at: Problem['at'], right: string): Problem {
  const wrong = faults.map((fault) => FAULTS[fault]);
  return {
    at,
    message: say(
      `发文字号写法不对：${wrong.map(({ zh }) => zh).join('，')}，应为“${right}”。`,
      `Malformed document number: ${wrong.map(({ en }) => en).join('; ')}. It should be “${right}”.`,
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
