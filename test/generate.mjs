// Writes what follows from the rules: the keys of the setting `gouji.rules` in package.json and package.nls*.json,
// MANUAL.md (with what `npm run evaluate -- --write` measured), and the JSON schema of gouji.config.json; and from the
// forms: snippets, and the letters that completion is filtered by.
// With --test a stale file, though rewritten, counts as a failure: look at the difference and commit it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { initialsFor } from './generate/initials.mjs';
import { snippetsFor } from './generate/snippets.mjs';

const rules = (await load('server/src/rules/index.ts')).rules;
const { configSchema, toJSONSchema } = await load('server/src/config/json-schema.ts');
const measurements = JSON.parse(readFileSync('test/evaluate/measured.json', 'utf8'));
const core = await load('test/generate/core.ts');
const stale = [
  rewrite('package.json', (manifest) => {
    manifest.contributes.configuration.properties['gouji.rules'].properties = Object.fromEntries(
      rules.map(({ id, severity }) => [
        id,
        { enum: ['error', 'warning', 'info', 'hint', 'off'], default: severity, description: `%rule.${id}%` },
      ]),
    );
  }),
  rewrite('package.nls.json', (messages) => setTitles(messages, 'zh')),
  rewrite('package.nls.en.json', (messages) => setTitles(messages, 'en')),
  rewriteText('MANUAL.md', manual()),
  rewriteText('syntaxes/gouji.config.schema.json', `${JSON.stringify(schema(), null, 2)}\n`),
  rewriteText('syntaxes/snippets.json', `${JSON.stringify(snippetsFor(core), null, 2)}\n`),
  rewriteText('server/src/data/initials.json', `${JSON.stringify(initialsFor(core), null, 2)}\n`),
].filter((path) => path !== undefined);
for (const path of stale) console.log(`rewritten: ${path}`);
if (process.argv.includes('--test') && stale.length > 0) process.exitCode = 1;

async function load(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-rules-'));
  const outfile = join(folder, 'rules.cjs');
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function setTitles(messages, locale) {
  for (const key of Object.keys(messages)) if (key.startsWith('rule.')) delete messages[key];
  for (const { id, title } of rules) messages[`rule.${id}`] = title[locale];
}

/** The path, where the file had to be written. */
function rewrite(path, change) {
  const content = JSON.parse(readFileSync(path, 'utf8'));
  const before = JSON.stringify(content);
  change(content);
  if (JSON.stringify(content) === before) return undefined;
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}

/** The shape of gouji.config.json, with the rules by name. */
function schema() {
  const { properties, ...rest } = toJSONSchema(configSchema, { target: 'draft-7' });
  const { additionalProperties: setting, description } = properties.rules;
  const named = rules.map(({ id, title }) => [id, { ...setting, description: `${title.zh} · ${title.en}` }]);
  return {
    ...rest,
    properties: {
      ...properties,
      rules: { type: 'object', description, properties: Object.fromEntries(named), additionalProperties: false },
    },
  };
}

function rewriteText(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return undefined;
  writeFileSync(path, content);
  return path;
}

/** The rules in words: the same that `gouji explain` prints. */
function manual() {
  const severities = { error: '错误', warning: '警告', info: '提示', hint: '建议' };
  const chapters = rules.map(({ id, severity, title, why, source, examples }) =>
    [
      `## ${id}`,
      `**${title.zh}**（${severities[severity]}） · ${title.en}`,
      why.zh,
      why.en,
      `依据：${source}`,
      measured(id),
      ...examples.flatMap(({ bad, good }) => ['会指出（⟦⟧ 为标出的文字）：', fenced(bad), '这样就对：', fenced(good)]),
    ].join('\n\n'),
  );
  const head = [
    '# 规则手册 · Manual of the rules',
    '每条规则查什么、为什么、依据是什么、怎样写就对。级别分四种：**错误**是确定不对、公布前必须改的；**警告**是多半要改的；**提示**是请看一眼的；**建议**是写法上的小毛病。级别可在设置 `gouji.rules` 里调整或关闭；确认无误的一处，用灯泡里的“忽略此处”写明理由即可。',
    'What each rule finds, why, on what ground, and how it is put right. An **error** is certainly wrong, a **warning** most likely; an **info** is worth a look, a **hint** is a matter of form. Levels are set by `gouji.rules`; a single finding is silenced, with a reason, from the light bulb.',
    '由规则文件生成，请勿手改。 Generated from the rules.',
  ].join('\n\n');
  const index = rules.map(({ id, title }) => `- [${id}](#${id}) ${title.zh}`).join('\n');
  return `${[head, index, ...chapters].join('\n\n')}\n`;
}

/** How often the rule found a fault made on purpose, and how often it was right on real reports that were checked by hand. */
function measured(id) {
  const { runs, found, right, false: wrong } = measurements[id];
  const made = `在各种格式、各种写法的样稿里故意改出这类错误 ${runs} 次，找出 ${found} 次；没有错误的样稿不误报。`;
  const judged =
    right + wrong === 0
      ? '人工核对过的真实年报中没有可以评判的例子。'
      : `人工核对过的真实年报中报出 ${right + wrong} 处，${right} 处属实。`;
  const onReal =
    right + wrong === 0
      ? 'Real reports checked by hand have no example to judge it by.'
      : `On real reports checked by hand: ${right} of ${right + wrong} findings right.`;
  const inEnglish = `Made on purpose in drafts of every form and notation ${runs} times, found ${found} times. ${onReal}`;
  return `实测：${made}${judged}\n\n${inEnglish}`;
}

function fenced(text) {
  return `\`\`\`\`text\n${text.trimEnd()}\n\`\`\`\``;
}
