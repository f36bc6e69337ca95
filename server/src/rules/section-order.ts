import { headingLine } from '../forms/skeleton.js';
import type { Report, Section } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { lineStart } from '../text/lines.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { span } from '../text/span.js';
import { headingAnchor } from './shared/anchor.js';
import { repeatedHeadings } from './shared/repeated.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'section-order',
  severity: 'error',
  title: say('各部分顺序不对或重复', 'Sections out of order or repeated'),
  why: say('六个部分的顺序由格式固定，读者和汇总程序按顺序取数。', 'The form fixes the order of the six sections.'),
  source: '国办公开办函〔2021〕30号所附格式',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        二、主动公开政府信息情况

        三、收到和处理政府信息公开申请情况

        ⟦五、存在的主要问题及改进情况⟧

        正文。

        四、政府信息公开行政复议、行政诉讼情况

        六、其他需要报告的事项
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        二、主动公开政府信息情况

        三、收到和处理政府信息公开申请情况

        四、政府信息公开行政复议、行政诉讼情况

        五、存在的主要问题及改进情况

        六、其他需要报告的事项
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年更新指南，培训一次。

        ⟦一、总体情况⟧

        全年更新指南，培训一次。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年更新指南，培训一次。
      `,
    },
  ],
  *check(report) {
    yield* twice(report);
    const kept = longestInOrder(report.sections);
    for (const section of report.sections) {
      if (kept.has(section)) continue;
      const number = section.form.number ?? 0;
      const next = report.form.sections.find(
        (s) => (s.number ?? 0) > number && report.sections.some((other) => other.form === s && kept.has(other)),
      );
      const target = report.sections.find(({ form }) => form === next);
      yield {
        at: headingAnchor(section.heading),
        message: say(
          `“${headingLine(section.form, '')}”的位置不对${next === undefined ? '，应放在最后' : `，应放在“${headingLine(next, '')}”之前`}。`,
          `“${headingLine(section.form, '')}” is out of place; it belongs ${next === undefined ? 'at the end' : `before “${headingLine(next, '')}”`}.`,
        ),
        fixes: moved(report, section, target),
      };
    }
  },
});

function* twice(report: Report): Iterable<Problem> {
  for (const { heading, first } of repeatedHeadings(report)) {
    const name = `${chineseNumeral(heading.number ?? 0)}、${heading.text}`;
    yield {
      at: headingAnchor(heading),
      message: say(`“${name}”前面已经有了，这里重复，保留一处。`, `“${name}” is there already; keep one of the two.`),
      related: [{ at: headingAnchor(first), message: say('前面的一处', 'the first one') }],
    };
  }
}

/** The section with all under it, put before another or at the end; none where headings share their line with something else. */
function moved(report: Report, section: Section, target: Section | undefined): Fix[] {
  const { source, signOff } = report;
  if (section.heading.runIn || target?.heading.runIn === true || report.isPage) return [];
  const last = report.sections.at(-1) === section;
  const close = signOff === undefined ? source.length : lineStart(source, signOff.at.start);
  const at = span(lineStart(source, section.heading.at.start), last ? close : lineStart(source, section.body.end));
  const to = target === undefined ? close : lineStart(source, target.heading.at.start);
  if (to >= at.start && to <= at.end) return [];
  const words = `${source.slice(at.start, at.end).trimEnd()}\n\n`;
  const lead = lineStart(source, to) < to ? '\n\n' : '';
  const edits = [
    { at, newText: '' },
    { at: span(to, to), newText: lead + words },
  ];
  const before = target === undefined ? undefined : headingLine(target.form, '');
  const title =
    before === undefined
      ? say('移到各部分之后', 'Move it behind the other sections')
      : say(`移到“${before}”之前`, `Move it before “${before}”`);
  return [{ title, safe: false, edits }];
}

/** The largest set of sections that stand in the form's order; the others are out of place. Of equal sets the one that keeps later sections. */
function longestInOrder(sections: readonly Section[]): Set<Section> {
  const best: { length: number; before: number }[] = [];
  for (const [i, section] of sections.entries()) {
    let length = 1;
    let before = -1;
    for (let j = 0; j < i; j += 1) {
      const other = best[j];
      if (other === undefined || (sections[j]?.form.number ?? 0) >= (section.form.number ?? 0) || other.length + 1 < length) continue;
      length = other.length + 1;
      before = j;
    }
    best.push({ length, before });
  }
  const kept = new Set<Section>();
  let at = best.reduce((top, b, i) => (b.length >= (best[top]?.length ?? 0) ? i : top), 0);
  while (at >= 0) {
    const section = sections[at];
    if (section !== undefined) kept.add(section);
    at = best[at]?.before ?? -1;
  }
  return kept;
}
