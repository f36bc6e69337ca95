import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'prose-list';

test('another number of items than the sentence before them says', () => {
  assertFinds(RULE, '存在以下⟦三个方面的问题⟧：一是更新慢；二是解读少。');
  assertFinds(RULE, '全年做好⟦四项工作⟧。一是抓培训。二是抓更新。三是抓考核。');
  assertFinds(RULE, '从⟦两方面发力⟧，一是抓培训，二是抓更新，三是抓考核。');
  assertFinds(RULE, '开展⟦2项工作⟧：一是抓培训；二是抓更新；三是抓考核。');
});

test('as many as it says, or a list that nobody can count', () => {
  assertSilent(RULE, [
    '存在三个问题：一是更新慢；二是解读少；三是人手紧。',
    '存在两个问题：一是更新慢；二是解读少。改进两项：一是逐月核对；二是增配一人。',
    '做好四项工作：一是抓培训；二是抓更新；三是抓考核；最后抓整改。',
    '存在三个问题：一是更新慢；二是解读少。\n\n三是人手紧。',
    '严格执行三项制度，一是按月公示，二是按季抽查。',
    '第三个问题：一是更新慢；二是解读少。',
    '存在三个问题：一是更新慢；三是人手紧。',
    '存在三个问题：一是更新慢。',
    '有 3 个村：一是东村；二是西村；三是南村。',
  ]);
});

test('never throws', () => assertSound(RULE, ['三个问题：', '一是', '二是', '十是', '，', '。', '20项工作：']));
