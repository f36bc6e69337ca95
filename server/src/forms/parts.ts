import { statuteForYear } from '../data/law.js';
import type { Form, FormSection } from '../data/types.js';
import { chineseNumeral } from '../text/numerals.js';
import { type Piece, prompt } from './pieces.js';
import { headingLine } from './skeleton.js';
import { composeTable, type Known } from './table.js';

/** `# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告` */
export function composeTitle(issuer: string, year: number): string {
  return `# ${issuer}${year}年政府信息公开工作年度报告`;
}

/** By what the report was written, and the period that its figures cover. */
export function composePreamble(form: Form, year: number): string {
  return `${preambleOf(form, year)}所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
}

/** The articles are those of the law that the report on the year goes by: a revision may move them while the form stays. */
function preambleOf({ preamble }: Form, year: number): string {
  const { matters } = statuteForYear(year);
  return preamble.replace(/\{([^{}]+)\}/g, (_, matter: string) =>
    (matters[matter] ?? []).map((number) => `第${chineseNumeral(number)}条`).join('、'),
  );
}

/** The heading with its number; where the form fixes contents only, they are numbered in its order. */
export function composeHeading(form: Form, section: FormSection, prefix = '## '): string {
  const number = section.number ?? form.sections.indexOf(section) + 1;
  return headingLine({ ...section, number }, prefix);
}

/** Heading, prompts or table; `note` stands between heading and body. */
export function composeSection(
  form: Form,
  section: FormSection,
  { known, note = '' }: { known?: Known; note?: string } = {},
): readonly Piece[] {
  const lead = note === '' ? '' : `${note}\n\n`;
  return [`${composeHeading(form, section)}\n\n${lead}`, ...composeBody(form, section, known)];
}

/** What is to stand below a heading of the form in a new report: its table, or its topics with places to fill in. */
export function composeBody(form: Form, section: FormSection, known?: Known): readonly Piece[] {
  const table = form.tables.find(({ id }) => id === section.table);
  if (table !== undefined) return composeTable(table, known);
  const paragraphs = [...composeTopics(section), ...composeStatement(section)];
  if (section.topics === undefined) paragraphs.push([prompt(section.prompt ?? section.heading)]);
  return paragraphs.flatMap((paragraph, i) => (i === 0 ? paragraph : ['\n\n', ...paragraph]));
}

/** One paragraph for each topic that the section must speak of: （一）主动公开情况。… */
export function composeTopics(section: FormSection): Piece[][] {
  return (section.topics ?? []).map(({ name, prompt: what }, i) => [
    `（${chineseNumeral(i + 1)}）${name}情况。`,
    prompt(what ?? `${name}的情况`),
  ]);
}

function composeStatement({ statement }: FormSection): Piece[][] {
  return statement === undefined ? [] : [[prompt(`本年度收取${statement.name}的情况`)]];
}
