/** Stand for year and body while the report is composed: a year that has the newest form, a name that is no other word. */
const ISSUER = '某某机关名称';

/**
 * A whole new report and the tables of each form, as VS Code's snippets, which any document may want. The other parts come from the server,
 * in reports only and where they are missing: in the list of every Markdown document they would be in the way.
 */
export function snippetsFor(core) {
  const reports = core.forms.map((form) => [`政府信息公开工作年度报告（${form.name}）`, reportSnippet(form, core)]);
  const tables = core.forms.flatMap((form) =>
    form.tables.map((table) => [`${table.name}（${form.name}）`, tableSnippet(form, table, core)]),
  );
  return Object.fromEntries([...reports, ...tables]);
}

/** The newest form goes by its bare name. */
function suffixOf({ id, years }) {
  return years.to === null ? '' : id;
}

/** 年报表三, nianbaobiao3; 年报2008统计表, nianbao2008tjb. */
function tableSnippet(form, table, { composeTable, initialsOf, snippetOf }) {
  const suffix = suffixOf(form);
  const number = '一二三四五六七八九'.indexOf(/^表(.)$/.exec(table.name)?.[1] ?? ' ') + 1;
  return {
    prefix: [`年报${suffix}${table.name}`, `nianbao${suffix}${number > 0 ? `biao${number}` : initialsOf(table.name)}`],
    description: `空表：${table.title}（${form.name}）`,
    body: snippetOf(composeTable(table)).split('\n'),
  };
}

function reportSnippet(form, { composeReport, snippetOf }) {
  const { name, years } = form;
  const year = years.to ?? years.from;
  const { pieces } = composeReport({ year, issuer: ISSUER });
  const suffix = suffixOf(form);
  return {
    prefix: [`年报${suffix}`, `nianbao${suffix}`, `zfxxgknb${suffix}`],
    description: `新建年度报告：${name}`,
    body: withPlaces(snippetOf(pieces), String(year)).split('\n'),
  };
}

/** Places 1 and 2 are the body and the year, wherever they stand; the others move up. */
function withPlaces(text, year) {
  const moved = text.replace(/(?<!\\)\$(\{?)(\d+)/g, (_, brace, number) => `$${brace}${number === '0' ? '0' : Number(number) + 2}`);
  return mirrored(mirrored(moved, ISSUER, '1:机关名称'), `(?<!〔)${year}(?=年)`, '2:年份');
}

function mirrored(text, pattern, place) {
  let seen = false;
  return text.replace(new RegExp(pattern, 'g'), () => {
    const shown = seen ? `$${place[0]}` : `\${${place}}`;
    seen = true;
    return shown;
  });
}
