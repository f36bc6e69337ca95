import { documents, itemsOf, type Purpose, purposes, statuteForYear } from '../../../server/src/data/law.js';
import { chineseNumeral } from '../../../server/src/text/numerals.js';
import type { Draft } from '../../support/draft.js';
import { type Damaged, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { replaced, withSentence } from './edit.js';

const article = (number: number): string => `第${chineseNumeral(number)}条`;

/** A sentence added at a random place, the fault in it marked. */
function added(draft: Draft, random: Random, sentence: string): Damaged {
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

function articleBeyond(draft: Draft, random: Random): Damaged {
  const last = statuteForYear(draft.year).articles.length;
  const cited = mark(article(last + random.integer(1, 20)));
  const own = draft.preamble.replace(/第[一二三四五六七八九十]+条/, cited);
  if (random.integer(0, 1) === 0) return { draft: { ...draft, preamble: own }, what: `preamble cites ${cited}` };
  return added(draft, random, `镇里按照《条例》${cited}的规定更新了目录。`);
}

/** A paragraph or an item that the article does not have. */
function partBeyond(draft: Draft, random: Random): Damaged | undefined {
  const one = random.pick(statuteForYear(draft.year).articles.filter(({ number }) => number > 5));
  if (one === undefined) return undefined;
  const paragraph = `${article(one.number)}第${chineseNumeral(one.items.length + random.integer(1, 3))}款`;
  const item = `${article(one.number)}第（${chineseNumeral(itemsOf(one, undefined).length + random.integer(1, 3))}）项`;
  return added(draft, random, `镇里按照《条例》${mark(random.pick([paragraph, item]) ?? item)}的要求更新了专栏。`);
}

/** A clause for each purpose that the data know. */
const CLAUSES: Readonly<Record<string, string>> = {
  年报编制: '的规定，编制本年度报告',
  答复时限: '规定的答复期限办理各件申请',
  申请补正: '的规定，一次告知申请人补正',
  征求第三方意见: '的规定，书面征求第三方意见',
  区分处理: '的规定，对可以分开的内容作区分处理',
  收取费用: '的规定，未向申请人收取费用',
  公开指南和目录: '的规定，修订了公开指南和目录',
  过程性信息: '的规定，对过程性信息不予公开',
  主动公开的内容: '的规定，主动公开机构职能、发展规划等内容',
};

function articleWrong(draft: Draft, random: Random): Damaged | undefined {
  const statute = statuteForYear(draft.year);
  const known = purposes.filter(({ id }) => CLAUSES[id] !== undefined && (statute.purposes[id] ?? []).length > 0);
  const purpose: Purpose | undefined = random.pick(known);
  if (purpose === undefined) return undefined;
  const right = [...(statute.purposes[purpose.id] ?? []), ...(statute.alsoFor?.[purpose.id] ?? [])];
  const wrong = random.pick(statute.articles.filter(({ number }) => !right.includes(number)))?.number;
  return wrong === undefined ? undefined : added(draft, random, `镇里根据《条例》${mark(article(wrong))}${CLAUSES[purpose.id]}。`);
}

/** The article of another matter, with a notice as second basis beside it. */
function articleBeside(draft: Draft, random: Random): Damaged | undefined {
  const statute = statuteForYear(draft.year);
  const right = [...(statute.purposes.年报编制 ?? []), ...(statute.alsoFor?.年报编制 ?? [])];
  const wrong = random.pick(statute.articles.filter(({ number }) => !right.includes(number)))?.number;
  const notice = `《青禾片区公开办法》（青政发〔${draft.year}〕${random.integer(1, 60)}号）`;
  return wrong === undefined ? undefined : added(draft, random, `镇里根据《条例》${mark(article(wrong))}和${notice}要求，编制本报告。`);
}

/** A name under which there is no statute. */
function statuteMisnamed(draft: Draft, random: Random): Damaged {
  const name = random.pick(['信息公开条例', '政府信息公开工作条例', '政务公开条例', '政府信息公开法']) ?? '';
  return added(draft, random, `新录用人员自学了《${mark(`中华人民共和国${name}`)}》。`);
}

/** 答复 within the term of the other version, its decree, its words. */
function otherVersion(draft: Draft, random: Random): Damaged {
  const other = draft.form.id === '2008' ? 711 : 492;
  const decree = `新录用人员自学了《中华人民共和国政府信息公开条例》（${mark(`国务院令第${other}号`)}）。`;
  const old = [
    `各件申请都按规定的${mark('15个工作日')}期限答复。`,
    `申请人须说明${mark('生产、生活、科研等特殊需要')}。`,
    `窗口应当在${mark('十五个工作日')}内办结申请。`,
  ];
  return added(draft, random, draft.form.id === '2008' ? decree : (random.pick([decree, ...old]) ?? decree));
}

interface NumberFault {
  readonly id: string;
  readonly damage: (year: number, serial: number, random: Random) => string;
}

const NUMBER_FAULTS: readonly NumberFault[] = [
  {
    id: 'number-brackets',
    damage: (year, serial, random) => {
      const [open, close] = random.pick(['[]', '()', '（）', '【】', '［］']) ?? '[]';
      return `${open}${year}${close}${serial}号`;
    },
  },
  { id: 'number-bracket-lost', damage: (year, serial) => `〔${year}${serial}号` },
  { id: 'number-without-suffix', damage: (year, serial) => `〔${year}〕${serial}` },
  { id: 'number-ordinal', damage: (year, serial) => `〔${year}〕第${serial}号` },
  { id: 'number-zero', damage: (year, serial) => `〔${year}〕0${serial}号` },
  { id: 'number-short-year', damage: (year, serial) => `〔${String(year).slice(2)}〕${serial}号` },
];

/** In the preamble where a number stands there, else in a sentence on a document of the town's own. */
function numberDamaged(fault: NumberFault, draft: Draft, random: Random): Damaged | undefined {
  const own = /〔(\d{4})〕(\d+)号/.exec(draft.preamble);
  if (own !== null && random.integer(0, 1) === 0) {
    const tail = fault.damage(Number(own[1]), Number(own[2]), random);
    return { draft: { ...draft, preamble: draft.preamble.replace(own[0], mark(tail)) }, what: `${own[0]} → ${tail}` };
  }
  const tail = fault.damage(draft.year - random.integer(0, 2), random.integer(1, 89), random);
  const code = random.pick(['青政发', '云政办发', '国办发', '云政公开办函']) ?? '青政发';
  return random.integer(0, 1) === 0
    ? added(draft, random, `镇里转发了县里的通知（${code}${mark(tail)}）。`)
    : added(draft, random, `年内按${code}${mark(tail)}的要求清理了公示栏。`);
}

/** One of the brackets about a number is lost. */
function numberUnpaired(draft: Draft, random: Random): Damaged {
  const number = mark(`青政发〔${draft.year - random.integer(0, 2)}〕${random.integer(1, 89)}号`);
  const [open, close] = random.pick(['（', '）']) === '（' ? ['（', ''] : ['', '）'];
  return added(draft, random, `镇里按照《青禾片区公开清单》${open}${number}${close}的要求公布信息。`);
}

function numberOfFuture(draft: Draft, random: Random): Damaged {
  const year = draft.year + random.integer(2, 5);
  return added(draft, random, `镇里按青政发${mark(`〔${year}〕${random.integer(1, 60)}号`)}的要求清理了公示栏。`);
}

/** Documents that a notice ended before the reported year was over. */
function superseded(draft: Draft, random: Random): Damaged | undefined {
  const ended = documents.filter((one) => one.ended !== undefined && one.ended < `${draft.year}-12-31` && one.number.includes('〔'));
  const one = random.pick(ended);
  if (one === undefined) return undefined;
  const basis = draft.form.basis.number;
  if (draft.preamble.includes(basis) && random.integer(0, 1) === 0) {
    return { draft: { ...draft, preamble: draft.preamble.replace(basis, mark(one.number)) }, what: `preamble cites ${one.number}` };
  }
  const by = random.pick([one.number, `《${one.title}》`, `《${one.title}》（${one.number}）`]) ?? one.number;
  return added(draft, random, `镇里按照${mark(by)}的要求报送了材料。`);
}

/** Known documents that say nothing of others' matters. */
const TITLES = ['54', '17', '123', '10', '61'];

function mismatched(draft: Draft, random: Random): Damaged | undefined {
  const known = documents.filter(
    ({ confidence, annual, ended }) => confidence === 'verified' && annual === undefined && ended === undefined,
  );
  const titled = random.pick(known.filter(({ number }) => TITLES.some((serial) => number.endsWith(`〕${serial}号`))));
  const numbered = random.pick(known.filter(({ issuer, title }) => issuer.startsWith('国务院办公厅') && title !== titled?.title));
  if (titled === undefined || numbered === undefined) return undefined;
  return added(draft, random, `镇里学习了《${titled.title}》（${mark(numbered.number)}）。`);
}

/** The right title, a digit of the number wrong. */
function numberSlipped(draft: Draft, random: Random): Damaged | undefined {
  const known = documents.filter(
    ({ confidence, ended, title }) => confidence === 'verified' && ended === undefined && !title.includes('〈'),
  );
  const one = random.pick(known);
  const match = /^(.+〕)(\d+)号$/.exec(one?.number ?? '');
  if (one === undefined || match === null) return undefined;
  const number = `${match[1]}${Number(match[2]) + random.integer(1, 9)}号`;
  if (documents.some((other) => other.number === number)) return undefined;
  return added(draft, random, `镇里学习了《${one.title}》（${mark(number)}）。`);
}

function marksNested(draft: Draft, random: Random): Damaged {
  const [open, close] = random.pick(['《》', '<>', '＜＞']) ?? '《》';
  return added(draft, random, `年初转发了县政府${mark(`《关于印发${open}青禾片区公示栏管理办法${close}的通知》`)}。`);
}

function marksAlone(draft: Draft, random: Random): Damaged {
  const open = random.integer(0, 1) === 0;
  return added(
    draft,
    random,
    open ? `修订了${mark('《青禾镇公示栏管理制度')}，按月检查。` : `修订了${mark('青禾镇公示栏管理制度》')}，按月检查。`,
  );
}

function shortTitleUndefined(draft: Draft): Damaged | undefined {
  const definition = '（以下简称《条例》）';
  if (!draft.preamble.includes(definition)) return undefined;
  const without = { ...draft, preamble: draft.preamble.replace(definition, '') };
  const damaged = replaced(without, '《条例》', mark('《条例》'));
  return damaged === undefined ? undefined : { draft: damaged, what: `${definition} dropped` };
}

function shortTitleUnused(draft: Draft, random: Random): Damaged {
  const name = random.pick(['办法', '方案', '细则']) ?? '办法';
  return added(draft, random, `镇里印发《青禾镇公示栏管理${name}》${mark(`（以下简称《${name}》）`)}。`);
}

const DOCUMENTS = ['document-superseded', 'document-mismatch', 'document-number'];

/** Faults in what is cited. */
export const citationMutations: readonly Mutation[] = [
  { id: 'article-beyond-the-end', rules: ['article-unknown'], also: ['article-purpose', 'short-title'], damage: articleBeyond },
  { id: 'paragraph-or-item-beyond', rules: ['article-unknown'], also: ['short-title'], damage: partBeyond },
  { id: 'article-of-other-purpose', rules: ['article-purpose'], also: ['short-title'], damage: articleWrong },
  { id: 'article-beside-a-notice', rules: ['article-purpose'], also: ['short-title'], damage: articleBeside },
  { id: 'statute-misnamed', rules: ['statute-name'], damage: statuteMisnamed },
  { id: 'other-version', rules: ['statute-version'], damage: otherVersion },
  ...NUMBER_FAULTS.map(
    (fault): Mutation => ({
      id: fault.id,
      rules: ['document-number'],
      also: DOCUMENTS,
      damage: (draft, random) => numberDamaged(fault, draft, random),
    }),
  ),
  { id: 'number-unpaired', rules: ['document-number'], damage: numberUnpaired },
  { id: 'number-of-future', rules: ['document-number'], damage: numberOfFuture },
  { id: 'document-superseded', rules: ['document-superseded'], also: DOCUMENTS, damage: superseded },
  { id: 'document-mismatched', rules: ['document-mismatch'], also: DOCUMENTS, damage: mismatched },
  { id: 'document-number-slipped', rules: ['document-mismatch'], also: DOCUMENTS, damage: numberSlipped },
  { id: 'title-marks-nested', rules: ['title-marks'], also: ['punctuation'], damage: marksNested },
  { id: 'title-mark-alone', rules: ['title-marks'], also: ['punctuation'], damage: marksAlone },
  { id: 'short-title-undefined', rules: ['short-title'], damage: (draft) => shortTitleUndefined(draft) },
  { id: 'short-title-unused', rules: ['short-title'], damage: shortTitleUnused },
];
