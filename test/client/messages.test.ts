import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesFor } from '../../client/messages.js';
import { severityNames } from '../../server/src/cli/formats/pretty.js';
import type { Severity } from '../../server/src/data/types.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

test('each level has one name, in the editor and on the command line', () => {
  for (const locale of ['zh', 'en'] as const) {
    const { findings, severities } = messagesFor(locale);
    const names = SEVERITIES.map((severity) => severityNames[severity][locale]);
    const counted = findings({ errors: 1, warnings: 2, infos: 3, hints: 4 });
    assert.deepEqual(
      counted.match(/[\u4e00-\u9fff]+|[a-z]+/g)?.map((name) => name.replace(/s$/, '')),
      names,
      locale,
    );
    assert.deepEqual(
      severities.map((name) => name.replace(/[：:]\s*$/, '').toLowerCase()),
      names,
      locale,
    );
  }
});

test('what there is none of is not named', () => {
  assert.equal(messagesFor('zh').findings({ errors: 0, warnings: 1, infos: 0, hints: 2 }), '警告 1，建议 2');
});
