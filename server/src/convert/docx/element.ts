/** What an element says of itself; what is undefined is not written. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of a part that is written, with what stands in it: the names as they are in the file, w:p. */
export function element(name: string, attributes: Attributes = {}, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const start = `<${name}${written.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element that has nothing but a value: <w:jc w:val="center"/>. */
export function valued(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : element(name, { 'w:val': value });
}

/** One that switches something on, where it is. */
export function flag(name: string, on: boolean | undefined): string {
  return on === true ? element(name) : '';
}

/** A whole part. */
export function part(root: string, attributes: Attributes, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${element(root, attributes, content)}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As it may stand in XML. Characters that XML does not know are left out: with one of them Word would not open the file. */
export function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}
