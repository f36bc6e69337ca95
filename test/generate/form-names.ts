import type { Form } from '../../server/src/data/types.js';
import { type Message, say } from '../../server/src/text/message.js';

/** A form as a setting names it: by the years whose reports it is for. The first one serves all years before it too. */
export function yearsOf({ id, years: { from, to } }: Form, first: string): Message {
  if (to === null) return say(`${id}年格式（${from}年度起）`, `Form of ${id} (reports for ${from} and later)`);
  if (id === first) return say(`${id}年格式（${to}年度及以前）`, `Form of ${id} (reports for ${to} and earlier)`);
  if (from === to) return say(`${id}年格式（${from}年度）`, `Form of ${id} (reports for ${from})`);
  const near = to === from + 1;
  return say(`${id}年格式（${from}${near ? '、' : '至'}${to}年度）`, `Form of ${id} (reports for ${from} ${near ? 'and' : 'to'} ${to})`);
}
