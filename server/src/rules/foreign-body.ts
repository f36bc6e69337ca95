import { anyIn, matchesOf } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { passagesWith } from '../report/prose/prose.js';
import type { Report } from '../report/types.js';
import { behindLast } from '../text/chars.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { pair } from '../text/pairs.js';
import { sign } from '../text/signs.js';
import { span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

/** 我局 in the report of a town. 我县, 我区 and 我市 are said by every body in them, 我办 by every office. */
const ownWordsIn = matchesOf(
  /(?<![自小大忘])[我本](?:局(?![限势部面])|镇(?![静定痛压区])|乡(?![镇村亲土愁])|街道|委(?![托派婉任屈员])|院(?![内子落里])|校(?![对正园准验]))/g,
  0,
  pair.ourBody,
);
/** A document that a body writes for itself, with the name of the body in its title. */
const ownDocumentsIn = matchesOf(
  /《([^《》]{0,12}?[\u4e00-\u9fff]{2,3}(?:镇|乡|街道))(?:人民政府|办事处)?(?:20\d\d年度?)?(?:政府信息|政务)公开[^《》]{0,20}》/g,
  sign.title,
  pair.township,
);
/** What is done with a document of one's own; 转发, 学习, 参照 are done with those of others. */
const WRITTEN = /(?:编制|重编|新编|修订|制定|制订|完善|更新|编印|修改|印发|出台|公布)[了并]?[^，,。；;：:《》]{0,6}$/;
const OF_OTHERS = /转发|学习|借鉴|参照|参考|对照|收到|协助|会同|联合|配合|指导|与|由|县|区|市/;
/** 石桥乡主动公开政府信息, 2023年，石桥乡没有收取信息处理费: a sentence on the work of the year, whose subject it is. */
const subjectsIn = matchesOf(
  /(?:^|[。！])(?:20\d\d年(?:度)?[，,]?|今年以来[，,]?|一年来[，,]?)?([\u4e00-\u9fff]{2,3}(?:镇|乡|街道))(?:人民政府|办事处|党委、?政府)?(?=(?:共|累计|全年|认真|严格|积极|高度重视|坚持|始终|按照|不断|进一步|切实){0,2}(?:主动公开|公开政府信息|收到政府信息公开申请|推进政府信息公开|推进政务公开|做好政府信息公开|做好政务公开|政务公开工作|政府信息公开工作|落实《|(?:没有|未)(?:收取|发生|收到)))/g,
  0,
  pair.township,
);
/** 本报告由石桥乡人民政府编制; 有疑问请与石桥乡人民政府联系: who answers for the report. */
const authorsIn = matchesOf(
  /(?:(?:本报告|本年报|本年度报告|报告)由|(?:如有|疑问|需要|查询)[^。]{0,16}请?与)((?:[\u4e00-\u9fff]{2,8}[省市县区旗州])?[\u4e00-\u9fff]{2,3}(?:镇|乡|街道))(?:人民政府|办事处|党政|综合|政务公开|根据|按照|依照|依据|编制|编写|负责)/g,
  0,
  pair.township,
);
/** 要求各部门落实。明确街道政务公开工作由办公室负责: a deed, and no name. */
const DEED =
  /^(?:明确|指导|督促|督导|要求|组织|推进|推动|加强|完善|规范|健全|统筹|协调|确保|促进|提升|优化|检查|考核|指定|负责|安排|部署|召开|建立|结合|围绕|依托|根据|按照|通过|落实|制定|关于|对于|有关|相关|所有|部分|个别|下属|辖区|所辖)/;
const NO_NAME = /[各全我本该此乡城村集小古其某两一之与和及在对]/;

export default rule({
  id: 'foreign-body',
  severity: 'warning',
  title: say('写成了别的机关', 'Another body in this report'),
  why: say(
    '年报写本机关的工作。“我局”出现在镇的年报里，或者别的乡镇成了主语、成了指南的编制者，多半是从别处的稿子复制来的。',
    'A report tells of its own body. Another body’s name or kind in its place comes from a copied draft.',
  ),
  source: '《条例》第四十九条、第五十条；各级机关公布的年报',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        ⟦我局⟧全年公布名册九十多份，修订了《⟦云溪县石桥乡⟧政府信息公开指南》。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇全年公布名册九十多份，修订了《云溪县青禾镇政府信息公开指南》，与石桥乡合办培训一次。
      `,
    },
  ],
  *check(report) {
    const own = ownOf(report.issuer);
    if (own === undefined) return;
    if (own.place !== undefined) yield* signedBy(report, own.place);
    for (const passage of passagesWith(report, speaksOfBodies)) {
      if (passage.heading) continue;
      yield* otherKinds(report, passage, own);
      if (own.place !== undefined) yield* otherPlaces(report, passage, own.place);
    }
  },
});

const speaksOfBodies = anyIn(ownWordsIn, ownDocumentsIn, subjectsIn, authorsIn);

interface Own {
  /** 镇, 乡, 街道, 局, 委: as the body calls itself behind 我. */
  readonly kind: string;
  /** 青禾镇, where it is a township. */
  readonly place: string | undefined;
}

/** Of a development zone, a scenic area; 我委 it may say, and mostly says 管委会. */
const COMMITTEE = '委';

/** Undefined where a body may be called more than one thing, or has others below it that its report tells of. */
function ownOf(issuer: string | undefined): Own | undefined {
  const name = (issuer ?? '').replace(/(?:人民政府|办事处)$/, '');
  const place = /(?:^|[省市县区旗州盟])([^省市县区旗州盟]{1,6}(镇|乡|街道))$/.exec(name);
  if (place !== null) return { kind: place[2] ?? '', place: place[1] };
  if (/(?:管理委员会|管委会)$/.test(name)) return { kind: COMMITTEE, place: undefined };
  return /[^（()）]局$/.test(name) ? { kind: '局', place: undefined } : undefined;
}

function* otherKinds(report: Report, passage: Passage, { kind }: Own): Iterable<Problem> {
  for (const match of ownWordsIn(passage)) {
    const [words] = match;
    const to = match.index + words.length;
    if (words.slice(1) === kind || isQuoted(passage.text, match.index)) continue;
    const right = kind === COMMITTEE ? '管委会' : `${words[0]}${kind}`;
    const at = passage.at(match.index, to);
    yield {
      at,
      message: say(
        `这是${report.issuer}的年报，却写成“${words}”，像是从别处复制来的；应为“${right}”。`,
        `This is the report of ${report.issuer}, yet it says “${words}”, as if copied from elsewhere; it should be “${right}”.`,
      ),
      expected: right,
      actual: words,
      fixes: replacement(report, at, right, false),
    };
  }
}

function* otherPlaces(report: Report, passage: Passage, place: string): Iterable<Problem> {
  const { text } = passage;
  for (const match of ownDocumentsIn(passage)) {
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    const clause = behindLast(before, '，,。；;：:');
    if (WRITTEN.test(clause) && !OF_OTHERS.test(clause))
      yield* otherName(report, passage, match[1] ?? '', { from: match.index + 1, place });
  }
  for (const namesIn of [subjectsIn, authorsIn]) {
    for (const match of namesIn(passage)) {
      const name = match[1] ?? '';
      yield* otherName(report, passage, name, { from: text.indexOf(name, match.index), place });
    }
  }
}

function* otherName(
  report: Report,
  passage: Passage,
  name: string,
  { from, place }: { readonly from: number; readonly place: string },
): Iterable<Problem> {
  const stem = (words: string) => words.replace(/(?:镇|乡|街道)$/, '');
  const short = name.replace(/^.*[省市县区旗州盟]/, '');
  // A town that was a township has the same stem; what is no name (各乡镇) has no body behind it.
  if (
    short === '' ||
    NO_NAME.test(stem(short)) ||
    DEED.test(short) ||
    stem(name).endsWith(stem(place)) ||
    stem(place).endsWith(stem(short))
  )
    return;
  yield {
    at: passage.at(from, from + name.length),
    message: say(
      `这是${report.issuer}的年报，这里写的却是“${name}”，像是从别处复制来的，请核对。`,
      `This is the report of ${report.issuer}, yet this says “${name}”, as if copied from elsewhere.`,
    ),
    expected: place,
    actual: name,
  };
}

/** The name above the date. */
function* signedBy({ signOff, source }: Report, place: string): Iterable<Problem> {
  const name = ownOf(signOff?.issuer)?.place;
  if (signOff === undefined || name === undefined || name === place) return;
  const stem = (words: string) => words.replace(/(?:镇|乡|街道)$/, '');
  if (stem(name).endsWith(stem(place)) || stem(place).endsWith(stem(name))) return;
  const end = signOff.date?.at.start ?? signOff.at.end;
  const written =
    source
      .slice(signOff.at.start, end)
      .split(/[\r\n\t|]/)[0]
      ?.trimEnd() ?? '';
  yield {
    at: span(signOff.at.start, signOff.at.start + written.length),
    message: say(
      `这是${place}的年报，落款却是“${signOff.issuer}”，请核对。`,
      `This is the report of ${place}, yet it is signed by ${signOff.issuer}.`,
    ),
    expected: place,
    actual: name,
  };
}

/** Inside a quotation, where others speak. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return before.lastIndexOf('“') > before.lastIndexOf('”') || before.lastIndexOf('《') > before.lastIndexOf('》');
}
