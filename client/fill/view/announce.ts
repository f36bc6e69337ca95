import type { FillAnswer } from '../../../server/src/lsp/protocol.js';
import type { Words } from '../talk.js';

/** What a change of the draft did to its equations, to be read out: those that fail now, and those that hold. */
export function announced(before: FillAnswer, after: FillAnswer, words: Pick<Words, 'status'>): string {
  const said = after.tables.flatMap((table) => {
    const old = before.tables.find(({ index, id }) => index === table.index && id === table.id);
    if (old === undefined) return [];
    return Object.entries(table.marks).flatMap(([name, mark]) => {
      const isSame = old.marks[name]?.status === mark.status && (mark.status !== 'fails' || old.marks[name]?.words === mark.words);
      if (isSame || mark.words === '' || mark.status === 'unknown') return [];
      return [mark.status === 'fails' ? mark.words : `${words.status.holds}：${mark.words}`];
    });
  });
  return said.join('；');
}
