import type { Draft } from '../draft.js';
import { type Grid, gridOf } from '../grid.js';

/** How the parts of a draft are written; each gives a piece of text without line ends around it. */
export interface Writer {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly paragraph: (text: string) => string;
  readonly table: (grid: Grid, id: string) => string;
  readonly signOff: (issuer: string, date: string) => string;
  /** Between the parts. */
  readonly gap: string;
}

export const plainSignOff = (issuer: string, date: string): string => `${issuer}\n\n${date}`;

/** Puts the parts of a draft together in reading order. */
export function writeDocument(draft: Draft, writer: Writer): string {
  const parts: string[] = [writer.title(draft.title), writer.paragraph(draft.preamble)];
  for (const section of draft.sections) {
    parts.push(writer.heading(section.heading), ...section.paragraphs.map(writer.paragraph));
    if (section.table !== undefined) parts.push(writer.table(gridOf(draft, section.table), section.table));
  }
  if (draft.annex !== undefined) {
    parts.push(writer.paragraph(draft.annex.title), writer.table(gridOf(draft, draft.annex.table), draft.annex.table));
  }
  parts.push(writer.signOff(draft.issuer, draft.date));
  return `${parts.join(writer.gap)}\n`;
}
