import { isBodyName } from '../report/structure/bodies.js';
import { withoutBlanks } from '../text/chars.js';

/** What the name of a place ends with, and what a name without it may begin with: 县财政局. */
const ENDS_AS_PLACE = /(?:省|市|县|区|州|盟|旗|镇|乡|街道)$/;
const BEGINS_AS_PLACE = /^[省市县区州盟旗]./;
const SECOND_NAME = /[（(]([^（()）]*)[）)]$/;

/** A body's name as others are held against it: without blanks, without what some leave out. */
export function nameKey(name: string): string {
  return plainName(withoutBlanks(name).replace(SECOND_NAME, ''));
}

/** All keys of a name: 应急管理局（防震减灾局） is one body with two. */
export function nameKeys(name: string): readonly string[] {
  const second = SECOND_NAME.exec(withoutBlanks(name))?.[1] ?? '';
  return isBodyName(second) ? [nameKey(name), plainName(second)] : [nameKey(name)];
}

/**
 * The shorter names that the body of a key may go by, as `isSameBody` has it; what is left out has to be a place. 云溪县财政局 is
 * 县财政局 and 财政局, 小青禾镇 is not 青禾镇.
 */
function shorterNames(key: string): readonly string[] {
  const names: string[] = [];
  for (let i = 1; i < key.length - 1; i += 1) {
    const name = key.slice(i);
    if (ENDS_AS_PLACE.test(key.slice(0, i)) || BEGINS_AS_PLACE.test(name)) names.push(name);
  }
  return names;
}

/** Whether the body of the key `whole` has that of the other in its name: 云溪县 has 云溪县青禾镇. */
export function isWithin(whole: string, key: string): boolean {
  return key.length > whole.length && key.startsWith(whole) && ENDS_AS_PLACE.test(whole);
}

/** Finds by a name what was kept under that name, a shorter or a longer one. */
export class NameIndex<T> {
  readonly #exact = new Map<string, Set<T>>();
  readonly #shorter = new Map<string, Set<T>>();

  add(keys: readonly string[], value: T): void {
    for (const key of keys) {
      put(this.#exact, key, value);
      for (const name of shorterNames(key)) put(this.#shorter, name, value);
    }
  }

  /** Those of the very name; where there are none, those that it may be short for, or be the full name of. */
  find(keys: readonly string[]): readonly T[] {
    const exact = keys.flatMap((key) => [...(this.#exact.get(key) ?? [])]);
    if (exact.length > 0) return [...new Set(exact)];
    const like = keys.flatMap((key) => [
      ...(this.#shorter.get(key) ?? []),
      ...shorterNames(key).flatMap((name) => [...(this.#exact.get(name) ?? [])]),
    ]);
    return [...new Set(like)];
  }
}

function put<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

function plainName(name: string): string {
  return name
    .replace(/人民政府/g, '政府')
    .replace(/(?<=.)政府$/, '')
    .replace(/(?<=街道)办事处$/, '');
}
