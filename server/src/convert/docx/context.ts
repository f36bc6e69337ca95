import type { Numbering } from './numbering.js';
import { type Element, elementsIn } from './xml.js';

/** What is counted while a document is read. */
export interface Counts {
  inserted: number;
  deleted: number;
  contents: number;
  hidden: number;
  pictures: number;
  objects: number;
}

/** What is carried along while the body of a Word file is walked. */
export interface Context {
  readonly numbering: Numbering;
  readonly counts: Counts;
  /** The footnote or endnote of this path, where it is referred to first; it is read once. */
  readonly takeNote: (path: string) => Element | undefined;
}

/** What newer programs show; what older ones show in its place where that holds nothing to be read. */
export function chosen(alternatives: Element): Element {
  const choices = elementsIn(alternatives);
  const readable = choices.find((choice) => choice.name === 'Choice' && holdsText(choice));
  return readable ?? choices.find(({ name }) => name === 'Fallback') ?? alternatives;
}

function holdsText(element: Element): boolean {
  return elementsIn(element).some((child) => child.name === 't' || holdsText(child));
}
