import { withoutBlanks } from '../../text/chars.js';
import { matches } from '../../text/matches.js';
import { remembered } from '../../text/remembered.js';

/** How surely a line is a web page's own: `strong` alone, `web` where two of them stand together, `weak` only beside a strong one. */
export type Strength = 'strong' | 'web' | 'weak';

/** What no author writes into a report of his own. */
const STRONG =
  /^(?:[【[（(]?(?:浏览)?字[体号](?:大小)?[:：]?(?:[【[（(]|[大小中默特超]|$)|[【[]?(?:索引号|索引|索取号|信息索引号|浏览次数|浏览人数|浏览量|浏览数|阅读次数|阅读量|阅读数|点击数|点击量|点击次数|点击率|访问次数|访问量|浏览|阅读|点击|您(?:现在|当前|目前)?的?(?:所在|所处)?的?位置|[当目]前(?:所在|所处)?的?位置|现在位置|所在位置(?=[:：]首页)|上一篇|下一篇|上一条|下一条|上一页|下一页|原文链接|文章来源|稿件来源|责任编辑|责编|附件下载|下载附件|相关附件|附件列表|相关链接|相关文章|相关阅读|网站标识码)(?:[:：】\]]|$)|分享[:：]$|[【[]?(?:打印本页|打印此页|关闭窗口|关闭本页|返回顶部|分享到(?=[:：】\]微QQ新朋]|$))[】\]]?|版权所有|[^。]{0,20}(?:ICP备|公网安备))/;
/** Labels of a page or of its table of metadata, which a report may hold one of. */
const WEB =
  /^(?:来源|信息来源|发布机构|发布单位|发布日期|发布时间|公开日期|公开目录|公开形式|公开方式|公开范围|公开时限|公开类别|公开主体|发文机构|发文机关|发文字号|发文日期|成文日期|生成日期|生效日期|废止日期|有效性|信息有效性|效力状态|主题分类|主题词|公文种类|内容概述|体裁分类|组配分类|服务对象分类|信息名称|信息类别|信息分类|载体类型|责任部门|作者|编辑)(?:[:：]|$)/;
/** What may stand in a report, but not among such labels. */
const WEAK = /^(?:附件(?=[:：]?$)|标题|名称|文号|日期|时间|栏目|审核|关键词|体裁|有效期|语种|主办单位|主办|承办|技术支持)(?:[:：]|$)/;
/** 来源：… 作者：… 点击率：… on one line. */
const BUTTONS = /点击[率数量]|浏览[次量]|字[体号][:：][^\u4e00-\u9fff]{0,3}[大中小]|【打印】|【关闭】|打印本页|关闭窗口/;
/** Another label behind a blank. */
const LABELS = /(?:^|[\s|｜　])([\u4e00-\u9fff]{2,6})\s?[:：]/g;
const SCAN = /^[【[]?(?:(?:请?使?用)?(?:微信|手机)?扫一扫|扫码(?:分享|阅读|浏览|在?手机)|扫描二维码(?:分享|阅读|浏览|在?手机|$))/;
const NEIGHBOUR = /^[<《«【[]?[上下]一[篇条](?:[:：>》】\]]|\s|$)/;
const CLICKS = /^(?:本文)?已?被?(?:浏览|阅读|点击)[:：]?\d{1,9}次?$/;
/** 2024-01-18 09:12, as no author signs. */
const STAMP = /^[【[（(]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{1,4}\d{1,2}:\d{2}(?::\d{2})?(?=\s|$|[】\]）)])/;
const DATED = /^[【[（(]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[】\]）)]?\s{1,20}/;

/** 青禾镇年报.docx 下载次数：15: a file to be fetched. */
const FILE =
  /^[^，。；]{1,60}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)(?:[（(【[][^（）()]{1,16}[）)】\]])?(?:下载|(?:下载次数|点击)[:：]?\d{0,6}次?)?$/i;

const LONGEST_SENTENCE = 30;
/** Before each line of a list of metadata. */
const BULLET = /^\s*[•·●○◆■□▪]\s*/;

/** The line as it is written, blanks included. */
export const furnitureOf: (line: string) => Strength | undefined = remembered(strengthOf, { longest: 400, most: 1000 });

function strengthOf(written: string): Strength | undefined {
  const line = written.replace(BULLET, '');
  const words = withoutBlanks(line);
  if (isBreadcrumb(line.trim()) || isButtons(words)) return 'strong';
  if (words.includes('。') && words.length > LONGEST_SENTENCE) return WEB.test(words) ? 'web' : WEAK.test(words) ? 'weak' : undefined;
  if (STRONG.test(words) || CLICKS.test(words) || NEIGHBOUR.test(line.trim()) || isStamp(line.trim()) || FILE.test(words)) return 'strong';
  if (SCAN.test(words) && words.length <= LONGEST_SENTENCE) return 'strong';
  const label = labelStrength(words);
  const named = label ?? bareLabels(line);
  return named === undefined || (!BUTTONS.test(words) && !holdsTwo(line)) ? named : 'strong';
}

/** 索 引 号 014349 发布机构 水务局: labels and values with nothing but blanks between; one that opens the line tells of its value alone. */
function bareLabels(line: string): Strength | undefined {
  const words = wordsOf(line);
  const label = bareLabel(words);
  if (label === undefined) return undefined;
  const labels = words.filter((word) => ALONE.test(word) && opensWithLabel(word));
  if (labels.length < 2) return labelStrength(label) === undefined ? 'strong' : 'weak';
  return labels.some((label) => labelStrength(label) !== 'weak') ? 'strong' : 'weak';
}

/** The label that nothing but a blank parts from its value, at the beginning of a line. */
export function bareLabelOf(line: string): string | undefined {
  return WITH_COLON.test(line) ? undefined : bareLabel(wordsOf(line));
}

const WITH_COLON = /[\u4e00-\u9fff]\s?[:：]/;

function bareLabel(words: readonly string[]): string | undefined {
  const [first = ''] = words;
  return words.length > 1 && words.length <= MOST_WORDS && ALONE.test(first) && opensWithLabel(first) ? first : undefined;
}

function wordsOf(line: string): string[] {
  return line
    .trim()
    .replace(SPREAD, (spread) => withoutBlanks(spread))
    .split(/\s+/);
}

/** 索 引 号: single characters apart. */
const SPREAD = /(?<=^|\s)[\u4e00-\u9fff](?:\s{1,4}[\u4e00-\u9fff]){1,3}(?=\s|$)/g;
const ALONE = /^[\u4e00-\u9fff]{2,6}$/;
const MOST_WORDS = 12;

/** 索引号 | 014349 | 发布机构 | 水务局: a label before each value, or labels alone. */
export function metadataOf(cells: readonly string[]): Strength | undefined {
  const words = cells.map(withoutBlanks);
  const strengths = words.map((cell) => (STRONG.test(cell) ? 'strong' : labelStrength(cell)));
  const whole = strengths.every((strength, i) => strength !== undefined || words[i] === '');
  const pairs = strengths.every((strength, i) => i % 2 === 1 || strength !== undefined || words[i] === '');
  if (!whole && !pairs) return undefined;
  const labels = strengths.filter((strength, i) => strength !== undefined && (whole || i % 2 === 0));
  if (labels.includes('strong') || (!whole && labels.length > 1 && labels.includes('web'))) return 'strong';
  return labels.includes('web') ? 'web' : labels.length > 0 ? 'weak' : undefined;
}

/** A row of labels alone, whose values stand in the next. */
export function isHead(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => opensWithLabel(withoutBlanks(cell)));
}

/** Does a line open with a label of a web page, such as 发布机构: or 来源：? */
export function opensWithLabel(words: string): boolean {
  return STRONG.test(words) || labelStrength(words) !== undefined;
}

function labelStrength(words: string): 'web' | 'weak' | undefined {
  if (WEB.test(words)) return 'web';
  return WEAK.test(words) ? 'weak' : undefined;
}

/** 发布时间：2024-01-18 来源：党政办 on one line; one of the two is a page's. */
function holdsTwo(line: string): boolean {
  const labels = new Set<string>();
  let web = false;
  for (const [, label = ''] of matches(line, LABELS)) {
    if (!opensWithLabel(label)) continue;
    labels.add(label);
    web ||= labelStrength(label) !== 'weak';
  }
  return web && labels.size > 1;
}

function isStamp(line: string): boolean {
  if (STAMP.test(line)) return true;
  const date = DATED.exec(line)?.[0];
  return date !== undefined && (labelStrength(withoutBlanks(line.slice(date.length))) === 'web' || STRONG.test(line.slice(date.length)));
}

const HOME = /^(?:网站)?(?:首页|主页)$/;
/** With the blanks that may stand between its characters; most lines are told by their first. */
const OPENS_AT_HOME = /^(?:网\s*站\s*)?[首主]\s*页/;
const ARROW = /[>＞»›→]/;
const ARROWS = /[>＞»›→]+/;
const SHORT = /^[^，。；：！？,;!?]{1,25}$/;
const OF_A_SITE = /公开|年报|专栏|栏目|目录|网站|政府/;

/** 首页 > 政务公开 > 年报: the way through the site to this page. */
function isBreadcrumb(line: string): boolean {
  const arrows = ARROW.test(line) ? parts(line, ARROWS) : [];
  if (
    arrows.length > 1 &&
    (HOME.test(arrows[0] ?? '') || (arrows.length > 2 && !line.includes('→') && arrows.some((p) => OF_A_SITE.test(p))))
  )
    return arrows.every((part) => SHORT.test(part) && /[\u4e00-\u9fff]/.test(part));
  if (!OPENS_AT_HOME.test(line)) return false;
  for (const separator of [/[/|｜·]/, /[-—]+/, /\s+/]) {
    const found = parts(line, separator);
    if (found.length > 2 && HOME.test(found[0] ?? '')) return found.every((part) => SHORT.test(part));
  }
  return false;
}

function parts(line: string, separator: RegExp): string[] {
  const found = line.split(separator).map((part) => withoutBlanks(part));
  if (found.at(-1) === '') found.pop();
  return found;
}

/** What only a page's tools are called. */
const TOOLS =
  '打印本页 打印此页 打印正文 打印文章 打印页面 关闭窗口 关闭本页 关闭此页 关闭页面 返回顶部 返回列表 返回首页 返回上页 回到顶部 加入收藏 收藏本页 收藏本站 设为首页 一键分享 分享到 分享至 分享文章 附件下载 下载附件 点击下载 全文下载 下载全文 文件下载 我要纠错 网站纠错 上一篇 下一篇 上一条 下一条 QQ空间 QQ好友 新浪微博 腾讯微博 复制链接 手机版 无障碍浏览 无障碍阅读 扫一扫 网站地图 站点地图 联系我们 关于我们 隐私声明 免责声明 版权声明 网站声明 使用帮助 网站帮助'.split(
    ' ',
  );
/** Two of them are tools, too, or one among sizes and channels. */
const ACTIONS = '打印 关闭 收藏 分享 返回 纠错 下载 字体 字号 复制 转发'.split(' ');
const CHOICES = '朋友圈 人人网 微信 微博 抖音 豆瓣 QQ 特大 超大 默认 大 中 小'.split(' ');
const BETWEEN = /[【】[\]()（）|｜/·、,，:：\-—<>《》]/g;
const LONGEST_BUTTONS = 80;

/** Nothing but names of buttons. */
export function isButtons(words: string): boolean {
  if (words.length > LONGEST_BUTTONS) return false;
  let rest = words.replace(BETWEEN, '');
  const counts = { tools: 0, actions: 0, choices: 0 };
  while (rest !== '') {
    const opens = (word: string) => rest.startsWith(word);
    const tool = TOOLS.find(opens);
    const action = tool === undefined ? ACTIONS.find(opens) : undefined;
    const word = tool ?? action ?? CHOICES.find(opens);
    if (word === undefined) return false;
    counts[tool !== undefined ? 'tools' : action !== undefined ? 'actions' : 'choices'] += 1;
    rest = rest.slice(word.length);
  }
  const sizes = /大\W{0,3}中\W{0,3}小/.test(words);
  return counts.tools > 0 || counts.actions > 1 || (counts.actions === 1 && counts.choices > 0) || sizes;
}
