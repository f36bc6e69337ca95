import { sign } from '../../text/signs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import { anyIn, matchesOf } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith, proseOf } from '../prose/prose.js';

/** Where a notice to other bodies was pasted into the draft: whom it addresses, and what it sends or orders. */
export interface Notice {
  readonly address: { readonly at: Span; readonly text: string } | undefined;
  readonly order: { readonly at: Span; readonly text: string };
}

/** 各村、站（所）：, 镇直各单位： */
const addressesIn = matchesOf(/^[^。；：:，]{0,12}各[^。；：:]{1,30}[：:]/g, sign.each);
/** A notice is sent to 你们; a report speaks to the public and never does. */
const sendingsIn = matchesOf(/(?<!“)现(?:将|把)[^。“”]{2,150}?(?:印发|转发|下发|发|通报|传达)给?你们/g, sign.now | sign.you);
/** What follows an address, in a notice or in a report's own words. */
const ordersIn = matchesOf(
  /请(?:各[^。，]{0,8})?于[^。，]{2,16}前[，,]?将[^。，]{2,30}(?:报送?|反馈|上报|交)|(?:有关|具体|相关)?(?:事项|要求|情况)?通知如下|请[^。，]{0,12}(?:遵照|贯彻|参照|抓好|认真)[^。]{0,8}(?:执行|落实)/g,
);
const opensNotice = anyIn(addressesIn, sendingsIn);
/** Paragraphs between the address and what it is about. */
const REACH = 2;

/** The notices that prescribe a form, wherever the report cites them. */
export const noticesOf = fact((report): readonly Notice[] => {
  const opening = passagesWith(report, opensNotice);
  if (opening.length === 0) return NONE;
  const notices: Notice[] = [];
  const passages = proseOf(report);
  const seen = new Set<Passage>();
  passages.forEach((passage, i) => {
    if (!opensNotice(passage)) return;
    const [address] = placesOf(passage, addressesIn);
    if (address === undefined) return;
    for (const next of passages.slice(i, i + REACH + 1)) {
      const order = placesOf(next, sendingsIn)[0] ?? placesOf(next, ordersIn)[0];
      if (order === undefined || seen.has(next)) continue;
      seen.add(next);
      notices.push({ address, order });
      return;
    }
  });
  for (const passage of opening) {
    if (seen.has(passage)) continue;
    const [order] = placesOf(passage, sendingsIn);
    if (order !== undefined) notices.push({ address: undefined, order });
  }
  return notices.sort((a, b) => (a.address ?? a.order).at.start - (b.address ?? b.order).at.start);
});

const NONE: readonly Notice[] = [];

function placesOf(passage: Passage, matchesIn: typeof ordersIn): { readonly at: Span; readonly text: string }[] {
  return [...matchesIn(passage)].map(({ index, 0: text }) => ({ at: passage.at(index, index + text.length), text }));
}
