import { explainedOf } from '../../features/equations/explained.js';
import { tallyOf, tallyText } from '../../features/equations/tally.js';
import { type Filled, fillFigures, fillPasted, fillZeros } from '../../features/fill/change.js';
import { type Figure, figuresOf, type Mark, marksOf } from '../../features/fill/figures.js';
import { layoutOf } from '../../features/fill/layout.js';
import { missingTables, type Note, notesOf } from '../../features/fill/notes.js';
import type { FilledTable, Report } from '../../report/types.js';
import { say } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { FillAnswer, FillFigure, FillMark, FillNote, FillParams, FillResult, FillTable } from '../protocol.js';
import { rangeOf } from '../ranges.js';
import type { Session } from '../session.js';
import { textEdits } from './format.js';

/** The fill-in view: what it draws, and the edits that are made of what is done in it. */
export const fill: Feature = {
  serve(connection, session) {
    connection.onRequest(requestOf('gouji/fillTables'), (params, token) =>
      answer(session, params.uri, token, (analysis) => answerOf(analysis, session)),
    );
    connection.onRequest(requestOf('gouji/fill'), (params, token) =>
      answer(session, params.uri, token, (analysis) => resultOf(analysis, params, session)),
    );
  },
};

function answerOf(analysis: ReportAnalysis, session: Session): FillAnswer {
  const { report, findings, version, previous } = analysis;
  const { locale } = session.client;
  const note = (one: Note) => noteOf(analysis, one, session);
  const tallies = new Map(explainedOf(report).map((explained) => [explained.table, tallyText(tallyOf(explained))[locale]]));
  const tables = report.tables.map((filled, index): FillTable => {
    const { table } = filled;
    const { rows, folded } = layoutOf(table);
    const figures = figuresOf(report, filled, { findings, previous });
    const notes = notesOf(report, filled, findings);
    return {
      index,
      id: table.id,
      name: table.name,
      title: table.title,
      range: rangeOf(analysis.lines, filled.at),
      tally: tallies.get(filled) ?? '',
      rows,
      ...(folded && { folded }),
      figures: mapped(figures, (figure) => figureOf(figure, note)),
      marks: mapped(marksOf(report, filled), (mark, name) => ({
        ...markOf(mark, session),
        notes: (notes.rows.get(name) ?? []).map(note),
      })),
      notes: notes.about.map(note),
    };
  });
  return { version, title: report.title?.text ?? '', tables, missing: missingTables(report, findings).map(note) };
}

function resultOf(analysis: ReportAnalysis, { table, id, change }: FillParams, session: Session): FillResult {
  const { report, version, lines } = analysis;
  const { locale } = session.client;
  const filled = report.tables[table];
  const done = filled?.table.id === id ? changed(report, filled, change) : { refusal: GONE };
  if ('refusal' in done) return { refusal: done.refusal[locale] };
  return { version, edits: textEdits(lines, done.edits), words: done.words[locale] };
}

function changed(report: Report, table: FilledTable, change: FillParams['change']): Filled {
  if (change.kind === 'figures') return fillFigures(report, table, new Map(Object.entries(change.texts)));
  if (change.kind === 'paste') return fillPasted(report, table, { key: change.key, clip: change.clipboard });
  return fillZeros(report, table, change.mark);
}

const GONE = say('这张表已经不在文稿里了，没有写入。', 'This table is no longer in the draft; nothing was written.');

function figureOf({ notes, expected, previous, ...figure }: Figure, note: (one: Note) => FillNote): FillFigure {
  return {
    ...figure,
    ...(expected !== undefined && { expected }),
    ...(previous !== undefined && { previous }),
    notes: notes.map(note),
  };
}

function markOf({ status, words, blanks }: Mark, { client }: Session): Omit<FillMark, 'notes'> {
  const zeros = say(
    `这一行空着的 ${blanks.length} 格都填上？没有数据的填 0，合计填各项之和。`,
    `Fill the ${blanks.length} blanks of this row? 0 where there is nothing, sums for totals.`,
  );
  return { status, words: words[client.locale], ...(blanks.length > 0 && { zeros: zeros[client.locale] }) };
}

function noteOf({ lines }: ReportAnalysis, { finding, repairs }: Note, { client }: Session): FillNote {
  return {
    severity: finding.severity,
    message: finding.message[client.locale],
    repairs: repairs.map(({ title, edits }) => ({ title: title[client.locale], edits: textEdits(lines, edits) })),
  };
}

function mapped<T, U>(map: ReadonlyMap<string, T>, to: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries([...map].map(([key, value]) => [key, to(value, key)]));
}
