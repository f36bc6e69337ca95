import { childNamed, type Element, elementsIn, numberAt } from './xml.js';

/** The list that a style puts its paragraphs into. */
export interface StyleNumbering {
  readonly id: string;
  readonly level: number | undefined;
  /** The style that says so, which a level of the list may name. */
  readonly style: string;
}

/** What styles.xml says of numbers. */
export interface Styles {
  /** The list that paragraphs of this style belong to, by itself or by the styles that it is based on; without a name, of the usual one. */
  numberingOf(style: string | undefined): StyleNumbering | undefined;
}

/** No chain of styles is longer, unless it goes in a circle. */
const LONGEST_CHAIN = 30;

/** Reads styles.xml; without one no style numbers anything. */
export function stylesOf(part: Element | undefined): Styles {
  const styles = new Map<string, Element>();
  let usual: string | undefined;
  for (const element of part === undefined ? [] : elementsIn(part)) {
    const id = element.attributes.styleId;
    if (element.name !== 'style' || id === undefined) continue;
    styles.set(id, element);
    if (element.attributes.type === 'paragraph' && /^(?:1|true|on)$/.test(element.attributes.default ?? '')) usual = id;
  }
  return {
    numberingOf(named) {
      let id = named ?? usual;
      let level: number | undefined;
      for (let steps = 0; id !== undefined && steps < LONGEST_CHAIN; steps += 1) {
        const style = styles.get(id);
        const own = childNamed(childNamed(style, 'pPr'), 'numPr');
        level ??= numberAt(childNamed(own, 'ilvl'));
        const list = childNamed(own, 'numId')?.attributes.val;
        if (list !== undefined) return { id: list, level, style: id };
        id = childNamed(style, 'basedOn')?.attributes.val;
      }
      return undefined;
    },
  };
}
