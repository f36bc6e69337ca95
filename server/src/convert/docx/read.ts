import type { WordDocument } from '../document.js';
import type { Counts } from './context.js';
import { numberingOf } from './numbering.js';
import { openWord, type WordPackage } from './package.js';
import { readStory } from './story.js';
import { stylesOf } from './styles.js';
import { childNamed, type Element, elementsIn } from './xml.js';

/** Reads a .docx. Throws a DocumentFailure for what is none, or is broken, locked or far too large. */
export function readDocument(bytes: Uint8Array): WordDocument {
  const word = openWord(bytes);
  const counts: Counts = { inserted: 0, deleted: 0, contents: 0, hidden: 0, pictures: 0, objects: 0 };
  const numbering = numberingOf(word.part('numbering'), () => stylesOf(word.part('styles')));
  const body = childNamed(word.document, 'body') ?? word.document;
  const blocks = readStory(body, 'body', { numbering, counts, takeNote: notesOnce(word) });
  const headers = [...word.parts('header'), ...word.parts('footer')].filter(holdsWords).length;
  const comments = childrenNamed(word.part('comments'), 'comment');
  return { blocks, left: { ...counts, headers, comments: comments.length } };
}

function notesOnce(word: WordPackage): (path: string) => Element | undefined {
  let notes: Map<string, Element> | undefined;
  return (path) => {
    notes ??= notesIn(word);
    const note = notes.get(path);
    notes.delete(path);
    return note;
  };
}

/** Without those that only draw the line above the notes. */
function notesIn(word: WordPackage): Map<string, Element> {
  const notes = new Map<string, Element>();
  for (const kind of ['footnote', 'endnote']) {
    for (const note of childrenNamed(word.part(`${kind}s`), kind)) notes.set(`${kind}[${note.attributes.id}]`, note);
  }
  return notes;
}

function childrenNamed(part: Element | undefined, name: string): Element[] {
  return part === undefined ? [] : elementsIn(part).filter((element) => element.name === name);
}

/** A page number alone is none. */
function holdsWords(element: Element): boolean {
  if (element.name === 't') return element.children.some((child) => typeof child === 'string' && /[^\s\d\-—–·第页共]/.test(child));
  return elementsIn(element).some(holdsWords);
}
