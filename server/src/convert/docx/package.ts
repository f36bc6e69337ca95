import { DocumentFailure } from '../failure.js';
import { type Element, elementsIn, parseXml } from './xml.js';
import { BROKEN, openZip } from './zip.js';

/** A Word file by what its parts are, whatever they are called in it. */
export interface WordPackage {
  readonly document: Element;
  /** The part that the document names for this purpose, such as `numbering`; undefined where there is none. */
  part(purpose: string): Element | undefined;
  /** All parts of this purpose: headers, footers. */
  parts(purpose: string): readonly Element[];
}

/** The text of a document is seldom in a part of another name; the relations say which it is. */
const USUAL = 'word/document.xml';

/** Opens a Word file; throws a `DocumentFailure` where it is none, is damaged or protected by a password. */
export function openWord(bytes: Uint8Array): WordPackage {
  const zip = openZip(bytes);
  const read = (name: string) => {
    const part = zip.read(name);
    return part === undefined ? undefined : parseXml(part);
  };
  const main = relationsIn(read('_rels/.rels'), '').find(({ purpose }) => purpose === 'officeDocument')?.target ?? USUAL;
  const document = read(main);
  if (document === undefined) throw new DocumentFailure(BROKEN);
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const relations = relationsIn(read(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);
  return {
    document,
    part(purpose) {
      const target = relations.find((one) => one.purpose === purpose)?.target;
      return target === undefined ? undefined : read(target);
    },
    parts: (purpose) =>
      relations
        .filter((one) => one.purpose === purpose)
        .map(({ target }) => read(target))
        .filter((part) => part !== undefined),
  };
}

interface Relation {
  readonly purpose: string;
  readonly target: string;
}

/** Purposes by the last word of their names, which both editions of the standard share. */
function relationsIn(part: Element | undefined, folder: string): Relation[] {
  return (part === undefined ? [] : elementsIn(part))
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes: { Type = '', Target = '' } }) => ({
      purpose: Type.slice(Type.lastIndexOf('/') + 1),
      target: resolved(folder, Target),
    }));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
