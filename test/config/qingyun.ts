import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseFormPack } from '../../server/src/config/form-pack.js';
import type { Form } from '../../server/src/data/types.js';
import { draft2021 } from '../features/support.js';

/** The file of a made-up province. */
export const PACK = readFileSync('test/drafts/packs/qingyun.json', 'utf8');

/** The form that it makes of ours. */
export const qingyun = formIn(PACK);

function formIn(text: string): Form {
  const parsed = parseFormPack(text);
  return 'form' in parsed ? parsed.form : assert.fail(parsed.problems.map(({ place, message }) => `${place} ${message.zh}`).join('\n'));
}

/** The clean draft with the rows of the province. */
export function provincial(promised: string): string {
  const licences = /\| 行政许可 .*\n/.exec(draft2021())?.[0] ?? assert.fail('no licences');
  const forced = /\| 行政强制 .*\n/.exec(draft2021())?.[0] ?? assert.fail('no measures');
  const row = (label: string, like: string, figure: string) => like.replace(/^\| \S+ +\| *\d+/, `| ${label} | ${figure}`);
  return draft2021(
    [licences, `${licences}${row('告知承诺制许可', licences, promised)}`],
    [forced, `${forced}${row('行政确认决定', forced, '4')}`],
  );
}
