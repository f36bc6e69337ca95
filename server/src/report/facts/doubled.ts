import { matches } from '../../text/matches.js';
import { pair } from '../../text/pairs.js';
import { ofWords, pairsIn, type Words } from '../prose/paragraph-cache.js';

/** A word written twice by mistake. Offsets into the text it was read from. */
export interface Doubled {
  readonly start: number;
  readonly end: number;
  /** As it should be: once. Empty for an item, with the mark before it, that its list has named already. */
  readonly once: string;
}

const HAN = '[\\u4e00-\\u9fff]';
const LONGEST_WORD = 6;
const TWICE = new RegExp(`(${HAN}{2,${LONGEST_WORD}})\\1`, 'g');
/** 水务局局认真, 过程性性, 政策的的, 满意度度, 在在县网站: no 现在在, 缓和和, 于是是. */
const ENDING =
  /([的性们])\1|(?<=[年意幅进强])度度(?![过假夏日量])|(?<![现存实所正内外潜])在在(?![线建册编职岗校读场用任村家途外产售逃])|已已|(?<=[\u4e00-\u9fff])局局(?=认真|积极|坚持|严格|高度重视|按照|全面|始终|深入|不断|共|累计|主动公开)|(?<![总缓祥平温])和和(?![美气睦平谐解])|(?<!不)了了(?![解结之如然])|(?<![于就还但])是是(?![非否])|也也/g;
/** 信息息，, where the word is over; 公开开展 is two words. */
const TAIL = new RegExp(`(${HAN})(${HAN})\\2(?=[，。；、和与及等])`, 'g');
/** 按规规定, where a word begins. */
const FRONT = new RegExp(`(?<=^|[，。；：、按照对在了的和与及将把由向为])(${HAN})\\1(${HAN})`, 'g');
/** 更新目录、更新目录、…: one item of a list twice. */
const LONGEST_ITEM = 12;
const ITEM = new RegExp(`(?<=[，。；：、])(${HAN}{2,${LONGEST_ITEM}})、\\1(?=[、，。；和与及等])`, 'g');
/** So many items in a row, between which nothing stands but 、. */
const CHAIN = new RegExp(`${HAN}{2,${LONGEST_ITEM}}(?:、${HAN}{2,${LONGEST_ITEM}}){4,40}`, 'g');
const SHORTEST_ITEM = 4;
/** 市市场监督管理局, 乡乡村振兴办, 村村务公开栏, 由镇镇长签发, 经经济发展办审核: the first one is a word of its own. */
const OF_ITS_OWN = /[省市县区乡镇村街局组部委厅经应]/;
/** 目的的确, 标的的, 有的的; 女性性别, 公益性性质. */
const ENDS_SO = /[目标有]$/;
const BEGINS_SO = /^(?:[确士]|[别质格能情命状])/;
/** 一件一件, 逐条逐条, 每年每年: said twice on purpose. */
const COUNTED = /^[一二两三四五六七八九十百千万几多逐每各挨按分半大小]/;
/** Verbs and adverbs that are doubled in speech: 研究研究. */
const REDUPLICATED = new Set(
  '研究 讨论 商量 商议 了解 考虑 学习 交流 介绍 锻炼 休息 体验 感受 放松 整理 收拾 打扫 琢磨 调研 走访 非常 特别 很多 许多 好多 永远 沙沙'.split(
    ' ',
  ),
);
/** Words that end one compound and begin the next: 市政府政府信息, 申请复议复议机关. */
const CHAINED = new Set(
  (
    '政府 公开 信息 服务 管理 工作 申请 复议 诉讼 监督 建设 发展 审查 审核 考核 培训 会议 活动 网站 平台 中心 机关 单位 部门 项目 工程 企业 学校 ' +
    '医院 社区 农村 乡村 教育 文化 卫生 健康 环境 安全 生产 经济 社会 保障 救助 补贴 补助 办公 综合 人员 群众 干部 党员 代表 委员 领导 小组 目录 指南 ' +
    '制度 办法 规定 政策 文件 解读 答复 办理 受理 登记 咨询 投诉 举报 执法 处罚 许可 审批 收费 预算 决算 财政 财务 采购 招标 统计 调查 评估 评议 ' +
    '评价 检查 检测 监测 监管 宣传 新闻 媒体 微信 公众 电子 数据 系统 网络 技术 专业 职业 行业 产业 农业 水利 交通 公路 城市 城镇 土地 房屋 住房 ' +
    '建筑 规划 设计 施工 质量 标准 责任 任务 目标 计划 方案 应急 预案 事故 防治 治理 保护 法律 法规 法治 司法 行政 公共 公益 公示 公告 公布 查询 ' +
    '查阅 档案 资料 图书 报告 年度 季度 改革 开放 攻坚 振兴 创新 创建 整治 行动 专项 清单 微博 热线 便民 利民 业务 事务 党务 村务 政务 栏目 专栏 ' +
    '专区 窗口 大厅 议题 主任 书记 镇长 乡长 县长 局长 组长 科技 人才 就业 养老 医疗 民生 民政 司法 税务 气象 消防 森林 河道 道路 水库 旅游 商务 ' +
    '金融 市场 物业 小区 街道 广场 公园 生态 资源 能源 电力 燃气 供水 基层 基础 设施 设备 材料 产品 食品 药品 价格 费用 资产 国有 集体 个人 家庭 ' +
    '儿童 妇女 青年 老年 残疾 退役 军人 志愿 文明 精神 思想 政治 组织 纪检 监察 巡察 审计 督查 督办 整改 落实 贯彻 执行 实施 运行 维护 更新 发布'
  ).split(' '),
);
/** 常务委员会委员会议; and the way through a site, 政府信息公开政府信息公开年报, wherever it is cut. */
const LONG_CHAINED = '政府信息 信息公开 政务公开 政务服务 人民政府 委员会'.split(' ');
/** Of them, those that name a thing and no deed: where one begins a phrase, it ends no compound (我镇政务政务信息). */
const THINGS = new Set(
  (
    '政府 信息 政务 网站 平台 机关 单位 部门 项目 企业 学校 医院 社区 农村 乡村 群众 党员 小组 目录 指南 制度 政策 文件 财政 财务 系统 数据 栏目 专栏 ' +
    '专区 窗口 大厅 行政 法律 法规 经济 社会 生态 资源 基层 文化 卫生 环境 安全 新闻 媒体 微信 公众 电子 技术 行业 产业 农业 水利 交通'
  ).split(' '),
);
/** 我镇, 本局, or a word that a phrase begins behind. */
const PHRASE_BEGINS = /(?:^|[，。；：、（]|[我本全在由经向][省市县区乡镇村街局委办厅]|街道|[的了对将把由向在按及与和])$/;
/** Behind the second one the phrase is over, so that it begins no compound. */
const PHRASE_ENDS = /^(?:$|[，。；：、！？）”》的地得了和与及等]|以及)/;
/** 石桥石桥村 may be a name. */
const PLACE = /^[省市县区镇乡村街路社组]/;
const SENTENCE = /[，。；]/;
const QUOTED = /[“‘《〈][^“”‘’《》〈〉]{0,30}$/;
const LONGEST_QUOTE = 32;

/** Words written twice, by their form: whatever may be said so on purpose, or be two compounds in a row, is left out. */
export const doubledIn: (words: Words) => readonly Doubled[] = ofWords((words) => {
  const { text } = words;
  const isOfTwins = (pairsIn(words) & pair.twin) !== 0;
  const isTwice = hasTwice(text);
  const isItemTwice = hasItemTwice(text);
  const isAgain = hasItemAgain(text);
  if ((!isOfTwins && !isTwice && !isItemTwice && !isAgain) || !SENTENCE.test(text)) return NONE;
  const found = [
    ...(isTwice ? twice(text) : []),
    ...(isOfTwins ? [...endings(text), ...torn(text)] : []),
    ...(isItemTwice ? items(text) : []),
    ...(isAgain ? itemsApart(text) : []),
  ];
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
});

const NONE: readonly Doubled[] = [];

/**
 * Where each character was last met, counted over all texts that were looked at, and where the next text begins. Some characters share a
 * place: each seems nearer then than it is, and is looked at.
 */
const lastMet = new Int32Array(0x1000);
let begin = LONGEST_WORD + 1;
const FARTHEST = 2 ** 30;

/**
 * Told by one look at each character, while a pattern that refers back tries every length at every character: only where several in a
 * row were each met shortly before can a word end that is written twice.
 */
function hasTwice(text: string): boolean {
  if (begin > FARTHEST) {
    lastMet.fill(0);
    begin = LONGEST_WORD + 1;
  }
  let found = false;
  for (let i = 0, alike = 0; i < text.length && !found; i += 1) {
    const code = text.charCodeAt(i);
    const place = code & 0xfff;
    alike = begin + i - (lastMet[place] ?? 0) <= LONGEST_WORD ? alike + 1 : 0;
    lastMet[place] = begin + i;
    found = alike > 1 && endsTwice(text, i, Math.min(alike, LONGEST_WORD));
  }
  begin += text.length + LONGEST_WORD;
  return found;
}

/** Whether a word of two characters to so many ends here that stands before itself. */
function endsTwice(text: string, last: number, longest: number): boolean {
  for (let length = 2; length <= longest; length += 1) {
    let alike = 0;
    while (alike < length && text.charCodeAt(last - alike) === text.charCodeAt(last - alike - length)) alike += 1;
    if (alike === length) return true;
  }
  return false;
}

/** 机构职能、政策法规、工作动态、政策法规、财政: an item that one list names twice, wherever in it. */
function* itemsApart(text: string): Iterable<Doubled> {
  for (const { index: list, 0: chain } of matches(text, CHAIN)) {
    const items = chain.split('、');
    let end = list - 1;
    for (const [i, item] of items.entries()) {
      end += item.length + 1;
      // Where the first one begins is not known, nor where the last one ends; neighbours are told of elsewhere.
      const before = items.slice(1, Math.max(1, i - 1));
      if (i === items.length - 1 || item.length < SHORTEST_ITEM || !before.includes(item) || isQuoted(text, end)) continue;
      yield { start: end - item.length - 1, end, once: '' };
    }
  }
}

/** Whether what stands before a mark between items begins and ends as what stands behind it. */
function hasItemTwice(text: string): boolean {
  for (let mark = text.indexOf('、'); mark >= 0; mark = text.indexOf('、', mark + 1)) {
    const first = text.charCodeAt(mark + 1);
    const last = text.charCodeAt(mark - 1);
    for (let length = 2; length <= LONGEST_ITEM; length += 1)
      if (text.charCodeAt(mark - length) === first && text.charCodeAt(mark + length) === last) return true;
  }
  return false;
}

/** Whether the same stands between two marks and between two others. */
function hasItemAgain(text: string): boolean {
  const seen = new Set<string>();
  let start = text.indexOf('、') + 1;
  for (let end = text.indexOf('、', start); start > 0 && end > 0; end = text.indexOf('、', start)) {
    const item = text.slice(start, end);
    if (seen.has(item)) return true;
    if (item.length >= SHORTEST_ITEM && item.length <= LONGEST_ITEM) seen.add(item);
    start = end + 1;
  }
  return false;
}

function* twice(text: string): Iterable<Doubled> {
  for (const { index, 0: whole, 1: once = '' } of matches(text, TWICE)) {
    const end = index + whole.length;
    const slip =
      isSlip(once, text.slice(end, end + 2)) || (THINGS.has(once) && PHRASE_BEGINS.test(text.slice(Math.max(0, index - 2), index)));
    if (slip && !isQuoted(text, index)) yield { start: index, end, once };
  }
}

function isSlip(once: string, behind: string): boolean {
  if (
    once[0] === once[1] ||
    COUNTED.test(once) ||
    REDUPLICATED.has(once) ||
    LONG_CHAINED.some((word) => `${once}${once}`.includes(word)) ||
    behind.startsWith('再')
  )
    return false;
  if (once.length > 2 || PHRASE_ENDS.test(behind)) return true;
  return !CHAINED.has(once) && !PLACE.test(behind);
}

function* endings(text: string): Iterable<Doubled> {
  for (const { index, 0: whole } of matches(text, ENDING)) {
    const end = index + whole.length;
    const ending = /^[的性们度]/.test(whole);
    if (ending && (index === 0 || ENDS_SO.test(text.charAt(index - 1)) || BEGINS_SO.test(text.slice(end, end + 1)))) continue;
    if (isQuoted(text, index)) continue;
    yield { start: index, end, once: whole.slice(0, 1) };
  }
}

/** Only of common words, of which nobody makes others so. */
function* torn(text: string): Iterable<Doubled> {
  for (const { index, 1: first = '', 2: last = '' } of matches(text, TAIL))
    if (CHAINED.has(first + last) && !isQuoted(text, index)) yield { start: index, end: index + 3, once: first + last };
  for (const { index, 1: first = '', 2: last = '' } of matches(text, FRONT))
    if (first !== last && CHAINED.has(first + last) && !OF_ITS_OWN.test(first) && !isQuoted(text, index))
      yield { start: index, end: index + 3, once: first + last };
}

function* items(text: string): Iterable<Doubled> {
  for (const { index, 0: whole, 1: once = '' } of matches(text, ITEM))
    if (!isQuoted(text, index)) yield { start: index, end: index + whole.length, once };
}

function isQuoted(text: string, index: number): boolean {
  return QUOTED.test(text.slice(Math.max(0, index - LONGEST_QUOTE), index));
}
