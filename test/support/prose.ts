import type { Form } from '../../server/src/data/types.js';
import { chineseNumeral } from '../../server/src/text/numerals.js';
import type { DraftSection } from './draft.js';

const OVERVIEW = (year: number): string[] => [
  `${year}年，青禾镇把政务公开摆进全镇重点工作清单，党政办公室牵头，各村居、各站所分工落实，全年公开工作总体平稳。`,
  '（一）主动公开情况。围绕耕地保护、农房改造、惠农补贴发放等群众关心的事项，在县政府门户网站青禾镇专栏和镇便民服务大厅同步公布办事指南和发放名册，做到办什么事、找什么人、要什么材料一目了然。',
  '（二）依申请公开情况。在党政办公室设受理窗口，当面、信函、网络三种渠道均有专人登记，收件当日编号，按照《条例》第三十三条规定的期限答复，答复前由司法所审核文书。全年收到申请28件，加上上年结转的3件，共办结27件。',
  '（三）政府信息管理情况。修订镇公文公开属性审核单，拟稿时写明是否公开及理由，年底对现行文件逐件清理，已失效的在专栏里加注说明。',
  '（四）政府信息公开平台建设情况。专栏按村居、补贴、工程三类重新编排，便民服务大厅添置查询机一台，政务新媒体账号由两人轮流值守，留言隔日回复。',
  '（五）监督保障情况。镇纪委每季度抽查一次公开台账，公开工作计入站所年度考核；请村民代表和人大代表开展社会评议一次；全年没有因公开不当被责任追究的情形。',
];

const PROBLEMS = [
  '一是部分站所对公开时限把握不紧，有的补贴名册张贴晚于发放；二是政策解读形式单一，老年群众看不明白。',
  '下一步，将公开时限写进站所工作提示单，逾期由分管领导督办；解读材料增加方言音频和图示，利用赶集日进村讲解。',
];

const NOTHING_ELSE = '没有其他需要报告的事项。';
const NO_FEE = '按照《政府信息公开信息处理费管理办法》的规定，本年度未发出收费通知，收取信息处理费0元。';

const OLD: readonly DraftSection[] = [
  {
    heading: '概述',
    paragraphs: [
      '全镇设公开工作领导小组，镇长任组长，办公室设在党政办。年内召开工作会议4次，举办培训班2次，编印办事手册一册，分送各村居。',
    ],
  },
  {
    heading: '主动公开政府信息情况',
    paragraphs: [
      '全年主动公开政府信息412条，内容以农业补贴、村庄规划、食品抽检为主。',
      '按照《条例》要求，公开渠道有县政府网站青禾镇专栏、镇公示栏和政务微信，其中政府网站公开386条。',
    ],
  },
  {
    heading: '依申请公开政府信息情况',
    paragraphs: ['全年收到公开申请17件，办结16件，余下1件仍在法定期限内。申请内容多为宅基地审批和土地承包档案。'],
  },
  { heading: '收费及减免情况', paragraphs: ['依申请提供档案复制件，收取复制费用0.02万元；对两户低保家庭免收费用。'] },
  {
    heading: '行政复议、行政诉讼情况',
    paragraphs: ['因信息公开引起的行政复议2件，维持1件，撤回申请1件；行政诉讼1件，法院驳回原告诉讼请求。'],
  },
  {
    heading: '存在的主要问题及改进措施',
    paragraphs: ['主要问题是村级信息更新慢、目录分类粗。今后将目录细分到站所，指定村级联络员，每月核对更新情况。'],
  },
  { heading: '其他需要报告的事项', paragraphs: [NOTHING_ELSE] },
];

/** The sections of a report in this form, headings numbered as its own readers expect. */
export function chapters(form: Form, year: number): DraftSection[] {
  const fixed = form.sections.some((section) => section.number !== null);
  if (!fixed) return OLD.map((section, i) => ({ ...section, heading: `${chineseNumeral(i + 1)}、${section.heading}` }));
  return form.sections.map((section) => ({
    heading: `${chineseNumeral(section.number ?? 0)}、${section.heading}`,
    paragraphs: paragraphs(section, year),
    ...(section.table === undefined ? {} : { table: section.table }),
  }));
}

function paragraphs(section: Form['sections'][number], year: number): readonly string[] {
  if (section.topics !== undefined) return OVERVIEW(year);
  if (section.kind === 'table') return [];
  if (section.statement !== undefined) return [NO_FEE, NOTHING_ELSE];
  return section.heading.startsWith('其他') ? [NOTHING_ELSE] : PROBLEMS;
}
