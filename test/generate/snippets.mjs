/** Stand for year and body while the report is composed: a year that has the newest form, a name that is no other word. */
const ISSUER = '某某机关名称';

/** A whole new report of each form, as VS Code's snippets; what belongs into a report that is begun comes from the server. */
export function snippetsFor({ forms, composeReport, snippetOf }) {
  return Object.fromEntries(forms.map((form) => [`政府信息公开工作年度报告（${form.name}）`, snippet(form, { composeReport, snippetOf })]));
}

function snippet({ id, name, years }, { composeReport, snippetOf }) {
  const year = years.to ?? years.from;
  const { pieces } = composeReport({ year, issuer: ISSUER });
  const suffix = years.to === null ? '' : id;
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
