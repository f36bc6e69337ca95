/** What the name of a body ends with. */
const BODY =
  /(?:政府|办事处|办公室|办公厅|委员会|管委会|工委|国资委|局|厅|部|署|院|会|中心|镇|乡|街道|县|区|市|省|州|盟|旗|苏木|公司|集团|学校|大学|学院|中学|小学|幼儿园|联合社|合作社|供销社|林场|农场|监狱|海关|(?:政府|[局委厅办])机关|[省市县区州盟旗镇乡]本级)$/;
/** Endings that other lines have too: only behind the name of a place. */
const SHORT = /[省市县区镇乡州盟旗村团].{0,40}(?:[委办社站所队处科室校厂行台馆园社组联协]|总队|支队|大队)$/;
const NO_BODY =
  /[：:，。、？！；/\\|<>《》]|[本网]站$|部署$|(?:召开|发布|座谈|推进|培训|专题|工作)会$|^\d|20\d{2}|^(?:请|关于|当前|返回|主办|承办|联系|附件|上一|下一)|^(?:政务|公共|办事|便民)?服务中心$|(?:无障碍|专题|栏目)中心$/;
const LONGEST = 40;

/** A line that is nothing but the name of a body, with another name in brackets behind it or without. */
export function isBodyName(line: string): boolean {
  const name = withoutSecondName(line);
  return name.length >= 2 && line.length <= LONGEST && !NO_BODY.test(line) && (BODY.test(name) || (name.length >= 4 && SHORT.test(name)));
}

/** More than a body: 某某局召开会议部署, where what follows the name is no name. */
export function isMoreThanBody(words: string): boolean {
  return !isBodyName(words) && /(?:政府|[局委办厅院镇乡]|街道|中心|公司|单位|部门).{3,60}$/.test(withoutSecondName(words));
}

/** 应急管理局（防震减灾局）: one body, two names. */
function withoutSecondName(name: string): string {
  return name.replace(/[（(][^（()）]*[）)]$/, '');
}

/** Schools, hospitals and public enterprises report by the rules of their own authorities. */
export type Institution = 'school' | 'hospital' | 'enterprise';

const INSTITUTIONS: readonly (readonly [Institution, RegExp])[] = [
  [
    'school',
    /(?:大学|学院|学校|专科学校|高等专科|[中小]学|中学部|幼儿园|幼稚园|中心校|分校|[职技]校|[中高]专|职高|高中|[一二三四五六七八九十]中|附[中小]|职教中心|职业教育中心|职业技术教育中心|开放大学|电大)$/,
  ],
  ['hospital', /(?:医院|卫生院|保健院|防治院|疗养院|卫生服务中心|卫生服务站|卫生所|诊所)$/],
  ['enterprise', /(?:公司|集团|水厂|电厂|热力厂|污水处理厂|供电所)$/],
];
/** 党校 and 行政学院 are organs of the party and the government. */
const ORGANS = /党校$|行政学院$|社会主义学院$/;
const BY_THEIR_RULES: readonly (readonly [Institution, RegExp])[] = [
  ['school', /《(?:高等学校|[^《》]{0,12}学校)信息公开[^《》]{0,8}》|教育部令第?29号/],
  ['hospital', /《医疗卫生(?:机构|服务单位)信息公开[^《》]{0,12}》/],
  ['enterprise', /《公共企事业单位信息公开规定制定办法》/],
];
const UNCERTAIN = /(?:党校|学院|研究院|设计院)$/;
const GOVERNED = /(?:政府|局|委|厅|署|办|处|街道|[镇乡县区市省州盟旗]|办公室|委员会|管委会)$/;
const BASIS = /(?:根据|依照|按照|依据|遵照)[^。]{0,60}$/;

/** A name that says by itself that its body reports by the government's form; what does research or trains cadres may do so or not. */
export function isGovernmentBody(name: string): boolean {
  return isBodyName(name) && institutionOf(name, '') === undefined && !UNCERTAIN.test(withoutSecondName(name));
}

/** Whose report it is, where it is not one of a government body; by its name, else by the rules that its preamble names. */
export function institutionOf(issuer: string | undefined, preamble: string): Institution | undefined {
  if (issuer !== undefined) {
    const name = withoutSecondName(issuer);
    if (ORGANS.test(name)) return undefined;
    for (const [kind, ending] of INSTITUTIONS) if (ending.test(name)) return kind;
    if (GOVERNED.test(name)) return undefined;
  }
  for (const [kind, rules] of BY_THEIR_RULES) {
    const match = rules.exec(preamble);
    if (match !== null && BASIS.test(preamble.slice(0, match.index))) return kind;
  }
  return undefined;
}
