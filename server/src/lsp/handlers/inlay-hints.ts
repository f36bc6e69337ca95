import type { InlayHint } from 'vscode-languageserver';
import { type TotalState, totalsOf } from '../../features/equations/totals.js';
import { besideLastYear } from '../../features/last-year/cells.js';
import type { Report } from '../../report/types.js';
import { meets } from '../../text/span.js';
import type { Analysis } from '../analysis.js';
import { answerAny, type Feature } from '../feature.js';
import { spanOf } from '../ranges.js';
import type { Session } from '../session.js';

/** Behind each total: ✓, or what it should be; where it is wanted, behind each figure what it was last year. */
export const inlayHints: Feature = {
  serve(connection, session) {
    connection.languages.inlayHint.on((params, token) =>
      // The analysis itself: what waits is known of it, not of a copy.
      answerAny(session, params.textDocument.uri, token, (analysis): InlayHint[] | null => {
        const { report, previous, lines } = analysis;
        if (report === undefined) return null;
        const { lastYearHints } = session.configuration.current;
        const asked = spanOf(lines, params.range);
        const before = lastYearHints && previous !== undefined ? besideLastYear(report, previous) : [];
        return [...totalsShown(analysis, report, session), ...before]
          .filter(({ cell }) => meets(cell.at, asked))
          .map(({ cell, words, detail }) => ({
            position: lines.positionAt(cell.at.end),
            label: words[session.client.locale],
            tooltip: detail[session.client.locale],
            paddingLeft: true,
          }));
      }),
    );
    const refresh = () => {
      if (session.client.refreshesHints) session.send(() => connection.languages.inlayHint.refresh());
    };
    session.onRecheck(refresh);
    session.onReveal(refresh);
  },
};

function totalsShown(analysis: Analysis, report: Report, session: Session): TotalState[] {
  const { inlayHints } = session.configuration.current;
  if (inlayHints === 'never') return [];
  const visible = session.visibleFindings(analysis);
  // While its row is being written, what waits is not told behind the figure either: the line would jump at every key.
  const waits = ({ cell }: TotalState) =>
    analysis.findings.some((finding) => finding.equation !== undefined && finding.at.start === cell.at.start && !visible.has(finding));
  return totalsOf(report).filter((total) => (inlayHints === 'always' || !total.holds) && !waits(total));
}
