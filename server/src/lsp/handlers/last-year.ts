import type { Candidate } from '../../forms/predecessor.js';
import type { Report } from '../../report/types.js';
import { type Message, say } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { Requests } from '../protocol.js';
import type { Session } from '../session.js';

/** Which report a draft is held against as last year's. */
export const lastYear: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/lastYear'), ({ uri }, token) =>
      answer(session, uri, token, (analysis) => lastYearOf(analysis, session)),
    ),
};

function lastYearOf({ report, previous, unclear }: ReportAnalysis, { client }: Session): Requests['gouji/lastYear']['result'] {
  if (previous === undefined) return { refusal: notFound(report, unclear)[client.locale] };
  const [issuer, last, now] = [report.issuer, previous.year, report.year];
  const title = say(`${issuer}${last}年 ↔ ${now}年（与上年对照）`, `${issuer} ${last} ↔ ${now} (compared with last year)`);
  return { title: title[client.locale] };
}

/** Why there is nothing to hold the draft against, and what to do about it. */
export function notFound({ year, issuer }: Report, unclear: readonly Candidate[]): Message {
  if (unclear.length > 0) {
    const paths = unclear.map(({ path }) => path);
    return say(
      `上年年报有 ${paths.length} 份，数字不一样（${paths.join('、')}），不知道该用哪一份；只留一份，或在设置 gouji.previous 里写明`,
      `there are ${paths.length} reports on last year with different figures (${paths.join(', ')}); keep one of them, or name it in the setting gouji.previous`,
    );
  }
  if (year === undefined || issuer === undefined) {
    return say(
      '这份年报没有写明年度或机关，不知道上年年报是哪一份',
      'this report names no year or no body, so nobody can tell which one is last year’s',
    );
  }
  return say(
    `没有找到${issuer}${year - 1}年的年报。打开它就能用；也可以放在同一个文件夹里、文件名写明年度，或在设置 gouji.previous（或 gouji.config.json 的 previous）里写明它在哪里`,
    `the report of ${issuer} on ${year - 1} was not found. Open it; or keep it in the same folder with its year in the file’s name, or say in the setting gouji.previous (or “previous” in gouji.config.json) where it is`,
  );
}
