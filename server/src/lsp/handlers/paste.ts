import type { Clip } from '../../features/tables/clip.js';
import { fillFrom } from '../../features/tables/paste.js';
import { tablesFrom } from '../../features/tables/paste-table.js';
import { say } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { Paste } from '../protocol.js';
import type { Session } from '../session.js';
import { textEdits } from './format.js';

/** gouji/paste: what a table on the clipboard becomes at the place. */
export const paste: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/paste'), (params, token) =>
      answer(session, params.uri, token, (analysis): readonly Paste[] => {
        const offset = analysis.lines.offsetAt(params.position);
        const inMarkdown = MARKDOWN.has(session.documents.get(params.uri)?.languageId ?? '');
        const filled = filling(analysis, offset, params, session);
        if (filled !== undefined) return [filled];
        return inMarkdown ? writings(analysis, offset, params, session) : [];
      }),
    ),
};

/** In plain text the lines with bars would be nobody's table. */
const MARKDOWN: ReadonlySet<string> = new Set(['markdown', 'gouji']);

function filling({ report, lines, version }: ReportAnalysis, offset: number, clip: Clip, { client }: Session): Paste | undefined {
  const found = fillFrom(report, offset, clip);
  if (found === undefined) return undefined;
  const { filled, replaced } = found;
  const title =
    replaced === 0
      ? say(`填入表格（${filled} 个数字）`, `Fill into the table (${filled} ${filled === 1 ? 'figure' : 'figures'})`)
      : say(
          `填入表格（${filled} 个数字，覆盖 ${replaced} 个已有数字）`,
          `Fill into the table (${filled} ${filled === 1 ? 'figure' : 'figures'}, writing over ${replaced})`,
        );
  return { version, title: title[client.locale], asks: replaced > 0, edits: textEdits(lines, found.edits) };
}

function writings({ report, lines, version }: ReportAnalysis, offset: number, clip: Clip, { client }: Session): Paste[] {
  return tablesFrom(report, offset, clip).map(({ form, converted, edit }) => {
    const title = converted
      ? say(`粘贴为${form.name}的表格`, `Paste as a table of the ${form.id} form`)
      : form === report.form
        ? say('粘贴为 Markdown 表格', 'Paste as a Markdown table')
        : say(`粘贴为 Markdown 表格（${form.name}）`, `Paste as a Markdown table (${form.id} form)`);
    return { version, title: title[client.locale], asks: false, edits: textEdits(lines, [edit]) };
  });
}
