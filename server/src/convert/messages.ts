import { say } from '../text/message.js';

/** Said of a document that is judged by other rules, or cannot be read. */
export const NOT_CONVERTED = say(
  '学校、医院、企业的年报，或无法辨读的文件，不能转换',
  'the report of a school, hospital or enterprise, or a file that cannot be read as text, is not converted',
);
/** Said of a document that is converted although it is no report. */
export const NO_REPORT = say(
  '看上去不是政府信息公开工作年度报告，按普通文稿转换',
  'does not look like a disclosure report; converted as any text',
);
/** Said where a draft had comments: a published report has none. */
export const NO_COMMENTS = say('注释（<!-- … -->）是写作时用的，没有写进去', 'comments (<!-- … -->) are for the author and were left out');
