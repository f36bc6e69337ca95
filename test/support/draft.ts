import { formOf } from '../../server/src/data/forms.js';
import type { Form, FormId } from '../../server/src/data/types.js';
import { figures } from './figures.js';
import { chapters } from './prose.js';

export const ISSUER = '云溪县青禾镇人民政府';
/** Years of the drafts; of a form that is not named, its first. */
const YEARS: Readonly<Partial<Record<FormId, number>>> = { '2008': 2017, '2019': 2020, '2021': 2023 };

export interface DraftSection {
  /** Number included: 一、总体情况. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Id of the standard table that stands below the paragraphs. */
  readonly table?: string;
}

/** A report as its author means it, before it is written down in some notation. */
export interface Draft {
  readonly form: Form;
  readonly year: number;
  readonly issuer: string;
  readonly title: string;
  readonly preamble: string;
  readonly sections: readonly DraftSection[];
  /** A table behind the last section, with its own title (2008). */
  readonly annex: { readonly title: string; readonly table: string } | undefined;
  /** Cell key → what is written in it. */
  readonly cells: ReadonlyMap<string, string>;
  readonly date: string;
}

/** A report without any fault. */
export function cleanDraft(id: FormId): Draft {
  const form = formOf(id);
  const year = YEARS[id] ?? form.years.from;
  const annexed = form.tables.find((table) => table.section === null);
  return {
    form,
    year,
    issuer: ISSUER,
    title: `${ISSUER}${year}年政府信息公开工作年度报告`,
    preamble: preamble(form, year),
    sections: chapters(form, year),
    annex: annexed === undefined ? undefined : { title: annexed.title, table: annexed.id },
    cells: figures(form),
    date: `${year + 1}年1月20日`,
  };
}

function preamble(form: Form, year: number): string {
  const period = `所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
  const regulation = '《中华人民共和国政府信息公开条例》（以下简称《条例》）';
  if (form.sections.every((section) => section.number === null)) {
    return `根据${regulation}第三十一条、第三十二条的规定，编制青禾镇${year}年政府信息公开工作年度报告。${period}`;
  }
  return `本报告依照${regulation}第五十条和${form.basis.number}文件规定的格式编制。${period}`;
}
