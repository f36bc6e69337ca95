/** A typeface of official documents: the font that it is to be set in, and one that stands in where that is not installed. */
export interface Face {
  readonly run: {
    readonly ascii: string;
    readonly hAnsi: string;
    readonly eastAsia: string;
    readonly cs: string;
    readonly hint: 'eastAsia';
  };
  readonly fallback: string;
}

function face(eastAsia: string, fallback: string, latin = 'Times New Roman'): Face {
  return { run: { ascii: latin, hAnsi: latin, eastAsia, cs: latin, hint: 'eastAsia' }, fallback };
}

/** Fonts by what they are for, each with one that every machine has (GB/T 9704—2012, where the office has the fonts it names). */
export const FACES = {
  title: face('方正小标宋简体', '宋体'),
  heading: face('黑体', 'SimHei'),
  subheading: face('楷体_GB2312', '楷体'),
  body: face('仿宋_GB2312', '仿宋'),
  table: face('宋体', 'SimSun'),
  tableHead: face('黑体', 'SimHei'),
  pageNumber: face('宋体', 'SimSun', '宋体'),
} as const satisfies Readonly<Record<string, Face>>;

/** Names for each font another that Word takes in its place. */
export function fontTable(): string {
  const named = new Map(Object.values(FACES).map(({ run, fallback }) => [run.eastAsia, fallback]));
  const fonts = [...named].map(
    ([name, fallback]) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
