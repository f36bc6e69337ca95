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

/** 发改委 of 云溪县发改委: what stands behind the place, in its parts. */
interface Office {
  readonly place: string;
  /** 发改, 发展和改革: without 委, 委员会. */
  readonly words: string;
  /** How it begins and what it is, the same for its short name and its full one. */
  readonly bucket: string;
}

const KIND = /^(.{2,})(委员会|委|局|厅|办公室|办|中心)$/;

/** One for each place that may be left out of the key; none for a township. */
function officesOf(key: string): readonly Office[] {
  return [key, ...shorterNames(key)].flatMap((name) => {
    const [, words = '', kind = ''] = KIND.exec(name) ?? [];
    return words === '' ? [] : [{ place: key.slice(0, key.length - name.length), words, bucket: words.charAt(0) + kind.charAt(0) }];
  });
}

/**
 * 发改委 and 发展和改革委员会: the characters of the one in order among those of the other, and no two places. 水利局 and 水利工程建设局
 * may be two bodies.
 */
function isShortFor(one: Office, other: Office): boolean {
  const [short, full] = one.words.length < other.words.length ? [one, other] : [other, one];
  if (full.words.startsWith(short.words) || !(short.place.endsWith(full.place) || full.place.endsWith(short.place))) return false;
  let at = 0;
  for (const char of full.words) if (char === short.words.charAt(at)) at += 1;
  return at === short.words.length;
}

/** Finds by a name what was kept under that name, a shorter or a longer one, or one of which either is the abbreviation. */
export class NameIndex<T> {
  readonly #exact = new Map<string, Set<T>>();
  readonly #shorter = new Map<string, Set<T>>();
  readonly #offices = new Map<string, { readonly office: Office; readonly value: T }[]>();

  add(keys: readonly string[], value: T): void {
    for (const key of keys) {
      put(this.#exact, key, value);
      for (const name of shorterNames(key)) put(this.#shorter, name, value);
      for (const office of officesOf(key)) {
        const known = this.#offices.get(office.bucket);
        if (known === undefined) this.#offices.set(office.bucket, [{ office, value }]);
        else known.push({ office, value });
      }
    }
  }

  /** Those of the very name; where there are none, those that it may be short for, or be the full name of; then those of an abbreviation. */
  find(keys: readonly string[]): readonly T[] {
    const exact = keys.flatMap((key) => [...(this.#exact.get(key) ?? [])]);
    if (exact.length > 0) return [...new Set(exact)];
    const like = keys.flatMap((key) => [
      ...(this.#shorter.get(key) ?? []),
      ...shorterNames(key).flatMap((name) => [...(this.#exact.get(name) ?? [])]),
    ]);
    return like.length > 0 ? [...new Set(like)] : this.#abbreviated(keys);
  }

  #abbreviated(keys: readonly string[]): readonly T[] {
    const found = new Set<T>();
    for (const one of keys.flatMap(officesOf))
      for (const { office, value } of this.#offices.get(one.bucket) ?? []) if (isShortFor(one, office)) found.add(value);
    return [...found];
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
