import { readFileSync } from 'node:fs';
import { packSchema, toJSONSchema } from '../../server/src/config/json-schema.js';
import { newestForm } from '../../server/src/data/forms.js';
import type { FormBlock, FormTable } from '../../server/src/data/types.js';

const EXAMPLE = 'test/drafts/packs/qingyun.json';

/** What of a JSON schema is said in the manual. */
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly required?: readonly string[];
}

/** Of the manual: how a province's own rows and equations are written down, and by which keys a form knows its rows and columns. */
export function packChapter(): string {
  const form = newestForm();
  return [
    '## formPack',
    '**本省自己的表** · Tables of your own province',
    '省里在标准表上加了行、加了勾稽关系的，写一个 JSON 文件，在 `gouji.config.json` 里指明：`{ "formPack": "qingyun.json" }`，路径从配置文件所在的文件夹算起。编辑器（浏览器里的也一样）和命令行从此按加了行的表读、查、补全、填表、预览这个文件夹里的草稿，上年年报、各单位汇总、转换也这样读；还没有保存的草稿按打开的文件夹算；别的文件夹不受影响。文件里有一处不对就整个不采用，并说明第几行第几列、错在哪里。',
    'Where a province adds rows and equations to the standard tables, put them into a JSON file and name it in `gouji.config.json`: `{ "formPack": "qingyun.json" }`, from the folder of the configuration. Editors (in a browser too) and the command line then read, check, complete, fill and preview the drafts below that folder by the longer tables, read last year’s reports, units and converted files by them, and take a draft that is not saved yet as one of the folder that is open; other folders are as before. A file with anything wrong in it does not apply at all, and it is said in which line and column, and why.',
    '例（虚构的青云省） · An example, of a made-up province:',
    `\`\`\`json\n${readFileSync(EXAMPLE, 'utf8').trimEnd()}\n\`\`\``,
    ['| 项 | 是什么 · what it is |', '|---|---|', ...fieldsOf(toJSONSchema(packSchema, { target: 'draft-7' }) as Described)].join('\n'),
    `${form.name}各表的 key：一格写作 \`行.列\`，表里只有一行的只写列。 Keys of the ${form.id} form: a cell is \`row.column\`, or the column alone in a table of one row.`,
    form.tables.flatMap(keysOf).join('\n'),
  ].join('\n\n');
}

/** One line of the table for each entry of the file, those of a list behind it. */
function fieldsOf({ properties = {}, required = [] }: Described, before = ''): string[] {
  return Object.entries(properties).flatMap(([name, one]) => {
    if (name === '$schema') return [];
    const described = one.description ?? '';
    const may = required.includes(name) ? '' : '（可省 · may be left out）';
    return [`| \`${before}${name}\` | ${described}${may} |`, ...fieldsOf(one.items ?? {}, `${before}${name}[].`)];
  });
}

function keysOf({ id, name, title, blocks }: FormTable): string[] {
  return [
    `- **${name}** \`${id}\` ${title}`,
    ...blocks.flatMap(({ rows, columns }) => [...rowKeys(rows), `  - 列 · columns: ${listed(columns)}`]),
  ];
}

/** A row that only heads others has no cells. */
function rowKeys(rows: FormBlock['rows']): string[] {
  const figures = rows.filter(({ key, figures: has }) => has && key !== '');
  return figures.length === 0 ? [] : [`  - 行 · rows: ${listed(figures)}`];
}

function listed(entries: readonly { readonly key: string; readonly label: string }[]): string {
  return entries.map(({ key, label }) => `\`${key}\` ${label}`).join('，');
}
