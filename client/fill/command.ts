import { Uri } from 'vscode';
import { activeDraft, offerReport } from '../active.js';
import type { Messages } from '../messages.js';
import type { Node } from '../tree.js';
import type { Fill } from './editor.js';

/** What the command is given: by a lens the draft and the id of a table, by a menu the draft, by the side bar a part of it. */
export type FillTarget = string | Uri | Node | undefined;

/** Opens the fill-in view of the draft that is named, or of the one that is worked at; says how to come by one where there is none. */
export async function fillTables(fill: Fill, messages: Messages, target: FillTarget, table?: string): Promise<void> {
  const [draft, place] = placeOf(target, table);
  if (draft !== undefined) return fill.open(draft, place);
  await offerReport(messages);
}

function placeOf(target: FillTarget, table: string | undefined): [draft: Uri | undefined, place: string | number | undefined] {
  if (typeof target === 'string') return [Uri.parse(target, true), table];
  if (target instanceof Uri) return [target, table];
  if (target === undefined) return [activeDraft(), table];
  return [target.uri, 'part' in target ? target.part.range.start.line : undefined];
}
