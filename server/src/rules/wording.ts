import { type Slip, slips } from '../data/wording.js';
import { doubledIn } from '../report/facts/doubled.js';
import { anyIn, matchesOf, ofWords, type Words } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { passagesWith } from '../report/prose/prose.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { finderOf } from '../text/matches.js';
import { say } from '../text/message.js';
import { pair } from '../text/pairs.js';
import { sign } from '../text/signs.js';
import { near, span } from '../text/span.js';
import { gathered, inOrder, replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

/** Longest first: of two slips that begin alike the fuller one is meant. */
const WRONG = slips.map((slip) => slip.wrong).sort((a, b) => b.length - a.length);
const slipsIn = matchesOf(new RegExp(WRONG.join('|'), 'g'));
const hasSlip = finderOf(WRONG);
const mayHaveSlips = ofWords(({ text }) => hasSlip(text));
const strayAndsIn = matchesOf(/and(?<=[\u4e00-\u9fff”》）]and)(?=[\u4e00-\u9fff“《（])/gi, sign.latin);
/** 本报告根据…编制本报告: what is made and what it is made from are one. */
const selfMadeIn = matchesOf(
  /本(?<=(?:^|[。；;！!])本)(?:年度)?(?:报告|年报)(?=[根依按][据照])[^。；;！!]{8,240}?[编撰制][制写定](?:完成)?本(?:年度)?(?:报告|年报)(?=[。；;！!]|$)/g,
  sign.ours,
);

/** 更好的满足群众需求, 及时准确的向社会公布: how something is done, not what it is like (更好的保障措施, 提供更好的服务). */
const adverbsIn = matchesOf(
  /(?<!(?:提供|得到|获得|取得|实现|具有|作出|进行|给予|形成|建立|起到|发挥|有|是|了|为了|更))(?:更好|较好|更加[\u4e00-\u9fff]{2}|更为[\u4e00-\u9fff]{2}|及时|准确|有效|全面|充分|深入|扎实|认真|积极|高效|有序|严格|切实|顺利|方便|直观|完整)的(?=(?:向(?:社会|公众|群众|社区|企业|申请人|市民|村民|广大|县|市|区|上级)|把[\u4e00-\u9fff]{3}|(?:满足|保证|推进|促进|推动|维护|完成|感受|了解|掌握|知晓|反映|贯彻|履行)(?!的|和|与|及|措施|机制|制度|体系|作用|工作|能力|水平|方式|渠道|手段|条件|力度|情况|信息|平台|内容|效果|方法|程序|义务|职责|服务|途径|需[求要]|任务|成果)[\u4e00-\u9fff]))/g,
  0,
  pair.adverb,
);

export default rule({
  id: 'wording',
  severity: 'info',
  title: say('常见笔误', 'Known slips of the pen'),
  why: say(
    '只列确有把握的错别字、重复词和过时说法，拿不准的不列。',
    'Only certain misspellings, doubled words and outdated phrases; whatever is doubtful is left out.',
  ),
  source: '随附的常见笔误表，逐条注明出处',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        ⟦截止⟧目前，手机⟦客户端户端⟧可查补贴名册⟦ and ⟧办事指南。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        截至目前，手机客户端可查补贴名册和办事指南，征集意见的截止时间另行通知。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        紧紧⟦围绕围绕⟧春耕，公布补贴⟦资金资金⟧分配名册，过程⟦性性⟧信息逐份标注。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        紧紧围绕春耕，逐户逐户核对，公布补贴资金分配名册，过程性信息逐份标注，天天更新。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        ⟦本报告⟧根据《中华人民共和国政府信息公开条例》和上级有关要求，编制本报告。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》和上级有关要求，编制本报告。
      `,
    },
  ],
  *check(report) {
    yield* gathered(found(report), (count) => say(`全文有${count}处常见笔误。`, `${count} known slips.`));
  },
});

function* found(report: Report): Iterable<Problem> {
  for (const passage of passagesWith(report, mayBeSlipped)) {
    const listed = inOrder(known(report, passage));
    const listedAt = near(listed);
    const free = inOrder(doubled(report, passage)).filter(({ at }) => listedAt(at).length === 0);
    yield* inOrder(listed, free, strayLatin(report, passage), selfMade(report, passage), adverbs(report, passage));
  }
}

function mayBeSlipped(words: Words): boolean {
  return mayHaveSlips(words) || doubledIn(words).length > 0 || hasOther(words);
}

const hasOther = anyIn(strayAndsIn, selfMadeIn, adverbsIn);

function* doubled(report: Report, passage: Passage): Iterable<Problem> {
  for (const { start, end, once } of doubledIn(passage)) {
    const at = passage.at(start, end);
    const written = passage.text.slice(start, end);
    yield {
      at,
      message:
        once === ''
          ? say(`“${written.slice(1)}”在前面已经列过，重复了。`, `“${written.slice(1)}” is in this list already.`)
          : say(`“${written}”重复了，应为“${once}”。`, `“${written}” is doubled; it should be “${once}”.`),
      expected: once,
      actual: written,
      fixes: replacement(report, at, once, false),
    };
  }
}

function* known(report: Report, passage: Passage): Iterable<Problem> {
  for (const { index, 0: wrong } of mayHaveSlips(passage) ? slipsIn(passage) : []) {
    const slip = slips.find((entry) => entry.wrong === wrong);
    if (slip === undefined || !applies(slip, passage.text, index, report.year)) continue;
    const at = passage.at(index, index + wrong.length);
    yield {
      at,
      message: say(
        slip.better === undefined ? `“${wrong}”${slip.why.zh}。` : `“${wrong}”应为“${slip.better}”：${slip.why.zh}。`,
        slip.better === undefined ? `“${wrong}”: ${slip.why.en}.` : `“${wrong}” should be “${slip.better}”: ${slip.why.en}.`,
      ),
      fixes: slip.better === undefined ? [] : replacement(report, at, slip.better, slip.safe),
    };
  }
}

function applies({ wrong, notAfter = [], notBefore = [], onlyBefore, from = 0 }: Slip, text: string, index: number, year = 0): boolean {
  const end = index + wrong.length;
  return (
    year >= from &&
    !notAfter.some((word) => text.startsWith(word, index - word.length) && index >= word.length) &&
    !notBefore.some((word) => text.startsWith(word, end)) &&
    (onlyBefore === undefined || onlyBefore.some((word) => text.startsWith(word, end)))
  );
}

/** 规范性文件 and 重要通告: with the blanks around it, but never with the end of a line. */
function* strayLatin(report: Report, passage: Passage): Iterable<Problem> {
  for (const { index } of strayAndsIn(passage)) {
    const around = span(passage.at(index - 1, index).end, passage.at(index + 3, index + 4).start);
    const at = /[\r\n]/.test(report.source.slice(around.start, around.end)) ? passage.at(index, index + 3) : around;
    yield {
      at,
      message: say('中文之间夹了英文“and”，应为“和”。', 'A stray “and” between Chinese words should be “和”.'),
      fixes: replacement(report, at, '和', true),
    };
  }
}

function* adverbs(report: Report, passage: Passage): Iterable<Problem> {
  for (const { index, 0: words } of adverbsIn(passage)) {
    const at = passage.at(index + words.length - 1, index + words.length);
    const right = `${words.slice(0, -1)}地`;
    yield {
      at,
      message: say(`“${words}”后面是动作，“的”应为“地”。`, `“${words}” says how something is done: “${right}”.`),
      expected: '地',
      actual: '的',
      fixes: replacement(report, at, '地', false),
    };
  }
}

function* selfMade(report: Report, passage: Passage): Iterable<Problem> {
  for (const { index, 0: sentence } of selfMadeIn(passage)) {
    const name = /^本(?:年度)?(?:报告|年报)/.exec(sentence)?.[0] ?? '';
    yield {
      at: passage.at(index, index + name.length),
      message: say(
        `这一句开头写“${name}”，末尾又写“${sentence.slice(-name.length - 2)}”，主语和宾语重复，应删去开头的“${name}”。`,
        `This sentence begins with “${name}” and ends with “${sentence.slice(-name.length - 2)}”: leave out the first.`,
      ),
      fixes: replacement(report, passage.at(index, index + name.length), '', false),
    };
  }
}
